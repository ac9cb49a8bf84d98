package dev.portolan.dialect.postgres;

import dev.portolan.dialect.DevServer;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database that the user named because it is empty, used under a lock. A schema is its mark: where a killed run left it, what
 * is there is ours and goes.
 */
final class NamedScratch implements DevServer.Scratch {
    private static final String MARK = "portolan_scratch_mark";
    /** "portolan" in the eight bytes of a number. */
    private static final long LOCK = 0x706f72746f6c616eL;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;
    private final Emptying emptying;

    private NamedScratch(Connection connection, Emptying emptying) {
        this.connection = connection;
        this.emptying = emptying;
    }

    static NamedScratch open(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(true);
            lock(connection);
            Emptying emptying = Emptying.of(connection);
            try (Statement statement = connection.createStatement()) {
                if (exists(connection)) {
                    emptying.run();
                } else {
                    String found = emptying.first();
                    if (found != null) {
                        throw PortolanException.usage(
                                "dev-database-not-empty",
                                "The dev database \"" + connection.getCatalog() + "\" is not empty: it holds " + found
                                        + ". Name an empty one, or a user who may create databases.");
                    }
                }
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + MARK);
            }
            return new NamedScratch(connection, emptying);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '60s'");
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            statement.execute("RESET lock_timeout");
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw PortolanException.failed(
                        "dev-database-locked",
                        "The dev database \"" + connection.getCatalog()
                                + "\" is in use by another run, for more than a minute.",
                        e);
            }
            throw e;
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM pg_namespace WHERE nspname = '" + MARK + "'")) {
            return row.next();
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void execute(Statement statement, String sql) throws SQLException {
        if (!CopiedRows.execute(connection, sql, PostgresDialect.SPLIT_RULES)) {
            statement.execute(sql);
        }
    }

    @Override
    public void clean() throws SQLException {
        emptying.run();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + MARK);
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try (connection) {
            emptying.run();
        }
    }
}
