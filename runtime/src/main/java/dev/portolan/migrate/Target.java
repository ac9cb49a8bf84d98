package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.replay.Connections;
import dev.portolan.replay.DevDatabase;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.SQLException;

/** The databases of a run: which dialect they speak, and how they are opened. */
final class Target {
    private static final String EMBEDDED = "embedded:";

    private Target() {}

    /** The dialect asked for, else the one that a server answers with, else the unit's. */
    static Dialect dialect(Options options, SchemaSource.Defaults defaults) throws SQLException {
        Dialect asked = options.dialect() == null ? null : Dialects.named(options.dialect());
        if (options.inspect()) {
            Connection connection = open(options.target());
            try {
                return checked(asked, Dialects.of(connection));
            } finally {
                close(options.target(), connection);
            }
        }
        if (asked != null) {
            return asked;
        }
        Database dev = options.dev();
        if (dev.url() != null && dev.url().startsWith(EMBEDDED)) {
            return Dialects.named(dev.url().substring(EMBEDDED.length()));
        }
        if (dev.given()) {
            Connection connection = open(dev);
            try {
                return Dialects.of(connection);
            } finally {
                close(dev, connection);
            }
        }
        return Dialects.named(defaults.dialect());
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

    static Connection open(Database database) throws SQLException {
        if (database.connection() != null) {
            return database.connection();
        }
        if (database.source() != null) {
            return database.source().getConnection();
        }
        return Connections.open(database.url(), database.user(), database.password());
    }

    /** Closes what {@link #open} opened; a connection that the program brought stays open. */
    static void close(Database database, Connection connection) throws SQLException {
        if (database.connection() == null) {
            connection.close();
        }
    }

    static DevDatabase dev(Dialect dialect, Database dev) throws SQLException {
        return dev.source() != null
                ? DevDatabase.on(dialect, dev.source().getConnection())
                : DevDatabase.open(dialect, dev.url(), dev.user(), dev.password());
    }
}
