package dev.portolan.dialect.sqlite;

import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds rows that a plan leaves without a parent. What was broken before does not count: the rows are counted for each foreign key
 * at the beginning and at the end.
 */
final class ForeignKeyCheck {
    private final List<String> before;
    private final List<String> after;

    /** @param rebuilt tables that are built anew @param dropped tables that go; all by their new names */
    ForeignKeyCheck(State state, Set<QName> rebuilt, Set<QName> dropped) {
        if (rebuilt.isEmpty() && dropped.isEmpty()) {
            this.before = List.of();
            this.after = List.of();
            return;
        }
        Map<QName, Table> old = new TreeMap<>();
        state.from.tables().forEach(t -> old.put(t.name(), t));
        Map<QName, Table> now = state.to.tablesByName();
        Map<QName, QName> oldNames = new TreeMap<>();
        state.from.tables().forEach(t -> oldNames.put(state.newName(t.name()), t.name()));
        this.after = state.to.tables().stream()
                .filter(t -> touched(t, rebuilt, dropped) && isSound(t, now))
                .map(t -> t.name().text())
                .toList();
        this.before = after.stream()
                .map(t -> oldNames.get(QName.quoted(t)))
                .filter(t -> t != null && isSound(old.get(t), old))
                .map(t -> state.newName(t).text())
                .toList();
    }

    private static boolean touched(Table table, Set<QName> rebuilt, Set<QName> dropped) {
        return table.foreignKeys().stream()
                .anyMatch(fk -> rebuilt.contains(table.name())
                        || rebuilt.contains(fk.refTable())
                        || dropped.contains(fk.refTable()));
    }

    /** SQLite refuses to check a table with a foreign key to columns that are not unique. */
    private static boolean isSound(Table table, Map<QName, Table> tables) {
        return table.foreignKeys().stream().allMatch(fk -> isSound(fk, tables.get(fk.refTable())));
    }

    static boolean isSound(ForeignKey fk, Table parent) {
        if (parent == null) {
            return true;
        }
        if (parent.primaryKey() != null
                && fk.refColumns().equals(parent.primaryKey().columns())) {
            return true;
        }
        Set<Name> key = new HashSet<>(fk.refColumns());
        if (parent.primaryKey() != null
                && key.equals(new HashSet<>(parent.primaryKey().columns()))) {
            return true;
        }
        for (Unique unique : parent.uniques()) {
            if (key.equals(new HashSet<>(unique.columns()))) {
                return true;
            }
        }
        return parent.indexes().stream().anyMatch(i -> i.unique() && i.where() == null && key.equals(columns(i)));
    }

    private static Set<Name> columns(Index index) {
        Set<Name> columns = new HashSet<>();
        index.parts().forEach(p -> columns.add(p.collation() == null ? p.column() : null));
        return columns;
    }

    boolean isNeeded() {
        return !after.isEmpty();
    }

    /** Tables whose orphans are counted at the beginning. */
    List<String> before() {
        return before;
    }

    /**
     * What has more orphans than at the beginning, as rows (what, where).
     *
     * @param counts table with the {@link #orphans} of {@link #before()}, if there are any
     */
    String lost(String counts) {
        String query = "SELECT 'orphans', a.child || ' (' || a.columns || ') -> ' || a.parent FROM (" + orphans(after)
                + ") AS a";
        return before.isEmpty()
                ? query
                : query + " WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM " + counts
                        + " AS b WHERE b.child = a.child COLLATE NOCASE AND b.parent = a.parent COLLATE NOCASE"
                        + " AND b.columns = a.columns COLLATE NOCASE)";
    }

    /** A query: child, parent, columns, and the number of rows without a parent, for each foreign key of the tables. */
    static String orphans(List<String> tables) {
        String names = tables.stream()
                .map(t -> "(" + SqliteNames.QUOTING.literal(t) + ")")
                .collect(Collectors.joining(", "));
        return "WITH t (name) AS (VALUES " + names
                + "), v AS (SELECT f.\"table\" AS child, f.parent AS parent, f.fkid AS id,"
                + " count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3)"
                + " SELECT child, parent, (SELECT group_concat(l.\"from\", ', ') FROM pragma_foreign_key_list(v.child) AS l"
                + " WHERE l.id = v.id) AS columns, n FROM v";
    }
}
