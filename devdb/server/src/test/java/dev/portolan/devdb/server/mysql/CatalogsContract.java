package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Server;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities in several databases of one server, which a mapping calls catalogs. */
public abstract class CatalogsContract {
    private static final String USERS = """
            table users
              column id int(64) not null
              column "last order" int(64) null
              primary key (id)
            """;
    private static final String ONE = "portolan-graph 1 unit \"shop\"\n" + USERS;
    private static final String THREE = ONE + """
              foreign key ("last order") references "SHOP-A"..orders (id)
            table "SHOP-A"..orders
              column id int(64) not null
              column "user" int(64) null
              primary key (id)
              foreign key ("user") references users (id)
            table SHOP_B.ignored.lines
              column id int(64) not null
              column "order" int(64) not null
              primary key (id)
              foreign key ("order") references "SHOP-A"..orders (id) on delete cascade
            """;
    private static final String CHANGED =
            THREE.replace("\"order\" int(64) not null", "\"order\" int(64) not null\n  column user int(64) null")
                            .replace(" on delete cascade", "")
                    + "  foreign key (user) references users (id)\n";

    private final String suffix = String.valueOf(System.nanoTime());
    private final String a = "a`" + suffix;
    private final String b = "b" + suffix;

    @TempDir
    private Path temp;

    private int second = 10;

    protected abstract String dialect();

    protected abstract Server server() throws SQLException;

    protected abstract String freshUrl() throws SQLException;

    private String graph(String text) {
        return text.replace("SHOP-A", a).replace("SHOP_B", b);
    }

    private Generator generator(String graph) throws SQLException {
        return Generator.of(SchemaSource.of(GraphText.read(graph(graph))))
                .dir(temp.resolve("m"))
                .dialect(dialect())
                .devDatabase(freshUrl())
                .versionTime("202601010000" + second++);
    }

