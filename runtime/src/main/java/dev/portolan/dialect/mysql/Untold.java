package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the catalog does not tell of a table, and its definition does: the tablespace that it shares, where its partitions are.
 * Definitions are asked for only of tables with partitions, and where the server has tablespaces to share.
 */
final class Untold {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'|`(?:[^`]|``)*`", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\bTABLESPACE\\b");
    private static final Pattern OF_PARTITION =
            Pattern.compile("\\b(?:DATA|INDEX) DIRECTORY\\b|\\b(?:MAX|MIN)_ROWS\\b");
    private static final String BY = "PARTITION BY";

    private Untold() {}

    static void find(Session session, Relations relations) throws SQLException {
        for (Relation table : relations.tables.values()) {
            if (relations.spaces || table.options.containsKey(Storage.PARTITIONS)) {
                session.query("SHOW CREATE TABLE " + Syntax.quoted(table.name), row -> read(table, row.getString(2)));
            }
        }
    }

    private static void read(Relation table, String definition) {
        String behind = QUOTED.matcher(definition.substring(Math.max(0, definition.lastIndexOf("\n) "))))
                .replaceAll("''");
        List<String> untold = new ArrayList<>();
        if (SPACE.matcher(behind).find()) {
            untold.add("its tablespace");
        }
        int by = behind.indexOf(BY);
        if (by >= 0 && OF_PARTITION.matcher(behind.substring(by)).find()) {
            untold.add("the directories and numbers of rows that its partitions were given");
        }
        untold.forEach(u -> table.options.merge(Storage.UNTOLD, u, (all, one) -> all + " and " + one));
    }
}
