package dev.portolan.sql;

/** Ends of what a delimiter may stand in without ending anything. */
final class SkipText {
    private static final int UNKNOWN = -2;

    private final String text;
    private final SplitRules rules;
    private int unclosed = Integer.MAX_VALUE;
    private int lastBracket = UNKNOWN;

    SkipText(String text, SplitRules rules) {
        this.text = text;
        this.rules = rules;
    }

    int spaces(int pos) {
        while (pos < text.length() && isSpace(text.charAt(pos))) {
            pos++;
        }
        return pos;
    }

    String trimmed(int from, int to) {
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(spaces(from), to);
    }

    /** Behind the line end at {@code pos}, or {@code pos} when there is none. */
    int newline(int pos) {
        if (text.startsWith("\r\n", pos)) {
            return pos + 2;
        }
        return pos < text.length() && text.charAt(pos) == '\n' ? pos + 1 : pos;
    }

    /** Behind the comment at {@code pos}, its line end included, or {@code pos} when there is none. */
    int comment(int pos) {
        char c = text.charAt(pos);
        if (c == '-' && text.startsWith("--", pos) || c == '#' && rules.hashComments()) {
            int end = text.indexOf('\n', pos);
            return end < 0 ? text.length() : end + 1;
        }
        if (c != '/' || !text.startsWith("/*", pos) || pos > unclosed) {
            return pos;
        }
        int depth = 1;
        for (int i = pos + 2; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '*' && text.charAt(i + 1) == '/') {
                if (--depth == 0) {
                    return i + 2;
                }
                i++;
            } else if (rules.nestedComments() && text.charAt(i) == '/' && text.charAt(i + 1) == '*') {
                depth++;
                i++;
            }
        }
        unclosed = pos;
        return pos;
    }

    /** Behind the quote that closes the one at {@code pos}; -1 when none does. A doubled quote opens again by itself. */
    int quoted(int pos) {
        char quote = text.charAt(pos);
        boolean escapes = quote != '`' && rules.backslashEscapes()
                || quote == '\'' && rules.escapeStrings() && isEscapeString(pos);
        for (int i = pos + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                boolean doubled = escapes && i + 1 < text.length() && text.charAt(i + 1) == quote;
                if (!doubled) {
                    return i + 1;
                }
                i++;
            } else if (c == '\\' && escapes) {
                i++;
            }
        }
        return -1;
    }

    /** Behind the bracket that closes the one at {@code pos}, or {@code pos} when none begins there or none closes it. */
    int bracketed(int pos) {
        if (!rules.brackets() || text.charAt(pos) != '[' || pos > lastBracket()) {
            return pos;
        }
        return text.indexOf(']', pos) + 1;
    }

    private int lastBracket() {
        if (lastBracket == UNKNOWN) {
            lastBracket = text.lastIndexOf(']');
        }
        return lastBracket;
    }

    private boolean isEscapeString(int quote) {
        return quote > 0
                && (text.charAt(quote - 1) == 'E' || text.charAt(quote - 1) == 'e')
                && (quote == 1 || !isWord(text.charAt(quote - 2)));
    }

    /** Behind {@code $tag$ … $tag$}, the text's end when it is not closed, {@code pos} when none begins there. */
    int dollarQuoted(int pos) {
        if (!rules.dollarQuote() || text.charAt(pos) != '$' || pos > 0 && isWord(text.charAt(pos - 1))) {
            return pos;
        }
        int end = pos + 1;
        while (end < text.length() && isWord(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        boolean tag = end < text.length() && text.charAt(end) == '$' && !Character.isDigit(text.charAt(pos + 1));
        if (!tag) {
            return pos;
        }
        String quote = text.substring(pos, end + 1);
        int close = text.indexOf(quote, end + 1);
        return close < 0 ? text.length() : close + quote.length();
    }

    static boolean isSpace(char c) {
        return c <= ' ' ? c == ' ' || c >= '\t' && c <= '\r' : c == '\u0085' || Character.isSpaceChar(c);
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
