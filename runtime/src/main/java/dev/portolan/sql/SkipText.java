package dev.portolan.sql;

import dev.portolan.sql.SplitRules.Syntax;

/** Ends of what a delimiter may stand in without ending anything. Asked where none begins, each gives that place back. */
final class SkipText {
    static final int UNCLOSED = -1;

    private final String text;
    private final Strings strings;
    private final boolean hash;
    private final boolean slashes;
    private final boolean nested;
    private final boolean spacedDashes;
    private final boolean returns;
    private final boolean versions;
    private final boolean mariadb;
    private final boolean tags;
    private final boolean doubleDollar;
    private final boolean brackets;
    private int first;

    SkipText(String text, SplitRules rules, Strings strings) {
        this.text = text;
        this.strings = strings;
        this.hash = rules.has(Syntax.HASH_COMMENTS);
        this.slashes = rules.has(Syntax.SLASH_COMMENTS);
        this.nested = rules.has(Syntax.NESTED_COMMENTS);
        this.spacedDashes = rules.has(Syntax.SPACED_DASHES);
        this.returns = rules.has(Syntax.RETURNS_END_LINES);
        this.versions = rules.has(Syntax.VERSION_COMMENTS);
        this.mariadb = rules.has(Syntax.MARIADB_COMMENTS);
        this.tags = rules.has(Syntax.DOLLAR_TAGS);
        this.doubleDollar = rules.has(Syntax.DOUBLE_DOLLAR);
        this.brackets = rules.has(Syntax.BRACKETS);
    }

    /** A statement begins there: what stands before it has no meaning for it. */
    void begin(int pos) {
        first = pos;
    }

    int spaces(int pos) {
        while (pos < text.length() && isSpace(text.charAt(pos))) {
            pos++;
        }
        return pos;
    }

    /** Before the blanks that end at {@code to}. */
    int trimmed(int from, int to) {
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    int word(int pos) {
        while (pos < text.length() && isWord(text.charAt(pos))) {
            pos++;
        }
        return pos;
    }

    /** Behind one line end. */
    int newline(int pos) {
        if (text.startsWith("\r\n", pos)) {
            return pos + 2;
        }
        return pos < text.length() && text.charAt(pos) == '\n' ? pos + 1 : pos;
    }

    /** Behind a comment, its line end included; {@link #UNCLOSED} when it has no end. */
    int comment(int pos) {
        char c = text.charAt(pos);
        if (c == '#' && hash || c == '-' && dashes(pos) || c == '/' && slashes && text.startsWith("//", pos)) {
            return line(pos);
        }
        if (c != '/' || !text.startsWith("/*", pos) || version(pos) > pos) {
            return pos;
        }
        return nested ? nested(pos + 2) : behind("*/", pos + 2);
    }

    private int nested(int pos) {
        int depth = 1;
        for (int i = pos; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' && text.charAt(i + 1) == '/') {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            } else if (c == '/' && text.charAt(i + 1) == '*') {
                i++;
                depth++;
            }
        }
        return UNCLOSED;
    }

    private int behind(String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? UNCLOSED : at + mark.length();
    }

    private boolean dashes(int pos) {
        if (!text.startsWith("--", pos)) {
            return false;
        }
        return !spacedDashes || pos + 2 == text.length() || text.charAt(pos + 2) <= ' ';
    }

    private int line(int pos) {
        for (int i = pos; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r' && returns) {
                return text.startsWith("\r\n", i) ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    /** Behind the mark and the number that open a comment whose text the server executes. */
    int version(int pos) {
        int end = pos;
        if (versions && text.startsWith("/*!", pos)) {
            end = pos + 3;
        } else if (mariadb && text.startsWith("/*M!", pos)) {
            end = pos + 4;
        } else {
            return pos;
        }
        int most = end + 6;
        while (end < most && end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Behind the quote that closes the one at {@code pos}. A doubled quote opens again by itself. */
    int quoted(int pos) {
        char quote = text.charAt(pos);
        if (!strings.escapes(quote, isEscapeString(pos))) {
            int close = text.indexOf(quote, pos + 1);
            return close < 0 ? UNCLOSED : close + 1;
        }
        for (int i = pos + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == quote;
                if (!doubled) {
                    return i + 1;
                }
                i++;
            } else if (c == '\\') {
                i++;
            }
        }
        return UNCLOSED;
    }

    private boolean isEscapeString(int quote) {
        return quote > first
                && (text.charAt(quote - 1) == 'E' || text.charAt(quote - 1) == 'e')
                && (quote == first + 1 || !isWord(text.charAt(quote - 2)));
    }

    /** Behind a bracketed name. */
    int bracketed(int pos) {
        if (!brackets || text.charAt(pos) != '[') {
            return pos;
        }
        return behind("]", pos);
    }

    /** Behind the mark that opens a dollar-quoted string. */
    int dollar(int pos) {
        if (!tags && !doubleDollar || text.charAt(pos) != '$' || pos > first && isWord(text.charAt(pos - 1))) {
            return pos;
        }
        int end = pos + 1;
        while (tags && end < text.length() && isWord(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == '$';
        return closed && !isDigit(text.charAt(pos + 1)) ? end + 1 : pos;
    }

    /** Behind a dollar-quoted string. */
    int dollarQuoted(int pos) {
        int open = dollar(pos);
        if (open == pos) {
            return pos;
        }
        return behind(text.substring(pos, open), open);
    }

    static boolean isSpace(char c) {
        return c <= ' '
                ? c == ' ' || c >= '\t' && c <= '\r'
                : c >= '\u0080' && (c == '\u0085' || Character.isSpaceChar(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether it may stand inside an unquoted identifier. */
    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$'
                || c >= '\u0080' && !Character.isSpaceChar(c);
    }
}
