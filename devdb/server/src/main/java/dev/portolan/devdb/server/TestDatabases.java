package dev.portolan.devdb.server;

import dev.portolan.dialect.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Fresh databases for tests: on the server that an environment variable names (a JDBC URL with credentials of a user who may
 * create databases), else on an embedded server, one a process. Where there is neither, says once on standard output what is left
 * out.
 */
public final class TestDatabases {
    /** A URL of a server with another database in it. */
    @FunctionalInterface
    public interface Renaming {
        /** The URL with that database, parameters kept. */
        String withDatabase(String url, String database);
    }

    /**
     * What differs between servers.
     *
     * @param variable the environment variable
     * @param quote around a database's name
     * @param dropSuffix what makes dropping a database end its connections; or nothing
     * @param missing why there may be no embedded one
     */
    public record Words(String variable, String quote, String dropSuffix, String missing) {}

    /** For URLs of the form {@code jdbc:x://authority/database?parameters}. */
    public static final Renaming AFTER_AUTHORITY =
            (url, database) -> url.replaceFirst("^([^/?]*//[^/?]*)(/[^?]*)?", "$1/" + database);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Software software;
    private final BooleanSupplier embedded;
    private final Words words;
    private final Renaming renaming;
    private Server shared;
    private boolean told;

    /** @param embedded whether the software can be had here */
    public TestDatabases(Software software, BooleanSupplier embedded, Words words, Renaming renaming) {
        this.software = software;
        this.embedded = embedded;
        this.words = words;
        this.renaming = renaming;
    }

    /** Whether there is a server to test on. */
    public synchronized boolean available() {
        if (named() != null || embedded.getAsBoolean()) {
            return true;
        }
        if (!told) {
            told = true;
            System.out.println(software.product() + " tests left out: " + words.missing() + "; set " + words.variable()
                    + " to run them.");
        }
        return false;
    }

    /** A JDBC URL with credentials of a new, empty database. It is dropped when the process ends. */
    public String freshUrl() throws SQLException {
        Server server = server();
        String name = "portolan_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection admin = server.connect(server.url());
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + quoted(name));
        }
        String url = renaming.withDatabase(server.url(), name);
        if (server instanceof RunningServer running) {
            return running.withCredentials(url);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(server, name)));
        return url;
    }

    /** The server itself, shared by all tests of this process: do not close it. */
    public synchronized Server server() throws SQLException {
        if (shared == null) {
            shared = named() == null ? start(software) : new Named(named());
        }
        return shared;
    }

    /** A server of its own. */
    public static RunningServer start(Software software) throws SQLException {
        try {
            return RunningServer.start(Installation.ready(software));
        } catch (IOException e) {
            throw new SQLException("The embedded " + software.product() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private String quoted(String name) {
        return words.quote() + name + words.quote();
    }

    private String named() {
        String url = System.getenv(words.variable());
        return url == null || url.isBlank() ? null : url.strip();
    }

    private void drop(Server server, String name) {
        try (Connection admin = server.connect(server.url());
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + quoted(name) + words.dropSuffix());
        } catch (SQLException e) {
            System.err.println("The test database " + name + " stays: " + e.getMessage());
        }
    }

    private record Named(String url) implements Server {
        @Override
        public Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(database);
        }
    }
}
