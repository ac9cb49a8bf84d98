package dev.portolan.sql;

import dev.portolan.schema.PortolanException;
import java.util.List;

/**
 * Tells the statements of a SQL file apart, as Atlas does and without its defects: {@code E'it\'s'}, nested comments where the
 * server nests them, {@code a$b$c} as one identifier, a comment at the end of a file that is no statement.
 *
 * <p>A statement ends at the delimiter outside parentheses, quotes and comments. The delimiter is {@code ;} unless the first line
 * is {@code -- atlas:delimiter X} or a {@code DELIMITER X} line of the MySQL client changes it. Empty statements are left out.
 */
public final class Splitter {
    private Splitter() {}

    /**
     * The statements in order; each text keeps a delimiter {@code ;} and loses any other.
     *
     * @throws PortolanException {@code sql-split} with {@code line:column: what} for an unclosed quote or parenthesis
     */
    public static List<Statement> split(String text, SplitRules rules) {
        int from = text.startsWith("\ufeff") ? 1 : 0;
        String delimiter = Delimiters.directive(text);
        if (delimiter != null) {
            from = text.indexOf('\n') + 1;
            if (from == 0) {
                throw PortolanException.failed(
                        "sql-split", "1:0: no input found after delimiter \"" + delimiter + "\"");
            }
        }
        return new SplitScan(text, from, delimiter == null ? ";" : delimiter, rules).all();
    }
}
