package dev.portolan.dialect.mysql;

import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries that fail when they find something: a number is out of range then, and the server prints the expression, so the message
 * in it. A column in the expression keeps it from being computed when there are no rows.
 */
final class Guard {
    private Guard() {}

    /** @param where null for any row */
    static Step rows(String comment, QName table, Name column, String message, String where) {
        return Step.of(
                comment,
                "SELECT " + failure(table, message, Syntax.quoted(column)) + " FROM " + Syntax.quoted(table)
                        + (where == null ? "" : " WHERE " + where) + " LIMIT 1");
    }

    /** Rows that are equal in those parts, none of which is NULL. */
    static Step duplicates(QName table, List<IndexPart> parts) {
        List<String> keys = new ArrayList<>();
        List<String> present = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (IndexPart part : parts) {
            String name = Syntax.quoted(part.column());
            keys.add(part.prefix() > 0 ? "LEFT(" + name + ", " + part.prefix() + ")" : name);
            present.add(name + " IS NOT NULL");
            names.add(part.column().text());
        }
        return Step.of(
                "make sure that rows differ in " + names + " on table: \"" + table.name() + "\"",
                "SELECT " + failure(table, "the same " + names + " in two rows", "`n`")
                        + " FROM (SELECT COUNT(*) AS `n` FROM "
                        + Syntax.quoted(table) + " WHERE " + String.join(" AND ", present) + " GROUP BY "
                        + String.join(", ", keys) + " HAVING COUNT(*) > 1 LIMIT 1) `d`");
    }

    /** Rows without a parent. @param columns and {@code refColumns} as they are called before the plan */
    static Step orphans(QName table, List<Name> columns, QName parent, List<Name> refColumns) {
        List<String> present = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            present.add("`c`." + Syntax.quoted(columns.get(i)) + " IS NOT NULL");
            equal.add("`p`." + Syntax.quoted(refColumns.get(i)) + " = `c`." + Syntax.quoted(columns.get(i)));
        }
        String names = columns.stream().map(Name::text).toList().toString();
        return Step.of(
                "make sure that rows of table \"" + table.name() + "\" have parents in \"" + parent.name() + "\"",
                "SELECT "
                        + failure(
                                table, "no " + parent.name() + " for " + names, "`c`." + Syntax.quoted(columns.get(0)))
                        + " FROM " + Syntax.quoted(table) + " `c` WHERE " + String.join(" AND ", present)
                        + " AND NOT EXISTS (SELECT 1 FROM " + Syntax.quoted(parent) + " `p` WHERE "
                        + String.join(" AND ", equal) + ") LIMIT 1");
    }

    private static String failure(QName table, String message, String column) {
        return "EXP(1000 + CHAR_LENGTH(CONCAT(" + Syntax.literal(table.name() + ": " + message) + ", IFNULL(LEFT("
                + column + ", 0), ''))))";
    }
}
