package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * A transaction for migrations. Foreign keys are not enforced in it, since a table that is made anew would take the rows of others
 * along; the pragma does nothing inside of one, so it is said before. Where they were enforced, none may be broken at the end that
 * was not before.
 */
final class SqliteTransaction implements ApplyRules.Transaction {
    private final Connection connection;
    /** Rows without a parent, by table and foreign key; null where nobody enforces them. */
    private final Map<String, Integer> before;

    private SqliteTransaction(Connection connection, Map<String, Integer> before) {
        this.connection = connection;
        this.before = before;
    }

    static SqliteTransaction begin(Connection connection) throws SQLException {
        boolean enforced;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA foreign_keys")) {
            enforced = row.next() && row.getBoolean(1);
        }
        if (enforced) {
            say(connection, "PRAGMA foreign_keys = off");
        }
        try {
            // one that begins by reading may find the database taken when it comes to writing
            say(connection, "BEGIN IMMEDIATE");
            return new SqliteTransaction(connection, enforced ? broken(connection) : null);
        } catch (SQLException e) {
            if (enforced) {
                say(connection, "PRAGMA foreign_keys = on");
            }
            throw e;
        }
    }

    @Override
    public void commit() throws SQLException {
        if (before != null) {
            Map<String, Integer> now = broken(connection);
            for (Map.Entry<String, Integer> found : now.entrySet()) {
                if (found.getValue() > before.getOrDefault(found.getKey(), 0)) {
                    rollback();
                    throw PortolanException.failed(
                            "rows-without-parent",
                            "Rows are left without a parent: " + found.getValue() + " of " + found.getKey()
                                    + ". All of it was rolled back. Mend the rows in the migration, before the"
                                    + " statement that takes their parents away.");
                }
            }
        }
        say(connection, "COMMIT");
        end();
    }

    @Override
    public void rollback() throws SQLException {
        // some errors end the transaction by themselves, and so may a file
        try {
            say(connection, "ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
        end();
    }

    private void end() throws SQLException {
        if (before != null) {
            say(connection, "PRAGMA foreign_keys = on");
        }
    }

    private static Map<String, Integer> broken(Connection connection) throws SQLException {
        Map<String, Integer> broken = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
            while (rows.next()) {
                broken.merge("\"" + rows.getString(1) + "\" (to \"" + rows.getString(3) + "\")", 1, Integer::sum);
            }
        }
        return broken;
    }

    private static void say(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
