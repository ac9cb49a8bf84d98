package dev.portolan.sql;

/**
 * A part of a file. Every character of a file belongs to one piece, and they follow each other without a gap.
 *
 * @param from offset of its first character
 * @param to offset behind its last one
 */
public record Piece(Kind kind, int from, int to) {
    /** What a piece is. */
    public enum Kind {
        /** What is sent to the server. */
        STATEMENT,
        /** A comment outside of statements, its line end included. */
        COMMENT,
        /** Blanks, line ends, a byte order mark. */
        SPACE,
        /** A delimiter that its statement does not keep, or that ends none. */
        DELIMITER,
        /** A line that names a delimiter. */
        COMMAND
    }

    /** What it holds of that text. */
    public String in(String text) {
        return text.substring(from, to);
    }
}
