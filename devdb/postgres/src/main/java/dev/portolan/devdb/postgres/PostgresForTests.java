package dev.portolan.devdb.postgres;

import dev.portolan.dialect.Server;
import dev.portolan.dialect.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fresh databases for tests: on the server that {@code PORTOLAN_TEST_POSTGRES_URL} names (a JDBC URL with credentials of a user
 * who may create databases), else on an embedded server, one a process. Where there is neither, {@link #available()} is false and
 * says once on standard output which tests are left out; use it with JUnit's {@code @EnabledIf}.
 */
public final class PostgresForTests {
    /** The environment variable. */
    public static final String VARIABLE = "PORTOLAN_TEST_POSTGRES_URL";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static Server shared;
    private static boolean told;

    private PostgresForTests() {}

    /** Whether there is a server to test on. */
    public static synchronized boolean available() {
        if (named() != null || new EmbeddedPostgres().available()) {
            return true;
        }
        if (!told) {
            told = true;
            System.out.println("PostgreSQL tests left out: no embedded PostgreSQL for this platform; set " + VARIABLE
                    + " to run them.");
        }
        return false;
    }

    /** A JDBC URL with credentials of a new, empty database. It is dropped when the process ends. */
    public static String freshUrl() throws SQLException {
        Server server = server();
        String name = "portolan_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection admin = server.connect(server.url());
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        }
        if (named() == null) {
            RunningServer embedded = (RunningServer) server;
            return PostgresUrl.withDatabase(server.url(), name) + "?user=" + embedded.user() + "&password="
                    + embedded.password() + "&sslmode=disable&gssEncMode=disable";
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(server, name)));
        return PostgresUrl.withDatabase(server.url(), name);
    }

    /** A connection to a new, empty database. */
    public static Connection fresh() throws SQLException {
        return DriverManager.getConnection(freshUrl());
    }

    /** The server itself, shared by all tests of this process: do not close it. */
    public static synchronized Server server() throws SQLException {
        if (shared == null) {
            shared = named() == null ? new EmbeddedPostgres().start() : new Named(named());
        }
        return shared;
    }

    private static String named() {
        String url = System.getenv(VARIABLE);
        return url == null || url.isBlank() ? null : url.strip();
    }

    private static void drop(Server server, String name) {
        try (Connection admin = server.connect(server.url());
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
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
