package dev.portolan.dialect.postgres;

import dev.portolan.dialect.DevServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that we created and drop. */
final class OwnScratch implements DevServer.Scratch {
    private static final String UNKNOWN_DATABASE = "3D000";
    private static final String SYNTAX = "42601";

    private final Connection admin;
    private final String name;
    private final Connection connection;
    private final Emptying emptying;

    OwnScratch(Connection admin, String name, Connection connection) throws SQLException {
        this.admin = admin;
        this.name = name;
        this.connection = connection;
        this.emptying = Emptying.of(connection);
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
    }

    @Override
    public void close() throws SQLException {
        if (admin.isClosed()) {
            return;
        }
        try (admin) {
            connection.close();
            drop(admin, name);
        }
    }

    static void drop(Connection admin, String name) throws SQLException {
        String sql = "DROP DATABASE IF EXISTS " + PostgresNames.QUOTING.name(name);
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql + " WITH (FORCE)");
        } catch (SQLException e) {
            if (SYNTAX.equals(e.getSQLState())) {
                try (Statement statement = admin.createStatement()) {
                    statement.execute(sql); // a server before 13
                }
            } else if (!UNKNOWN_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
