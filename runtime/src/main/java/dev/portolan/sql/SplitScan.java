package dev.portolan.sql;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules.Syntax;
import java.util.ArrayList;
import java.util.List;

/** One pass over a text, or over windows of it: what does not end well before a window's end is read again in the next one. */
final class SplitScan {
    /** Farther than this nothing is looked at behind the end of a piece, a delimiter apart. */
    private static final int LOOKED_AHEAD = 16;

    private final SplitRules rules;
    private final Strings strings;
    private final Lines lines;
    private String text;
    private SkipText skip;
    private boolean last;
    private int base;
    private int pos;
    private int nul;
    private String delimiter = ";";
    private List<String> comments = new ArrayList<>();
    private Statement statement;
    /** Where a delimiter begins and ends that the last statement does not keep. */
    private int delimiterFrom = -1;

    private int delimiterTo = -1;
    private boolean delimited;
    /** Whether nothing but a byte order mark was read. */
    private boolean start = true;

    /** @param last whether the text ends there */
    SplitScan(String text, boolean last, SplitRules rules) {
        this.rules = rules;
        this.strings = new Strings(rules);
        this.lines = new Lines(text);
        set(text, last);
    }

    private void set(String window, boolean end) {
        text = window;
        last = end;
        pos = 0;
        skip = new SkipText(text, rules, strings);
        nul = rules.has(Syntax.NUL_ENDS) ? text.indexOf('\0') : -1;
    }

    /** Goes on with {@link #rest} and what follows it. */
    void window(String window, boolean end) {
        lines.move(pos, window);
        base = Math.addExact(base, pos);
        if (delimiterFrom >= 0) {
            delimiterFrom -= pos;
            delimiterTo -= pos;
        }
        set(window, end);
    }

    String rest() {
        return text.substring(pos);
    }

    boolean isLast() {
        return last;
    }

    /** The statement that {@link #next} has just passed. */
    Statement statement() {
        return statement;
    }

    /** The next piece, with offsets in the whole text; null at the end of the text or of what is certain in this window. */
    Piece next() {
        int from = pos;
        if (from == text.length()) {
            return null;
        }
        try {
            Piece.Kind kind = piece();
            if (!last && pos + LOOKED_AHEAD + delimiter.length() > text.length()) {
                pos = from;
                return null;
            }
            settle(kind, from);
            start &= kind == Piece.Kind.SPACE && text.charAt(from) == '\ufeff';
            return new Piece(kind, base + from, base + pos);
        } catch (More e) {
            pos = from;
            return null;
        }
    }

    /** Moves behind a piece; what it changes for those behind it is left to {@link #settle}. */
    private Piece.Kind piece() {
        if (delimiterFrom >= 0) {
            boolean blanks = pos < delimiterFrom;
            pos = blanks ? delimiterFrom : delimiterTo;
            return blanks ? Piece.Kind.SPACE : Piece.Kind.DELIMITER;
        }
        if (start && text.charAt(pos) == '\ufeff') {
            pos++;
            return Piece.Kind.SPACE;
        }
        if (start && Delimiters.directive(text, pos) != null || Delimiters.command(text, pos)) {
            int end = text.indexOf('\n', pos);
            if (end < 0 && !last) {
                throw More.MORE;
            }
            pos = end < 0 ? text.length() : end;
            return Piece.Kind.COMMAND;
        }
        int end = skip.spaces(pos);
        if (end > pos) {
            pos = end;
            return Piece.Kind.SPACE;
        }
        if (text.startsWith(delimiter, pos)) {
            pos += delimiter.length();
            return Piece.Kind.DELIMITER;
        }
        end = closed(skip.comment(pos), pos, "comment '/*'");
        if (end > pos) {
            pos = end;
            return Piece.Kind.COMMENT;
        }
        pos = statementEnd();
        return Piece.Kind.STATEMENT;
    }

    private void settle(Piece.Kind kind, int from) {
        switch (kind) {
            case COMMAND -> command(from);
            case COMMENT -> comment(from);
            case STATEMENT -> statement(from);
            case DELIMITER -> {
                if (pos == delimiterTo) {
                    delimiterFrom = -1;
                    delimiterTo = -1;
                }
            }
            case SPACE -> {}
        }
    }

    private void command(int from) {
        boolean directive = text.charAt(from) == '-';
        String named = directive ? Delimiters.directive(text, from) : Delimiters.named(text, from, pos);
        if (named.isEmpty()) {
            throw error(from, "empty delimiter");
        }
        if (named.length() > Delimiters.LONGEST) {
            throw error(from, "delimiter longer than " + Delimiters.LONGEST + " characters");
        }
        if (directive && pos == text.length()) {
            throw PortolanException.failed("sql-split", "1:0: no input found after delimiter \"" + named + "\"");
        }
        delimiter = named;
    }

