package dev.portolan.acceptance;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fresh databases, of which the oldest go: each takes eight megabytes of memory, and the tests want two thousand. */
final class PostgresDatabases {
    private static final int KEPT = 100;
    private static final Pattern NAME = Pattern.compile("^jdbc:postgresql://[^/]+/([^?]+)");

    private static final Deque<String> MADE = new ArrayDeque<>();

    private PostgresDatabases() {}

    static synchronized String freshUrl() throws SQLException {
        String url = PostgresForTests.freshUrl();
        Matcher name = NAME.matcher(url);
        if (name.find()) {
            MADE.add(name.group(1));
        }
        if (MADE.size() > KEPT) {
            drop(MADE.remove());
        }
        return url;
    }

    private static void drop(String name) throws SQLException {
        Server server = PostgresForTests.server();
        try (Connection admin = server.connect(server.url());
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS \"" + name + "\"");
        } catch (SQLException e) {
            // someone is still connected: it goes with the process
        }
    }
}
