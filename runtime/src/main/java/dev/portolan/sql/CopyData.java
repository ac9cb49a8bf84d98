package dev.portolan.sql;

/** The rows behind {@code COPY … FROM stdin;}, as psql and pg_dump have them. */
final class CopyData {
    private static final String END = "\\.";

    private CopyData() {}

    /** Behind the line that ends the rows of a statement; {@code to} when it reads none. */
    static int end(String text, SkipText skip, int from, int to) {
        if (!text.regionMatches(true, from, "COPY", 0, 4) || !readsRows(text, skip, from + 4, to)) {
            return to;
        }
        int line = to;
        while (line < text.length() && text.charAt(line) != '\n') {
            if (!SkipText.isSpace(text.charAt(line))) {
                return to;
            }
            line++;
        }
        while (line < text.length()) {
            int first = line + 1;
            line = text.indexOf('\n', first);
            line = line < 0 ? text.length() : line;
            if (text.startsWith(END, first) && skip.trimmed(first, line) == first + END.length()) {
                return first + END.length();
            }
        }
        return SkipText.UNCLOSED;
    }

    private static boolean readsRows(String text, SkipText skip, int from, int to) {
        int depth = 0;
        boolean source = false;
        for (int i = from; i < to; ) {
            char c = text.charAt(i);
            int end = c == '\'' || c == '"' ? skip.quoted(i) : skip.comment(i);
            if (end > i) {
                source &= c == '-' || c == '/';
                i = end;
            } else if (SkipText.isWord(c)) {
                end = skip.word(i);
                if (depth == 0 && source && is(text, i, end, "STDIN")) {
                    return true;
                }
                source = is(text, i, end, "FROM");
                i = end;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                i++;
            }
        }
        return false;
    }

    private static boolean is(String text, int from, int to, String word) {
        return to - from == word.length() && text.regionMatches(true, from, word, 0, word.length());
    }
}
