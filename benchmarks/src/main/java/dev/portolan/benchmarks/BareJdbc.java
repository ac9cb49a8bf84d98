package dev.portolan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The floor: creates the tables of a file and reads all columns, indexes and foreign keys, twice, and does nothing with them. */
public final class BareJdbc {
    private static final List<String> READS = List.of(
            "select name, sql from sqlite_schema",
            "select m.name, c.* from sqlite_schema m, pragma_table_xinfo(m.name) c where m.type = 'table'",
            "select m.name, l.*, i.* from sqlite_schema m, pragma_index_list(m.name) l, pragma_index_xinfo(l.name) i"
                    + " where m.type = 'table'",
            "select m.name, f.* from sqlite_schema m, pragma_foreign_key_list(m.name) f where m.type = 'table'");

    private BareJdbc() {}

    /** @param args a file of statements that end with a semicolon at a line's end */
    public static void main(String... args) throws IOException, SQLException {
        String[] statements = Files.readString(Path.of(args[0])).split(";\n");
        int rows = 0;
        for (int round = 0; round < 2; round++) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String sql : statements) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                connection.commit();
                rows += read(statement);
            }
        }
        System.out.println(rows);
    }

    private static int read(Statement statement) throws SQLException {
        int rows = 0;
        for (String read : READS) {
            try (ResultSet result = statement.executeQuery(read)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int i = 1; i <= columns; i++) {
                        result.getString(i);
                    }
                    rows++;
                }
            }
        }
        return rows;
    }
}
