package dev.portolan.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What SQLite says of a database, read by two statements.
 *
 * @param columns of each real table, by its name; virtual tables and their shadows have none
 * @param objects of the schema that have a statement, in the order in which they were made
 */
record Catalog(Map<String, List<Column>> columns, List<Entry> objects) {
    private static final String COLUMNS = "SELECT l.name, x.name, x.\"notnull\", x.pk, x.hidden"
            + " FROM pragma_table_list AS l JOIN pragma_table_xinfo(l.name, 'main') AS x"
            + " WHERE l.schema = 'main' AND l.type = 'table'";
    private static final String OBJECTS =
            "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid";

    /** A column as the pragma gives it. @param key its place in the primary key, from 1; 0 for none */
    record Column(String name, boolean notNull, int key, boolean generated) {}

    /** A row of {@code sqlite_schema}. @param type {@code table}, {@code index}, {@code view} or {@code trigger} */
    record Entry(String type, String name, String table, String sql) {}

    static Catalog read(Connection connection) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        List<Entry> objects = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    columns.computeIfAbsent(rows.getString(1), t -> new ArrayList<>())
                            .add(new Column(
                                    rows.getString(2), rows.getInt(3) != 0, rows.getInt(4), rows.getInt(5) > 1));
                }
            }
            try (ResultSet rows = statement.executeQuery(OBJECTS)) {
                while (rows.next()) {
                    if (!SqliteNames.fold(rows.getString(2)).startsWith("sqlite_")) {
                        objects.add(
                                new Entry(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                    }
                }
            }
        }
        return new Catalog(columns, objects);
    }
}
