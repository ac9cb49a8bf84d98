package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Name;

/**
 * Plain SQL that fails when a query has rows: they are put into a temporary table that takes none. SQLite names the constraint in
 * its message, so the constraint's name says what is wrong.
 */
final class Guard {
    private Guard() {}

    /**
     * @param table name of the temporary table
     * @param fails what SQLite is to say when it fails
     * @param query one column of text: what is wrong
     */
    static void add(Script script, String comment, String table, String fails, String query) {
        String name = Ddl.quoted(Name.quoted(table));
        script.step(
                comment,
                "CREATE TEMP TABLE " + name + " (`found` text NULL, CONSTRAINT " + Ddl.quoted(Name.quoted(fails))
                        + " CHECK (`found` IS NULL))");
        script.step(comment, "INSERT INTO temp." + name + " (`found`) " + query);
        script.step(comment, "DROP TABLE temp." + name);
    }
}
