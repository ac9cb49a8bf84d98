package dev.portolan.replay;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.EmbeddedServer;
import dev.portolan.dialect.Server;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.ServiceLoader;

/** A scratch database for the length of a run, and the server that was started for it, if one was. */
public final class DevDatabase implements AutoCloseable {
    private static final String EMBEDDED = "embedded:";

    private final Server server;
    private final DevServer.Scratch scratch;

    private DevDatabase(Server server, DevServer.Scratch scratch) {
        this.server = server;
        this.scratch = scratch;
    }

    /**
     * Opens a scratch database of that dialect.
     *
     * @param url of a dev server; {@code embedded:<dialect>}; null for the dialect's default
     * @throws PortolanException when there is no dev server to be had, or it is of another dialect
     */
    public static DevDatabase open(Dialect dialect, String url, String user, String password) throws SQLException {
        String wanted = url == null ? defaultUrl(dialect) : url;
        Server server = wanted.startsWith(EMBEDDED)
                ? embedded(dialect, wanted.substring(EMBEDDED.length()))
                : JdbcServer.of(wanted, user, password);
        try {
            return new DevDatabase(server, scratch(dialect, server));
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** A scratch database on a connection that a program brings; it must be empty, and is closed at the end. */
    public static DevDatabase on(Dialect dialect, Connection connection) throws SQLException {
        return new DevDatabase(null, dialect.dev().scratch(connection));
    }

    private static DevServer.Scratch scratch(Dialect dialect, Server server) throws SQLException {
        DevServer.Scratch scratch = dialect.dev().scratch(server);
        if (!dialect.serves(scratch.connection())) {
            String product = scratch.connection().getMetaData().getDatabaseProductName();
            scratch.close();
            throw PortolanException.usage(
                    "dev-dialect",
                    "The dev database is a " + product + ", the migration is for " + dialect.name()
                            + ". Give a --dev-url of" + " the target's dialect.");
        }
        return scratch;
    }

    private static String defaultUrl(Dialect dialect) {
        if (dialect.dev().defaultUrl() != null) {
            return dialect.dev().defaultUrl();
        }
        if (embeddedFor(dialect.name()) != null) {
            return EMBEDDED + dialect.name();
        }
        throw PortolanException.usage(
                "dev-database",
                "A dev database is needed, to replay the migrations on: give --dev-url " + dialect.urlPrefix()
                        + "//… of a " + dialect.name() + " server"
                        + (dialect.embeddedModule() == null
                                ? "; its user must be allowed to create databases."
                                : ", or put " + dialect.embeddedModule()
                                        + " on the class path, which brings an embedded one."));
    }

    private static Server embedded(Dialect dialect, String name) throws SQLException {
        if (!name.equals(dialect.name())) {
            throw PortolanException.usage(
                    "dev-dialect",
                    "embedded:" + name + " cannot stand in for " + dialect.name() + ": say embedded:" + dialect.name()
                            + ".");
        }
        EmbeddedServer found = embeddedFor(name);
        if (found == null) {
            throw PortolanException.usage(
                    "dev-database",
                    dialect.embeddedModule() == null
                            ? "There is no embedded " + name + ": give --dev-url " + dialect.urlPrefix()
                                    + "//… of a server."
                            : "embedded:" + name + " needs " + dialect.embeddedModule()
                                    + " on the class path, with server binaries for this platform.");
        }
        return found.start();
    }

    private static EmbeddedServer embeddedFor(String name) {
        for (ClassLoader loader : Loaders.all()) {
            for (EmbeddedServer embedded : ServiceLoader.load(EmbeddedServer.class, loader)) {
                if (embedded.dialect().equals(name) && embedded.available()) {
                    return embedded;
                }
            }
        }
        return null;
    }

    /** The scratch database. */
    public Connection connection() {
        return scratch.connection();
    }

    /** Takes schemas besides the default one, as {@link DevServer.Scratch#take}. */
    public void take(List<Name> schemas) throws SQLException {
        scratch.take(schemas);
    }

    /** Executes a statement of {@link #connection()}. */
    public void execute(Statement statement, String sql) throws SQLException {
        scratch.execute(statement, sql);
    }

    /** As {@link DevServer.Scratch#save}. */
    public boolean save(String file) throws SQLException {
        return scratch.save(file);
    }

    /** As {@link DevServer.Scratch#restore}. */
    public boolean restore(String file, List<String> next) throws SQLException {
        return scratch.restore(file, next);
    }

    /** Empties it. */
    public void clean() throws SQLException {
        scratch.clean();
    }

    @Override
    public void close() throws SQLException {
        try {
            scratch.close();
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }
}
