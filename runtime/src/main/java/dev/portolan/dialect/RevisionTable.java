package dev.portolan.dialect;

import java.util.List;

/**
 * The table of what has run, as one database has it.
 *
 * @param name qualified, as SQL
 * @param exists whether it is there
 * @param creation the statements that make it
 * @param time how a point in time is written: {@code ?}, or a cast of it
 * @param zoned whether that text has a zone
 * @param json how JSON text is written: {@code ?}, or a cast of it
 */
public record RevisionTable(
        String name, boolean exists, List<String> creation, String time, boolean zoned, String json) {
    public RevisionTable {
        creation = List.copyOf(creation);
    }
}
