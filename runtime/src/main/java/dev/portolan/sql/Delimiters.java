package dev.portolan.sql;

/** What ends a statement when it is not {@code ;}. */
final class Delimiters {
    private static final String DIRECTIVE = "-- atlas:delimiter ";
    private static final String COMMAND = "delimiter ";

    private Delimiters() {}

    /** The delimiter that the first line names, its escapes decoded; null for none. */
    static String directive(String text) {
        if (!text.startsWith(DIRECTIVE)) {
            return null;
        }
        int end = text.indexOf('\n');
        String written = text.substring(DIRECTIVE.length(), end < 0 ? text.length() : end)
                .strip();
        if (written.isEmpty()) {
            return null;
        }
        return written.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    /** Whether a {@code DELIMITER} command of the MySQL client stands there. */
    static boolean command(String text, int pos) {
        return text.regionMatches(true, pos, COMMAND, 0, COMMAND.length());
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
