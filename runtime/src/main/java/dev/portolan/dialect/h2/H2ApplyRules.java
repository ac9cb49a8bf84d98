package dev.portolan.dialect.h2;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.DatabaseBusy;
import dev.portolan.dialect.RevisionTable;
import dev.portolan.dir.DirLock;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Quoting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** H2 commits with each statement of DDL, and has no lock that outlives a transaction. */
final class H2ApplyRules implements ApplyRules {
    private static final Quoting QUOTING = new Quoting('"', false);

    private static final String COLUMNS =
            " (\"version\" varchar NOT NULL, \"description\" varchar NOT NULL, \"type\" bigint DEFAULT 2 NOT NULL,"
                    + " \"applied\" bigint DEFAULT 0 NOT NULL, \"total\" bigint DEFAULT 0 NOT NULL,"
                    + " \"executed_at\" timestamp(9) with time zone NOT NULL, \"execution_time\" bigint NOT NULL,"
                    + " \"error\" varchar, \"error_stmt\" varchar, \"hash\" varchar NOT NULL, \"partial_hashes\" varchar,"
                    + " \"operator_version\" varchar NOT NULL, PRIMARY KEY (\"version\"))";

    @Override
    public boolean transactionalDdl() {
        return false;
    }

    @Override
    public Transaction begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new H2Transaction(connection);
    }

    /** By what the server calls the database: migrators of one machine and user wait for each other, others do not. */
    @Override
    public Lock lock(Connection connection, Duration limit) throws SQLException {
        Path name = Path.of(asked(connection, "SELECT COALESCE(DATABASE_PATH(), 'mem-' || DATABASE())", null));
        try {
            return DirLock.acquire(name, limit)::close;
        } catch (PortolanException e) {
            if (e.code().equals("dir-locked")) {
                throw DatabaseBusy.after(limit, DirLock.holder(name));
            }
            throw e;
        }
    }

    private static String asked(Connection connection, String query, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (argument != null) {
                statement.setString(1, argument);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    @Override
    public RevisionTable table(Connection connection, String schema) throws SQLException {
        String home = schema != null ? schema : asked(connection, "SELECT CURRENT_SCHEMA", null);
        String query =
                "SELECT 'there' FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = '" + TABLE + "' AND TABLE_SCHEMA = ?";
        boolean exists = asked(connection, query, home) != null;
        String quoted = QUOTING.name(home);
        String name = quoted + "." + QUOTING.name(TABLE);
        List<String> creation = List.of("CREATE SCHEMA IF NOT EXISTS " + quoted, "CREATE TABLE " + name + COLUMNS);
        return new RevisionTable(name, exists, creation, "CAST(? AS timestamp(9) with time zone)", true, "?");
    }

    @Override
    public String inTheWay(Connection connection) throws SQLException {
        String query =
                "SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'view' ELSE 'table' END || ' \"' || TABLE_SCHEMA || '\".\"'"
                        + " || TABLE_NAME || '\"' FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"
                        + " AND TABLE_NAME <> '" + TABLE + "' ORDER BY TABLE_SCHEMA, TABLE_NAME LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
