package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plain SQL that fails the whole file at its end when something went wrong: rows lost because a statement failed and whoever runs
 * the file went on, values changed by a new type, foreign keys without a parent row. What is wrong is collected in a temporary
 * table, and the last statement breaks a constraint of it, whose name says what it is, and rolls all back.
 */
final class Safeguard {
    private static final String BEFORE = "temp.`portolan_before`";
    private static final String WRONG = "temp.`portolan_wrong`";

    private final Script script;
    private final ForeignKeyCheck keys;
    private final List<QName> counted;
    private final boolean needed;

    /**
     * @param risky tables that are built anew in a way that their rows may not allow
     * @param watched whether values are looked at, see {@link #values} and {@link #nulls}
     */
    Safeguard(Script script, ForeignKeyCheck keys, Set<QName> risky, boolean watched) {
        this.script = script;
        this.keys = keys;
        this.counted = List.copyOf(risky);
        this.needed = watched || !counted.isEmpty() || keys.isNeeded();
    }

    void begin() {
        if (!needed) {
            return;
        }
        List<String> before = new ArrayList<>();
        for (QName table : counted) {
            before.add("SELECT " + literal(table) + " AS child, NULL AS parent, NULL AS columns, count(*) AS n FROM "
                    + Ddl.quoted(table));
        }
        if (!keys.before().isEmpty()) {
            before.add("SELECT * FROM (" + ForeignKeyCheck.orphans(keys.before()) + ")");
        }
        if (!before.isEmpty()) {
            script.step(
                    "remember how many rows there are, and which have no parent already",
                    "CREATE TEMP TABLE `portolan_before` AS " + String.join(" UNION ALL ", before));
        }
        script.step(
                "collect what goes wrong",
                "CREATE TEMP TABLE `portolan_wrong` (`what` text NOT NULL, `where` text NULL, `final` int NOT NULL DEFAULT 0, "
                        + constraint("rows would be lost", "rows") + ", "
                        + constraint("a required column has no value", "nulls") + ", "
                        + constraint("the new type of a column changes its values", "values") + ", "
                        + constraint("foreign keys without a parent row", "orphans") + ")");
    }

    private static String constraint(String message, String what) {
        return "CONSTRAINT " + Ddl.quoted(Name.quoted(message)) + " CHECK (`final` = 0 OR `what` <> '" + what + "')";
    }

    /** Asks whether tables that get a required column without a value are empty; one such column, when it is the first step, asks itself. */
    void emptyTables(List<TableWork> works) {
        List<TableWork> asked =
                works.stream().filter(w -> !w.unfilled.isEmpty()).toList();
        TableWork first = works.get(0);
        if (asked.size() == 1
                && asked.contains(first)
                && first.added.get(0).name().equals(first.unfilled.get(0))) {
            return;
        }
        script.step(
                "collect which tables have rows",
                "CREATE TEMP TABLE IF NOT EXISTS `portolan_rows` (`table` text NOT NULL, CONSTRAINT "
                        + Ddl.quoted(Name.quoted("a required column has no value in rows that exist"))
                        + " CHECK (`table` = ''))");
        for (TableWork work : asked) {
            script.step(
                    "make sure that table \"" + work.name()
                            + "\" is empty, because nothing fills its new required column",
                    "INSERT OR ROLLBACK INTO temp.`portolan_rows` SELECT " + literal(work.name())
                            + " WHERE EXISTS (SELECT 1 FROM " + Ddl.quoted(work.name()) + ")");
        }
        script.step(null, "DROP TABLE temp.`portolan_rows`");
    }

    /** @param missing a query that has rows when a row has no value for that column, which SQLite would number */
    void nulls(String column, String missing) {
        script.step(
                "see whether every row has a value for \"" + column + "\"",
                "INSERT INTO " + WRONG + " (`what`, `where`) SELECT 'nulls', " + SqliteNames.QUOTING.literal(column)
                        + " WHERE EXISTS (" + missing + ")");
    }

    /** @param changed a query that has rows when the new type of that column changes values */
    void values(String column, String changed) {
        script.step(
                "see whether the new type of \"" + column + "\" changes a value",
                "INSERT INTO " + WRONG + " (`what`, `where`) SELECT 'values', " + SqliteNames.QUOTING.literal(column)
                        + " WHERE EXISTS (" + changed + ")");
    }

    void end() {
        if (!needed) {
            return;
        }
        boolean compares = !counted.isEmpty() || !keys.before().isEmpty();
        if (!counted.isEmpty()) {
            script.step("see whether all rows are there", "INSERT INTO " + WRONG + " (`what`, `where`) " + lost());
        }
        if (keys.isNeeded()) {
            script.step(
                    "see whether a foreign key has lost its parent row",
                    "INSERT INTO " + WRONG + " (`what`, `where`) " + keys.lost(BEFORE));
        }
        script.step("fail if something went wrong", "UPDATE OR ROLLBACK " + WRONG + " SET `final` = 1");
        script.step(null, "DROP TABLE " + WRONG);
        if (compares) {
            script.step(null, "DROP TABLE " + BEFORE);
        }
    }

    private String lost() {
        return counted.stream()
                .map(t -> "SELECT 'rows', " + literal(t) + " WHERE (SELECT count(*) FROM " + Ddl.quoted(t)
                        + ") <> (SELECT n FROM " + BEFORE + " WHERE child = " + literal(t) + " AND parent IS NULL)")
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static String literal(QName name) {
        return SqliteNames.QUOTING.literal(name.text());
    }
}
