package dev.portolan.dialect.mysql;

import dev.portolan.dialect.DevServer;
import dev.portolan.schema.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database that we created and drop, and those beside it. The connection that made it holds its lock. */
final class OwnScratch implements DevServer.Scratch {
    private final Connection admin;
    private final String name;
    private final Connection connection;
    private final Emptying emptying;
    private final Beside beside;

    OwnScratch(Connection admin, String name, Connection connection) throws SQLException {
        this.admin = admin;
        this.name = name;
        this.connection = connection;
        this.emptying = new Emptying(connection, name);
        this.beside = new Beside(admin, name);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void take(List<Name> schemas) throws SQLException {
        for (Name schema : schemas) {
            beside.take(schema.text());
        }
    }

    @Override
    public void execute(Statement statement, String sql) throws SQLException {
        for (String database : NamedDatabase.of(sql)) {
            beside.take(database);
        }
        beside.spare(QualifiedNames.of(sql));
        statement.execute(sql);
        if (NamedDatabase.isMade(sql)) {
            beside.mark();
        }
    }

    @Override
    public void clean() throws SQLException {
        emptying.settle();
        beside.drop();
        emptying.anew();
        beside.writeAgain();
    }

    @Override
    public void close() throws SQLException {
        if (admin.isClosed()) {
            return;
        }
        try (admin) {
            connection.close();
            beside.drop();
            drop(admin, name);
        }
    }

    static void drop(Connection admin, String name) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + MysqlNames.QUOTING.name(name));
        }
    }
}
