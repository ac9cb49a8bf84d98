package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.SQLException;

/** The database that a migration is for: opened when it is first needed, and once. */
final class Target implements AutoCloseable {
    private static final String EMBEDDED = "embedded:";

    private final Database database;
    private Connection connection;

    Target(Database database) {
        this.database = database;
    }

    /** The dialect asked for, else the one that a server answers with, else the unit's. */
    Dialect dialect(Options options, SchemaSource.Defaults defaults) throws SQLException {
        Dialect asked = options.dialect() == null ? null : Dialects.named(options.dialect());
        if (options.inspect()) {
            return checked(asked, Dialects.of(connection()));
        }
        if (asked != null) {
            return asked;
        }
        Database dev = options.dev();
        if (isEmbedded(dev)) {
            return embedded(dev);
        }
        if (dev.given()) {
            try (Target server = new Target(dev)) {
                return Dialects.of(server.connection());
            }
        }
        return Dialects.named(defaults.dialect());
    }

    private static boolean isEmbedded(Database database) {
        return database.url() != null && database.url().startsWith(EMBEDDED);
    }

    private static Dialect embedded(Database dev) {
        return Dialects.named(dev.url().substring(EMBEDDED.length()));
    }

    /** What {@link #dialect} will most likely say, without asking a server; null when the URL tells nothing. */
    static Dialect likely(Options options, SchemaSource.Defaults defaults) {
        if (options.dialect() != null) {
            return Dialects.named(options.dialect());
        }
        Database asked = options.inspect() ? options.target() : options.dev();
        if (!asked.given()) {
            return Dialects.named(defaults.dialect());
        }
        if (asked.url() == null) {
            return null;
        }
        return isEmbedded(asked) ? embedded(asked) : Dialects.forUrl(asked.url());
    }

    private static Dialect checked(Dialect asked, Dialect found) {
        if (asked != null && !asked.name().equals(found.name())) {
            throw PortolanException.usage(
                    "dialect-mismatch",
                    "The target database is " + found.name() + ", but --dialect says " + asked.name()
                            + ". Leave --dialect out.");
        }
        return found;
    }

    /** Whether there is a database at all. */
    boolean given() {
        return database.given();
    }

    /** An open connection, the same one at each call. */
    Connection connection() throws SQLException {
        if (connection == null) {
            connection = database.open();
        }
        return connection;
    }

    ServerVersion server() throws SQLException {
        return ServerVersion.of(connection());
    }

    /** A connection that the program brought stays open. */
    @Override
    public void close() throws SQLException {
        if (connection != null && database.connection() == null) {
            connection.close();
        }
    }
}
