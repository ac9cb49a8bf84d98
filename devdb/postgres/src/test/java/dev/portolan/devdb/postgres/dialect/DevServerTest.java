package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Server;
import dev.portolan.dialect.postgres.PostgresUrl;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Splitter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class DevServerTest {
    private static final String EVERYTHING = """
            CREATE EXTENSION citext; CREATE SCHEMA other; CREATE TYPE st AS ENUM ('a'); CREATE DOMAIN d AS int;
            CREATE TYPE comp AS (a int); CREATE TABLE p (id serial PRIMARY KEY, s st, c citext); CREATE SEQUENCE sq;
            CREATE TABLE other.c (id int GENERATED ALWAYS AS IDENTITY, p int REFERENCES public.p);
            CREATE VIEW v AS SELECT * FROM p; CREATE MATERIALIZED VIEW m AS SELECT * FROM v;
            CREATE TABLE part (a int) PARTITION BY LIST (a); CREATE TABLE part1 PARTITION OF part DEFAULT;
            CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a'; CREATE PROCEDURE pr() LANGUAGE sql AS '';
            CREATE AGGREGATE ag (int) (SFUNC = int4pl, STYPE = int); CREATE PUBLICATION pub; SET search_path = other
            """;

    private static final DevServer DEV = Workbench.DIALECT.dev();

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> leftInDatabase(Connection connection) throws SQLException {
        return column(
                connection,
                "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname IN ('public', 'other')"
                        + " UNION ALL SELECT typname FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE nspname ="
                        + " 'public' UNION ALL SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE"
                        + " nspname = 'public' UNION ALL SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' UNION ALL"
                        + " SELECT nspname FROM pg_namespace WHERE nspname = 'other' UNION ALL SELECT pubname FROM pg_publication");
    }

    @Test
    void copiesRows() throws SQLException {
        try (DevServer.Scratch scratch = DEV.scratch(PostgresForTests.server());
                Statement jdbc = scratch.connection().createStatement()) {
            String sql = "CREATE TABLE t (a int, \"b;\" text);\n"
                    + "COPY t (a, \"b;\") FROM stdin WITH (DELIMITER ';');\r\n1;it's\n2;(\n\\.\n"
                    + "COPY t FROM STDIN;\n\\.\nINSERT INTO t VALUES (3, 'x');\nCOPY t FROM STDIN;\nnone\tx\n\\.\n";
            List<String> all = Splitter.split(sql, Workbench.DIALECT.splitRules()).stream()
                    .map(dev.portolan.sql.Statement::text)
                    .toList();
            for (String one : all.subList(0, 4)) {
                scratch.execute(jdbc, one);
            }
            assertEquals(
                    List.of("1 it's", "2 (", "3 x"),
                    column(scratch.connection(), "SELECT a || ' ' || \"b;\" FROM t ORDER BY a"));
            String message = assertThrows(SQLException.class, () -> scratch.execute(jdbc, all.get(4)))
                    .getMessage();
            assertTrue(message.contains("none"), message);
        }
    }

    @Test
    void isEmptyAfterCleaningAndGoneAfterClosing() throws SQLException {
        Server server = PostgresForTests.server();
        DevServer.Scratch scratch = DEV.scratch(server);
        String name = scratch.connection().getCatalog();
        assertTrue(name.startsWith("portolan_scratch_"), name);
        execute(scratch.connection(), EVERYTHING);
        scratch.connection().setAutoCommit(false);
        assertThrows(SQLException.class, () -> execute(scratch.connection(), "broken"));
        scratch.clean();
        assertEquals(List.of(), leftInDatabase(scratch.connection()));
        assertEquals(
                "public",
                column(scratch.connection(), "SELECT current_schema()").get(0));
        scratch.close();
        scratch.close();
        try (Connection admin = server.connect(server.url())) {
            assertFalse(column(admin, "SELECT datname FROM pg_database").contains(name));
        }
    }

    @Test
    void makesTheSchemaThatTheUrlBeginsWith() throws SQLException {
        Server server = PostgresForTests.server();
        Server elsewhere = new Server() {
            @Override
            public String url() {
                return server.url() + (server.url().contains("?") ? "&" : "?") + "currentSchema=app";
            }

            @Override
            public Connection connect(String url) throws SQLException {
                return server.connect(url);
            }
        };
        try (DevServer.Scratch scratch = DEV.scratch(elsewhere)) {
            assertEquals(
                    "app",
                    column(scratch.connection(), "SELECT current_schema()").get(0));
            scratch.clean();
            assertEquals(
                    "app",
                    column(scratch.connection(), "SELECT current_schema()").get(0));
        }
    }

    @Test
    void dropsWhatAKilledRunLeftAndNothingElse() throws SQLException {
        Server server = PostgresForTests.server();
        String host = System.getenv("HOSTNAME") == null ? System.getProperty("user.name") : System.getenv("HOSTNAME");
        try (Connection admin = server.connect(server.url())) {
            execute(admin, "CREATE DATABASE portolan_scratch_dead");
            execute(
                    admin,
                    "COMMENT ON DATABASE portolan_scratch_dead IS 'portolan scratch of process 999999999 on " + host
                            + " since " + System.currentTimeMillis() / 1000 + "'");
            execute(admin, "CREATE DATABASE portolan_scratch_unmarked");
            execute(admin, "CREATE DATABASE portolan_scratch_alive");
            execute(
                    admin,
                    "COMMENT ON DATABASE portolan_scratch_alive IS 'portolan scratch of process "
                            + ProcessHandle.current().pid() + " on " + host + " since "
                            + System.currentTimeMillis() / 1000 + "'");
            DEV.scratch(server).close();
            List<String> left = column(admin, "SELECT datname FROM pg_database WHERE datname LIKE 'portolan_scratch%'");
            assertFalse(left.contains("portolan_scratch_dead"));
            assertTrue(left.contains("portolan_scratch_unmarked"));
            assertTrue(left.contains("portolan_scratch_alive"));
            execute(admin, "DROP DATABASE portolan_scratch_unmarked");
            execute(admin, "DROP DATABASE portolan_scratch_alive");
        }
    }

    /** A role that may do nothing but own one database. */
    private static Server restricted(String url) throws SQLException {
        String role = "r" + System.nanoTime();
        Server server = PostgresForTests.server();
        try (Connection admin = server.connect(server.url())) {
            execute(admin, "CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
            String database = url.replaceAll(".*/([^/?]+)\\?.*", "$1");
            execute(admin, "ALTER DATABASE \"" + database + "\" OWNER TO " + role);
        }
        return new Server() {
            @Override
            public String url() {
                return url.replaceAll("\\?.*", "");
            }

            @Override
            public Connection connect(String database) throws SQLException {
                return DriverManager.getConnection(database, role, "x");
            }
        };
    }

    @Test
    void usesTheNamedDatabaseWhereItMayNotCreateOne() throws SQLException {
        String url = PostgresForTests.freshUrl();
        Server server = restricted(url);
        DevServer.Scratch scratch = DEV.scratch(server);
        execute(scratch.connection(), "CREATE TABLE t (a int); CREATE SCHEMA other; CREATE TABLE other.t (a int)");
        scratch.clean();
        assertEquals(List.of(), leftInDatabase(scratch.connection()));
        execute(scratch.connection(), "CREATE TABLE t (a int)");
        // As a killed run leaves it: the connection goes, the mark stays.
        scratch.connection().close();
        DevServer.Scratch next = DEV.scratch(server);
        assertEquals(List.of(), leftInDatabase(next.connection()));
        next.close();
        try (Connection admin = DriverManager.getConnection(url)) {
            assertEquals(List.of(), leftInDatabase(admin));
            assertEquals(List.of(), column(admin, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'portolan%'"));
        }
    }

    @Test
    void refusesANamedDatabaseThatHoldsSomething() throws SQLException {
        String url = PostgresForTests.freshUrl();
        Server server = restricted(url);
        try (Connection admin = DriverManager.getConnection(url)) {
            execute(admin, "CREATE TABLE precious (a int)");
        }
        PortolanException e = assertThrows(PortolanException.class, () -> DEV.scratch(server));
        assertEquals("dev-database-not-empty", e.code());
        assertTrue(e.getMessage().contains("precious"), e.getMessage());
        try (Connection admin = DriverManager.getConnection(url)) {
            assertNotNull(column(admin, "SELECT 'precious'::regclass").get(0));
        }
    }

    @Test
    void writesTheDatabaseIntoUrlsOfAllForms() {
        assertEquals("jdbc:postgresql:x", PostgresUrl.withDatabase("jdbc:postgresql:", "x"));
        assertEquals("jdbc:postgresql:x", PostgresUrl.withDatabase("jdbc:postgresql:db", "x"));
        assertEquals("jdbc:postgresql://h/x", PostgresUrl.withDatabase("jdbc:postgresql://h", "x"));
        assertEquals(
                "jdbc:postgresql://h:1,g:2/x?user=a&b=/c",
                PostgresUrl.withDatabase("jdbc:postgresql://h:1,g:2/db?user=a&b=/c", "x"));
        assertEquals("jdbc:postgresql://[::1]:5/x%20y", PostgresUrl.withDatabase("jdbc:postgresql://[::1]:5/", "x y"));
    }
}