    private static void execute(String url, List<Step> steps) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Step step : steps) {
                statement.execute(step.sql());
            }
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        execute(url, List.of(Step.of(null, sql)));
    }

    private static List<String> column(String url, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Databases with our suffix, and scratch ones. */
    private List<String> databases() throws SQLException {
        return column(
                freshUrl(),
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '%" + suffix
                        + "' ORDER BY SCHEMA_NAME");
    }

    private void inSync(Generator generator) {
        Result again = generator.diff("again");
        assertEquals(Result.Outcome.SYNCED, again.outcome(), () -> again.files().toString());
    }

    @AfterEach
    void drop() throws SQLException {
        String url = freshUrl();
        for (String database : databases()) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("SET foreign_key_checks = 0");
                statement.execute("DROP DATABASE `" + database.replace("`", "``") + "`");
            }
        }
    }

    @Test
    void comeChangeAndGoWithForeignKeysBetweenThem() throws Exception {
        Result one = generator(ONE).diff("one");
        Result three = generator(THREE).diff("three");
        inSync(generator(THREE));
        Result changed = generator(CHANGED).diff("changed");
        inSync(generator(CHANGED));
        Result gone = generator(ONE).diff("gone");
        inSync(generator(ONE));
        assertEquals(List.of(), databases(), "nothing is left");

        String target = freshUrl();
        execute(target, one.plan().steps());
        execute(target, three.plan().steps());
        assertEquals(List.of(a, b), databases());
        inSync(generator(THREE).inspect(target, null, null));
        execute(target, changed.plan().steps());
        inSync(generator(CHANGED).inspect(target, null, null));
        execute(target, changed.plan().reverse());
        inSync(generator(THREE).inspect(target, null, null));
        execute(target, changed.plan().steps());
        execute(target, gone.plan().steps());
        inSync(generator(ONE).inspect(target, null, null));
        execute(target, gone.plan().reverse());
        inSync(generator(CHANGED).inspect(target, null, null));
        execute(target, changed.plan().reverse());
        execute(target, three.plan().reverse());
        assertEquals(List.of(), databases(), "empty ones are dropped");
        inSync(generator(ONE).inspect(target, null, null));
    }

    @Test
    void aDatabaseThatHoldsSomethingElseStays() throws Exception {
        generator(ONE).diff("one");
        Result three = generator(THREE).diff("three");
        String target = freshUrl();
        execute(target, "CREATE DATABASE `" + b + "`");
        execute(target, "CREATE TABLE `" + b + "`.precious (id int)");
        execute(target, "CREATE TABLE users (id bigint NOT NULL PRIMARY KEY, `last order` bigint NULL)");
        execute(target, three.plan().steps());
        inSync(generator(THREE).inspect(target, null, null));
        execute(target, three.plan().reverse());
        assertEquals(List.of(b), databases());
        assertEquals(
                List.of("precious"),
                column(target, "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '" + b + "'"));
    }

    @Test
    void theConnectionsOwnDatabaseMayBeNamed() throws Exception {
        String target = freshUrl();
        String own = column(target, "SELECT DATABASE()").get(0);
        String named = "portolan-graph 1 unit \"shop\"\n" + USERS.replace("table users", "table " + own + "..users");
        Result result = generator(named).inspect(target, null, null).diff("one");
        String sql = result.files().get(0).text();
        assertTrue(sql.contains("CREATE TABLE `users`"), sql);
        execute(target, result.plan().steps());
        inSync(generator(named).inspect(target, null, null));
        inSync(generator(ONE).inspect(target, null, null));
    }

    @Test
    void aRealDatabaseOfTheDevServerIsNotTouched() throws Exception {
        String url = freshUrl();
        generator(ONE).diff("one");
        execute(url, "CREATE DATABASE `" + b + "`");
        execute(url, "CREATE TABLE `" + b + "`.precious (id int)");
        Generator generator = generator(THREE);
        PortolanException e = assertThrows(PortolanException.class, () -> generator.diff("three"));
        assertEquals("dev-schema-exists", e.code());
        assertTrue(e.getMessage().contains(b), e.getMessage());
        assertEquals(List.of(b), databases());
        try (DevServer.Scratch scratch = Dialects.named(dialect()).dev().scratch(server());
                Statement statement = scratch.connection().createStatement()) {
            for (String sql : List.of(
                    "USE " + b,
                    "DROP DATABASE IF EXISTS `" + b + "`",
                    "/* a */ drop schema " + b,
                    "-- a\nALTER DATABASE " + b + " CHARACTER SET latin1",
                    "CREATE DATABASE IF NOT EXISTS " + b,
                    "DROP TABLE IF EXISTS `" + b + "`.precious",
                    "CREATE TABLE " + b + " . t (a int)",
                    "CREATE OR REPLACE VIEW " + b + ".v AS SELECT 1",
                    "CREATE UNIQUE INDEX i ON " + b + ".precious (id)",
                    "TRUNCATE " + b + ".precious",
                    "INSERT IGNORE INTO " + b + ".precious VALUES (1)",
                    "UPDATE " + b + ".precious SET id = 1",
                    "DELETE FROM " + b + ".precious",
                    "UPDATE t, " + b + ".precious SET precious.id = 1",
                    "UPDATE t x JOIN `" + b + "` . `precious` p ON p.id = x.a, t y SET p.id = 1",
                    "UPDATE t " + b + ", " + b + ".precious p SET p.id = 1",
                    "UPDATE t " + b + " JOIN t y ON y.a = " + b + ".a, " + b + ".precious p SET p.id = 1",
                    "DELETE p FROM t JOIN " + b + ".precious p ON true",
                    "DELETE FROM p USING t JOIN " + b + ".precious p ON true",
                    "DELETE " + b + ".precious FROM " + b + ".precious",
                    "DROP TABLE IF EXISTS t, " + b + ".precious",
                    "DROP VIEW IF EXISTS v, `" + b + "`.precious",
                    "RENAME TABLE t TO " + b + ".t",
                    "RENAME TABLE t TO u, " + b + ".precious TO p",
                    "ALTER TABLE t RENAME TO " + b + ".t",
                    "LOAD DATA INFILE '/tmp/x' INTO TABLE " + b + ".precious",
                    "LOAD XML LOCAL INFILE '/tmp/x' REPLACE INTO TABLE " + b + ".precious",
                    "CREATE TABLE p LIKE " + b + ".precious",
                    "CREATE TABLE p (LIKE " + b + ".precious)",
                    "CREATE TABLE p SELECT * FROM " + b + ".precious",
                    "CREATE TABLE p (a int, FOREIGN KEY (a) REFERENCES " + b + ".precious (id))",
                    "INSERT INTO t SELECT id FROM " + b + ".precious",
                    "INSERT INTO t SELECT (SELECT MAX(id) FROM " + b + ".precious)",
                    "WITH x AS (SELECT 1) DELETE p FROM " + b + ".precious p, x",
                    "/*!50000 DROP TABLE t, " + b + ".precious */",
                    "DROP /*! TABLE */ t, /* a */ " + b + "/* b */ . -- c\n precious",
                    "LOCK TABLES t READ, " + b + ".precious WRITE",
                    "GRANT ALL ON " + b + ".* TO x",
                    "CALL " + b + ".p()",
                    "DO " + b + ".f()",
                    "CREATE PROCEDURE p() BEGIN DECLARE x int; DELETE FROM t; DELETE FROM " + b + ".precious; END",
                    "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW INSERT INTO " + b + ".precious VALUES (NEW.a)",
                    "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO TRUNCATE " + b + ".precious",
                    "CREATE FUNCTION f() RETURNS int RETURN (SELECT MAX(id) FROM " + b + ".precious)",
                    "PREPARE s FROM 'DROP TABLE " + b + ".precious'",
                    "SET @s = CONCAT('DROP TABLE ', '" + b + ".precious')",
                    "CREATE PROCEDURE p() BEGIN PREPARE s FROM 'DROP TABLE " + b + ".precious'; EXECUTE s; END",
                    "INSERT INTO t SELECT '\\'' FROM " + b + ".precious -- '",
                    "INSERT INTO t SELECT '\\' FROM " + b + ".precious -- '",
                    "/*!40000 DROP DATABASE IF EXISTS `" + b + "`*/",
                    "CREATE DATABASE /*!32312 IF NOT EXISTS*/ `" + b + "` /*!40100 DEFAULT CHARACTER SET latin1 */",
                    "CREATE PROCEDURE p() BEGIN DROP SCHEMA " + b + "; END",
                    "PREPARE s FROM 'DROP DATABASE " + b + "'",
                    "ALTER DATABASE " + b + " READ ONLY = 1",
                    "DROP TABLE t, \"" + b + "\".\"precious\"")) {
                PortolanException refused =
                        assertThrows(PortolanException.class, () -> scratch.execute(statement, sql), sql);
                assertEquals("dev-schema-exists", refused.code(), sql);
            }
            scratch.execute(statement, "CREATE TABLE t (" + b + " int)");
            scratch.execute(statement, "INSERT INTO t SELECT " + b + "." + b + " FROM t " + b);
            scratch.execute(
                    statement, "INSERT INTO t SELECT 1 FROM t x JOIN t " + b + " ON " + b + "." + b + " = x." + b);
            scratch.execute(statement, "UPDATE t " + b + " SET " + b + "." + b + " = 1 WHERE " + b + "." + b + " = 2");
            scratch.execute(
                    statement, "CREATE TABLE s (a varchar(99) DEFAULT '" + b + ".precious') -- " + b + ".precious");
            scratch.execute(
                    statement, "INSERT INTO s SELECT TABLE_NAME FROM information_schema.TABLES /* " + b + ".x */");
        }
        assertEquals(List.of("0"), column(url, "SELECT COUNT(*) FROM `" + b + "`.precious"));
    }

    /** As a killed run leaves them: its connections are gone. */
    @Test
    void theNextRunRemovesWhatAKilledOneLeft() throws Exception {
        DevServer dev = Dialects.named(dialect()).dev();
        List<Connection> connections = new ArrayList<>();
        Server killed = new Server() {
            @Override
            public String url() {
                try {
                    return server().url();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Connection connect(String url) throws SQLException {
                connections.add(server().connect(url));
                return connections.get(connections.size() - 1);
            }
        };
        DevServer.Scratch scratch = dev.scratch(killed);
        scratch.take(List.of(Name.quoted(a)));
        try (Statement statement = scratch.connection().createStatement()) {
            scratch.execute(statement, "CREATE DATABASE `" + b + "`");
            scratch.execute(statement, "CREATE TABLE `" + b + "`.t (a int)");
            // made, but not marked yet
            statement.execute("CREATE DATABASE `" + a.replace("`", "``") + "`");
        }
        assertEquals(List.of(a, b), databases());
        dev.scratch(server()).close();
        assertEquals(List.of(a, b), databases(), "it is still running");
        for (Connection connection : connections) {
            connection.close();
        }
        dev.scratch(server()).close();
        assertEquals(List.of(), databases());
    }

    @Test
    void theNextRunRemovesWhatAKilledProcessLeft() throws Exception {
        String url = freshUrl();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScratchAndWait.class.getName(),
                        dialect(),
                        url,
                        b)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String scratch;
        try {
            scratch = child.inputReader().readLine();
            assertEquals(List.of(b), databases());
            Dialects.named(dialect()).dev().scratch(server()).close();
            assertEquals(List.of(b), databases(), "it is still running");
        } finally {
            child.destroyForcibly().waitFor();
        }
        String exists = "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '" + scratch + "'";
        assertEquals(List.of("1"), column(url, exists));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!databases().isEmpty() && System.nanoTime() < end) {
            // the server may take a moment to see that the connections are gone
            Dialects.named(dialect()).dev().scratch(server()).close();
        }
        assertEquals(List.of(), databases());
        assertEquals(List.of("0"), column(url, exists));
    }

    @Test
    void whatAnotherMadeInTheMeantimeStays() throws Exception {
        DevServer dev = Dialects.named(dialect()).dev();
        List<Connection> connections = new ArrayList<>();
        DevServer.Scratch scratch = dev.scratch(new Server() {
            @Override
            public String url() {
                try {
                    return server().url();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Connection connect(String url) throws SQLException {
                connections.add(server().connect(url));
                return connections.get(connections.size() - 1);
            }
        });
        scratch.take(List.of(Name.quoted(b)));
        for (Connection connection : connections) {
            connection.close();
        }
        execute(freshUrl(), "CREATE DATABASE " + b);
        execute(freshUrl(), "CREATE TABLE " + b + ".precious (a int)");
        dev.scratch(server()).close();
        assertEquals(List.of(b), databases());
    }

    @Test
    void twoRunsThatNeedOneNameTakeTurns() throws Exception {
        DevServer dev = Dialects.named(dialect()).dev();
        CompletableFuture<Void> second;
        try (DevServer.Scratch scratch = dev.scratch(server());
                Statement statement = scratch.connection().createStatement()) {
            scratch.execute(statement, "CREATE DATABASE " + b);
            scratch.execute(statement, "CREATE TABLE " + b + ".t (a int)");
            second = CompletableFuture.runAsync(() -> {
                try (DevServer.Scratch other = dev.scratch(server());
                        Statement there = other.connection().createStatement()) {
                    other.execute(there, "CREATE DATABASE " + b);
                    other.execute(there, "CREATE TABLE " + b + ".t (b int)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThrows(TimeoutException.class, () -> second.get(1, TimeUnit.SECONDS), "it waits");
            scratch.execute(statement, "INSERT INTO " + b + ".t (a) VALUES (1)");
        }
        second.get(20, TimeUnit.SECONDS);
        assertEquals(List.of(), databases());
    }

    @Test
    void areGoneAfterAFailedReplayAndAreEmptyAgainWhenCleaned() throws Exception {
        DevServer dev = Dialects.named(dialect()).dev();
        try (DevServer.Scratch scratch = dev.scratch(server());
                Statement statement = scratch.connection().createStatement()) {
            scratch.execute(statement, "CREATE DATABASE " + b);
            scratch.execute(statement, "CREATE TABLE " + b + ".t (a int)");
            scratch.clean();
            assertEquals(List.of(), databases());
            scratch.execute(statement, "CREATE DATABASE " + b);
            assertThrows(SQLException.class, () -> scratch.execute(statement, "CREATE TABLE " + b + ".t (a nothing)"));
        }
        assertEquals(List.of(), databases());
    }
}
