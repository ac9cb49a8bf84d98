package dev.portolan.sql;

/** Line and column of an offset; asked in rising order it reads the text once. Lines end with LF, CR LF or CR. */
final class Lines {
    private String text;
    private int line = 1;
    private int column = 1;
    private int read;
    private int firstLine = 1;
    private int firstColumn = 1;

    Lines(String text) {
        this.text = text;
    }

    /** The text goes on elsewhere. @param from where the rest of the text so far begins @param rest begins with that rest */
    void move(int from, String rest) {
        line(from);
        text = rest;
        read = 0;
        firstLine = line;
        firstColumn = column;
    }

    /** From 1. */
    int line(int offset) {
        if (offset < read) {
            read = 0;
            line = firstLine;
            column = firstColumn;
        }
        for (; read < offset; read++) {
            char c = text.charAt(read);
            if (c == '\n' || c == '\r' && (read + 1 == text.length() || text.charAt(read + 1) != '\n')) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c) || read == 0 || !Character.isHighSurrogate(text.charAt(read - 1))) {
                column++;
            }
        }
        return line;
    }

    /** In characters, from 1. */
    int column(int offset) {
        line(offset);
        return column;
    }
}
