package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.DevServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of our own behind one connection. */
final class SqliteScratch implements DevServer.Scratch {
    private final Connection connection;
    private final boolean file;
    private final int foreignKeys;
    private final int legacyAlterTable;

    SqliteScratch(Connection connection, boolean file) throws SQLException {
        this.connection = connection;
        this.file = file;
        try (Statement statement = connection.createStatement()) {
            this.foreignKeys = SqliteDevServer.number(statement, "PRAGMA foreign_keys");
            this.legacyAlterTable = SqliteDevServer.number(statement, "PRAGMA legacy_alter_table");
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /** In a time that hardly depends on what was there, and whatever state a failed file left the connection in. */
    @Override
    public void clean() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
            rollBack(statement);
            statement.execute("PRAGMA foreign_keys = off");
            for (String sql : dropsOfTemporaries(statement)) {
                statement.execute(sql);
            }
            if (SqliteDevServer.number(statement, "SELECT count(*) FROM main.sqlite_schema") > 0) {
                statement.execute("PRAGMA writable_schema = on");
                statement.execute("DELETE FROM main.sqlite_schema");
                statement.execute("PRAGMA writable_schema = reset");
                statement.execute("VACUUM main");
            }
            statement.execute("PRAGMA foreign_keys = " + foreignKeys);
            statement.execute("PRAGMA legacy_alter_table = " + legacyAlterTable);
        }
    }

    private static void rollBack(Statement statement) throws SQLException {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            if (!e.getMessage().contains("no transaction is active")) {
                throw e;
            }
        }
    }

    private static List<String> dropsOfTemporaries(Statement statement) throws SQLException {
        List<String> drops = new ArrayList<>();
        String sql = "SELECT type, name FROM sqlite_temp_schema WHERE type IN ('table', 'view')";
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                drops.add("DROP " + rows.getString(1) + " temp." + SqliteNames.QUOTING.name(rows.getString(2)));
            }
        }
        return drops;
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try (connection) {
            if (file) {
                clean();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA user_version = 0");
                }
            }
        }
    }
}
