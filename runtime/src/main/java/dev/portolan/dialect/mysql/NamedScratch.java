package dev.portolan.dialect.mysql;

import dev.portolan.dialect.DevServer;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database that the user named because it is empty, used under a lock. A table is its mark: where a killed run left it, what is
 * there is ours and goes.
 */
final class NamedScratch implements DevServer.Scratch {
    private static final String LOCK = "CONCAT('portolan ', LEFT(SHA2(DATABASE(), 256), 40))";
    private static final int SECONDS = 60;

    private final Connection connection;
    private final Emptying emptying;
    private final OtherDatabases others;

    private NamedScratch(Connection connection, Emptying emptying) {
        this.connection = connection;
        this.emptying = emptying;
        this.others = new OtherDatabases(connection);
    }

    static NamedScratch open(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(true);
            String database = connection.getCatalog();
            if (database == null || database.isEmpty()) {
                throw PortolanException.usage(
                        "dev-database",
                        "The URL of the dev server names no database, and the user may not create one: name an empty one.");
            }
            if (!"1"
                    .equals(Emptying.texts(connection, "SELECT GET_LOCK(" + LOCK + ", " + SECONDS + ")")
                            .get(0))) {
                throw PortolanException.failed(
                        "dev-database-locked",
                        "The dev database \"" + database + "\" is in use by another run, for more than a minute.");
            }
            Emptying emptying = new Emptying(connection, database);
            String found = emptying.first();
            if (found != null && !emptying.isMarked()) {
                throw PortolanException.usage(
                        "dev-database-not-empty",
                        "The dev database \"" + database + "\" is not empty: it holds " + found
                                + ". Name an empty one, or a user who may create databases.");
            }
            NamedScratch scratch = new NamedScratch(connection, emptying);
            emptying.mark();
            emptying.run();
            return scratch;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void take(List<Name> schemas) throws SQLException {
        for (Name schema : schemas) {
            if (!schema.text().equals(connection.getCatalog())) {
                throw PortolanException.usage(
                        "dev-schema-denied",
                        "The database \"" + schema
                                + "\" has to be made on the dev server for a while, beside the one that its URL"
                                + " names: that takes a user who may create databases.");
            }
        }
    }

    @Override
    public void execute(Statement statement, String sql) throws SQLException {
        take(NamedDatabase.of(sql).stream().map(Name::quoted).toList());
        take(others.among(QualifiedNames.of(sql)).stream().map(Name::quoted).toList());
        statement.execute(sql);
    }

    @Override
    public void clean() throws SQLException {
        emptying.run();
        emptying.mark(); // a script may have dropped it
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try (connection) {
            emptying.run();
            emptying.unmark();
        }
    }
}