    private void comment(int from) {
        comments.add(text.substring(from, pos));
        boolean line = text.charAt(pos - 1) == '\n';
        int next = skip.newline(pos);
        if (next > pos && (line || skip.newline(next) > next)) {
            comments.clear();
        }
    }

    private void statement(int from) {
        int end = pos;
        int to = delimited && !delimiter.equals(";") ? end - delimiter.length() : end;
        int trimmed = skip.trimmed(from, to);
        if (to < end) {
            delimiterFrom = to;
            delimiterTo = end;
        }
        pos = trimmed;
        if (nul >= 0 && nul < from) {
            nul = text.indexOf('\0', from);
        }
        if (nul >= 0 && nul < trimmed) {
            throw error(nul, "a NUL character: the server would not see what stands behind it");
        }
        int wrong = Utf8.wrong(text, from, trimmed);
        if (wrong >= 0) {
            throw error("sql-encoding", wrong, Utf8.message(text, wrong));
        }
        statement = new Statement(base + from, lines.line(from), text.substring(from, trimmed), comments);
        comments = new ArrayList<>();
        strings.after(text, from, trimmed);
    }

    /** Where the statement at {@code pos} ends, behind its delimiter. */
    private int statementEnd() {
        boolean semicolon = delimiter.equals(";");
        Blocks blocks = semicolon ? Blocks.of(text, rules, skip) : null;
        skip.begin(pos);
        int depth = 0;
        int opened = pos;
        int version = -1;
        int i = pos;
        while (i < text.length()) {
            if (blocks != null && blocks.isOver()) {
                blocks = null;
            }
            char c = text.charAt(i);
            if (semicolon && SkipText.isWord(c) && skip.dollar(i) == i) {
                int end = skip.word(i);
                if (blocks != null) {
                    blocks.word(i, end, depth);
                }
                i = end;
                continue;
            }
            int end = skipped(i, c, depth == 0 && text.startsWith(delimiter, i));
            if (end > i) {
                if (blocks != null && c != '-' && c != '/' && c != '#') {
                    blocks.other();
                }
                i = end;
                continue;
            }
            if (c == '(') {
                opened = depth++ == 0 ? i : opened;
            } else if (c == ')') {
                if (depth-- == 0) {
                    throw error(i, "unexpected ')'");
                }
            } else if (c == '/' && version < 0 && skip.version(i) > i) {
                version = i;
                i = skip.version(i);
                continue;
            } else if (c == '*' && version >= 0 && text.startsWith("*/", i)) {
                version = -1;
                i += 2;
                continue;
            } else if (depth == 0 && text.startsWith(delimiter, i)) {
                if ((blocks == null || blocks.ends()) && version < 0) {
                    delimited = true;
                    return copied(i + delimiter.length());
                }
                i += delimiter.length();
                continue;
            }
            if (blocks != null) {
                blocks.mark(c, depth);
            }
            i++;
        }
        closed(depth > 0 ? SkipText.UNCLOSED : 0, opened, "'('");
        closed(version >= 0 ? SkipText.UNCLOSED : 0, version, "comment '/*!'");
        if (blocks != null && !blocks.ends()) {
            closed(SkipText.UNCLOSED, blocks.opened(), text.substring(blocks.opened(), skip.word(blocks.opened())));
        }
        delimited = false;
        return i;
    }

    /** Behind the string, quoted name or comment at {@code i}, or {@code i}. A delimiter goes before a comment. */
    private int skipped(int i, char c, boolean delimits) {
        return switch (c) {
            case '\'', '"', '`' -> closed(skip.quoted(i), i, c == '\'' ? "quote '\\''" : "quote '" + c + "'");
            case '$' -> {
                if (delimits) {
                    yield i;
                }
                int end = skip.dollarQuoted(i);
                yield end < 0 ? closed(end, i, "'" + text.substring(i, skip.dollar(i)) + "'") : end;
            }
            case '[' -> closed(skip.bracketed(i), i, "'['");
            case '-', '/', '#' -> delimits ? i : closed(skip.comment(i), i, "comment '/*'");
            default -> i;
        };
    }

    private int copied(int end) {
        return rules.has(Syntax.COPY_DATA)
                ? closed(CopyData.end(text, skip, pos, end), pos, "COPY: no line \\. ends its rows")
                : end;
    }

    /** That end, unless there is none. */
    private int closed(int end, int from, String what) {
        if (end == SkipText.UNCLOSED) {
            if (!last) {
                throw More.MORE;
            }
            throw error(from, "unclosed " + what);
        }
        return end;
    }

    private PortolanException error(int at, String what) {
        return error("sql-split", at, what);
    }

    private PortolanException error(String code, int at, String what) {
        return PortolanException.failed(code, lines.line(at) + ":" + lines.column(at) + ": " + what);
    }

    /** The window ends before it can be told. */
    private static final class More extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final More MORE = new More();

        private More() {
            super(null, null, false, false);
        }
    }
}
