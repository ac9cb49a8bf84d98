package dev.portolan.sql;

/** Line and column of an offset; asked in rising order it reads the text once. */
final class Lines {
    private final String text;
    private int line = 1;
    private int start;
    private int read;

    Lines(String text) {
        this.text = text;
    }

    /** From 1. */
    int line(int offset) {
        if (offset < read) {
            line = 1;
            start = 0;
            read = 0;
        }
        for (; read < offset; read++) {
            if (text.charAt(read) == '\n') {
                line++;
                start = read + 1;
            }
        }
        return line;
    }

    /** In characters, from 1. */
    int column(int offset) {
        line(offset);
        return text.codePointCount(start, offset) + 1;
    }
}
