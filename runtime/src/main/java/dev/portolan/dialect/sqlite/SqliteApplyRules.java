package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.DatabaseBusy;
import dev.portolan.dialect.RevisionTable;
import dev.portolan.dir.DirLock;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** SQLite holds DDL in transactions, and has no lock but that of a transaction. */
final class SqliteApplyRules implements ApplyRules {
    private static final String CREATION =
            "CREATE TABLE `" + TABLE + "` (`version` text NOT NULL, `description` text NOT NULL,"
                    + " `type` integer NOT NULL DEFAULT (2), `applied` integer NOT NULL DEFAULT (0),"
                    + " `total` integer NOT NULL DEFAULT (0), `executed_at` datetime NOT NULL, `execution_time` integer NOT NULL,"
                    + " `error` text NULL, `error_stmt` text NULL, `hash` text NOT NULL, `partial_hashes` json NULL,"
                    + " `operator_version` text NOT NULL, PRIMARY KEY (`version`))";

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public Transaction begin(Connection connection) throws SQLException {
        return SqliteTransaction.begin(connection);
    }

    /** A lock of the user's, by the file; between users and machines only the transactions keep two apart. */
    @Override
    public Lock lock(Connection connection, Duration limit) throws SQLException {
        String file = file(connection);
        if (file == null) {
            return () -> {};
        }
        try {
            return DirLock.acquire(Path.of(file), limit)::close;
        } catch (PortolanException e) {
            if (e.code().equals("dir-locked")) {
                throw DatabaseBusy.after(limit, DirLock.holder(Path.of(file)));
            }
            throw e;
        }
    }

    /** Null for a database in memory. */
    private static String file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
            while (rows.next()) {
                if (rows.getString(2).equals("main")) {
                    String file = rows.getString(3);
                    return file == null || file.isEmpty() ? null : file;
                }
            }
            return null;
        }
    }

    @Override
    public RevisionTable table(Connection connection, String schema) throws SQLException {
        if (schema != null && !schema.equals("main")) {
            throw PortolanException.usage(
                    "revisions-table", "SQLite has one schema: leave --revisions-schema " + schema + " out.");
        }
        String query = "SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = '" + TABLE + "'";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return new RevisionTable("main.`" + TABLE + "`", row.next(), List.of(CREATION), "?", true, "?");
        }
    }

    @Override
    public String inTheWay(Connection connection) throws SQLException {
        String query = "SELECT type || ' \"' || name || '\"' FROM main.sqlite_master WHERE type IN ('table', 'view')"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '" + TABLE + "' ORDER BY name LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
