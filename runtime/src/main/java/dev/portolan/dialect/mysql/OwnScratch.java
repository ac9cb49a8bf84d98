package dev.portolan.dialect.mysql;

import dev.portolan.dialect.DevServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that we created and drop. The connection that made it holds its lock. */
final class OwnScratch implements DevServer.Scratch {
    private final Connection admin;
    private final String name;
    private final Connection connection;
    private final Emptying emptying;

    OwnScratch(Connection admin, String name, Connection connection) throws SQLException {
        this.admin = admin;
        this.name = name;
        this.connection = connection;
        this.emptying = new Emptying(connection, name);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void clean() throws SQLException {
        emptying.anew();
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
        try (Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + MysqlNames.QUOTING.name(name));
        }
    }
}
