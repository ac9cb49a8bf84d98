package dev.portolan.sql;

import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.List;

/** One pass over a file's text. */
final class SplitScan {
    // A block that never closes is read again as plain text; a file full of them must not cost the square of its
    // length.
    private static final int MOST_RETRIES = 20;

    private final String text;
    private final SplitRules rules;
    private final SkipText skip;
    private final Lines lines;
    private final List<Statement> statements = new ArrayList<>();
    private List<String> comments = new ArrayList<>();
    private String delimiter;
    private int pos;
    private int retries;
    private boolean delimited;

    SplitScan(String text, int from, String delimiter, SplitRules rules) {
        this.text = text;
        this.pos = from;
        this.delimiter = delimiter;
        this.rules = rules;
        this.skip = new SkipText(text, rules);
        this.lines = new Lines(text);
    }

    List<Statement> all() {
        while (toStatement()) {
            statement();
        }
        return List.copyOf(statements);
    }

    /** Over spaces, comments, empty statements and delimiter commands; false at the end. */
    private boolean toStatement() {
        while (true) {
            pos = skip.spaces(pos);
            if (pos == text.length()) {
                return false;
            }
            if (text.startsWith(delimiter, pos)) {
                pos += delimiter.length();
                continue;
            }
            if (Delimiters.command(text, pos)) {
                command();
                continue;
            }
            int end = skip.comment(pos);
            if (end == pos) {
                return true;
            }
            comments.add(text.substring(pos, end));
            boolean line = text.charAt(end - 1) == '\n';
            if (skip.newline(end) > end && (line || skip.newline(skip.newline(end)) > skip.newline(end))) {
                comments.clear();
            }
            pos = end;
        }
    }

    private void command() {
        int end = text.indexOf('\n', pos);
        end = end < 0 ? text.length() : end;
        String named = Delimiters.named(text, pos, end);
        if (named.isEmpty()) {
            throw error(pos, "empty delimiter");
        }
        delimiter = named;
        pos = end;
    }

    private void statement() {
        boolean blocks = delimiter.equals(";") && (rules.begin() || rules.beginAtomic());
        int end = retries < MOST_RETRIES && blocks ? end(new Blocks(text, rules)) : end(null);
        if (end < 0) {
            retries++;
            end = end(null);
        }
        int from = pos;
        pos = end;
        int to = delimited && !delimiter.equals(";") ? end - delimiter.length() : end;
        String trimmed = skip.trimmed(from, to);
        if (!trimmed.isEmpty()) {
            statements.add(new Statement(from, lines.line(from), trimmed, comments));
            comments = new ArrayList<>();
        }
    }

    /** Where the statement at {@code pos} ends, behind its delimiter; -1 when a block in it does not close. */
    private int end(Blocks blocks) {
        int depth = 0;
        int opened = pos;
        int i = pos;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '(') {
                if (depth++ == 0) {
                    opened = i;
                }
            } else if (c == ')') {
                if (depth-- == 0) {
                    throw error(i, "unexpected ')'");
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = skip.quoted(i);
                if (end < 0) {
                    throw error(i, c == '\'' ? "unclosed quote '\\''" : "unclosed quote '" + c + "'");
                }
                if (blocks != null) {
                    blocks.other(i);
                }
                i = end;
                continue;
            } else if (depth == 0 && text.startsWith(delimiter, i)) {
                if (blocks == null || blocks.ends(i)) {
                    delimited = true;
                    return i + delimiter.length();
                }
                i += delimiter.length();
                continue;
            }
            int end = skip.comment(i);
            if (end == i) {
                end = skip.dollarQuoted(i);
            }
            if (end == i) {
                end = skip.bracketed(i);
            }
            if (end > i) {
                i = end;
                continue;
            }
            i = blocks == null ? i + 1 : blocks.next(i, depth);
        }
        if (depth > 0) {
            throw error(opened, "unclosed '('");
        }
        delimited = false;
        return blocks == null || blocks.ends(i) ? i : -1;
    }

    private PortolanException error(int at, String what) {
        return PortolanException.failed("sql-split", lines.line(at) + ":" + lines.column(at) + ": " + what);
    }
}
