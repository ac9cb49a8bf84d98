package dev.portolan.sql;

/** What ends a statement when it is not {@code ;}. */
final class Delimiters {
    /** A longer one would cost its length at every character. */
    static final int LONGEST = 255;

    private static final String DIRECTIVE = "-- atlas:delimiter ";
    private static final String COMMAND = "delimiter";

    private Delimiters() {}

    /** The delimiter that a directive at {@code from} names, its escapes decoded; null for none. */
    static String directive(String text, int from) {
        if (!text.startsWith(DIRECTIVE, from)) {
            return null;
        }
        int end = text.indexOf('\n', from);
        String written = text.substring(from + DIRECTIVE.length(), end < 0 ? text.length() : end)
                .strip();
        if (written.isEmpty()) {
            return null;
        }
        return written.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    /** Whether a {@code DELIMITER} command of the MySQL client stands there. */
    static boolean command(String text, int pos) {
        int end = pos + COMMAND.length();
        return text.regionMatches(true, pos, COMMAND, 0, COMMAND.length())
                && end < text.length()
                && (text.charAt(end) == ' ' || text.charAt(end) == '\t');
    }

    /** The delimiter that the command's line names, up to {@code end}; empty for none. */
    static String named(String text, int pos, int end) {
        String written = text.substring(pos + COMMAND.length(), end).strip();
        if (written.length() > 1 && written.startsWith("'") && written.endsWith("'")) {
            return written.substring(1, written.length() - 1).replace("''", "'");
        }
        return written;
    }
}
