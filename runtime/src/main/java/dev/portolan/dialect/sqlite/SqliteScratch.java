package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.DevServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A database of our own behind one connection. */
final class SqliteScratch implements DevServer.Scratch {
    private static final List<String> SESSION = List.of(
            "PRAGMA foreign_keys",
            "PRAGMA legacy_alter_table",
            "PRAGMA recursive_triggers",
            "PRAGMA ignore_check_constraints",
            "PRAGMA defer_foreign_keys",
            "PRAGMA writable_schema",
            "PRAGMA trusted_schema",
            "PRAGMA query_only",
            "PRAGMA reverse_unordered_selects",
            "PRAGMA count_changes",
            "SELECT 'a' LIKE 'A'",
            "SELECT count(*) FROM sqlite_temp_schema",
            "SELECT count(*) FROM pragma_database_list WHERE name NOT IN ('main', 'temp')");
    /** Functions that tell of the statement before. */
    private static final Pattern LOOKS_BACK = Pattern.compile("(?i)last_insert_rowid|changes\\s*\\(");

    private final Connection connection;
    private final boolean file;
    private final int foreignKeys;
    private final int legacyAlterTable;
    private final String session;

    SqliteScratch(Connection connection, boolean file) throws SQLException {
        this.connection = connection;
        this.file = file;
        try (Statement statement = connection.createStatement()) {
            this.foreignKeys = SqliteDevServer.number(statement, "PRAGMA foreign_keys");
            this.legacyAlterTable = SqliteDevServer.number(statement, "PRAGMA legacy_alter_table");
        }
        this.session = session();
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

    /** A named file is left alone: its mark would be overwritten. */
    @Override
    public boolean save(String image) throws SQLException {
        if (file || image.indexOf('"') >= 0 || !session().equals(session)) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("backup to \"" + image + "\"");
            return true;
        }
    }

    @Override
    public boolean restore(String image, List<String> next) throws SQLException {
        boolean looksBack =
                next.stream().anyMatch(sql -> LOOKS_BACK.matcher(sql).find());
        if (file || image.indexOf('"') >= 0 || looksBack) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("restore from \"" + image + "\"");
            return SqliteDevServer.number(statement, "SELECT count(*) FROM main.sqlite_schema") >= 0;
        } catch (SQLException e) {
            return false;
        }
    }

    /** What the connection has beside the database: settings, temporary objects, other databases, an open transaction. */
    private String session() throws SQLException {
        StringBuilder session = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            for (String query : SESSION) {
                session.append(SqliteDevServer.number(statement, query)).append(' ');
            }
            try {
                statement.execute("BEGIN");
                statement.execute("ROLLBACK");
            } catch (SQLException e) {
                session.append("in a transaction");
            }
        }
        return session.toString();
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
