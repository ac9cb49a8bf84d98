package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.dialect.Server;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database that a user names who may not create one. */
public abstract class ScratchContract {
    private static final List<String> EVERYTHING = List.of(
            "CREATE TABLE p (id int PRIMARY KEY)",
            "CREATE TABLE c (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id))",
            "CREATE VIEW v AS SELECT * FROM c",
            "CREATE TRIGGER tr BEFORE INSERT ON c FOR EACH ROW SET NEW.p = 1",
            "CREATE FUNCTION fn() RETURNS int DETERMINISTIC RETURN 1",
            "CREATE PROCEDURE pr() SELECT 1",
            "CREATE EVENT ev ON SCHEDULE EVERY 1 YEAR DO DELETE FROM c");

    private final List<String> users = new ArrayList<>();

    protected abstract String dialect();

    protected abstract Server server() throws SQLException;

    protected abstract String freshUrl() throws SQLException;

    private Dialect here() {
        return Dialects.named(dialect());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Graph seen(Connection connection) throws SQLException {
        return here().inspector().inspect(connection, Scope.ALL).graph();
    }

    @AfterEach
    void dropUsers() throws SQLException {
        Server server = server();
        try (Connection admin = server.connect(server.url())) {
            for (String user : users) {
                execute(admin, "DROP USER '" + user + "'@'%'");
            }
        }
    }

    /** A user who may do all in one database, and nothing beside it. */
    private Server restricted(String url) throws SQLException {
        String user = "u" + System.nanoTime();
        Server server = server();
        try (Connection admin = server.connect(server.url());
                Connection there = DriverManager.getConnection(url)) {
            users.add(user);
            execute(admin, "CREATE USER '" + user + "'@'%' IDENTIFIED BY 'xX1!'");
            execute(admin, "GRANT ALL ON `" + there.getCatalog() + "`.* TO '" + user + "'@'%'");
        }
        return new Server() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public Connection connect(String database) throws SQLException {
                return DriverManager.getConnection(
                        database.replaceAll("\\?.*", "?allowPublicKeyRetrieval=true"), user, "xX1!");
            }
        };
    }

    @Test
    void isCleanedAlsoAfterAKilledRun() throws SQLException {
        String url = freshUrl();
        Server server = restricted(url);
        DevServer.Scratch scratch = here().dev().scratch(server);
        assertEquals(Graph.EMPTY, seen(scratch.connection()), "the mark is not seen");
        for (String sql : EVERYTHING) {
            execute(scratch.connection(), sql);
        }
        assertEquals(2, seen(scratch.connection()).tables().size());
        scratch.clean();
        assertEquals(Graph.EMPTY, seen(scratch.connection()));
        for (String sql : EVERYTHING) {
            execute(scratch.connection(), sql);
        }
        // As a killed run leaves it: the connection goes, the mark stays.
        scratch.connection().close();
        DevServer.Scratch next = here().dev().scratch(server);
        assertEquals(Graph.EMPTY, seen(next.connection()));
        next.close();
        try (Connection admin = DriverManager.getConnection(url)) {
            assertEquals(List.of(), tables(admin));
        }
    }

    @Test
    void aDatabaseBesideItIsRefused() throws SQLException {
        String url = freshUrl();
        try (DevServer.Scratch scratch = here().dev().scratch(restricted(url));
                Statement statement = scratch.connection().createStatement()) {
            PortolanException e = assertThrows(
                    PortolanException.class, () -> scratch.execute(statement, "CREATE DATABASE IF NOT EXISTS beside"));
            assertEquals("dev-schema-denied", e.code());
            assertThrows(PortolanException.class, () -> scratch.take(List.of(Name.quoted("beside"))));
            scratch.execute(statement, "CREATE TABLE " + scratch.connection().getCatalog() + ".t (a int)");
        }
    }

    @Test
    void aDatabaseBesideItThatTheUserMayChangeIsRefusedToo() throws SQLException {
        Server server = restricted(freshUrl());
        try (Connection admin = DriverManager.getConnection(freshUrl())) {
            String beside = admin.getCatalog();
            execute(admin, "GRANT ALL ON `" + beside + "`.* TO '" + users.get(users.size() - 1) + "'@'%'");
            execute(admin, "CREATE TABLE precious (a int)");
            try (DevServer.Scratch scratch = here().dev().scratch(server);
                    Statement statement = scratch.connection().createStatement()) {
                scratch.execute(statement, "CREATE TABLE t (a int)");
                PortolanException e = assertThrows(
                        PortolanException.class,
                        () -> scratch.execute(statement, "DROP TABLE t, " + beside + ".precious"));
                assertEquals("dev-schema-denied", e.code());
            }
            assertEquals(List.of("precious"), tables(admin));
        }
    }

    /** A script may drop all that it finds. */
    @Test
    void marksItAgainWhereAScriptDroppedTheMark() throws SQLException {
        Server server = restricted(freshUrl());
        DevServer.Scratch scratch = here().dev().scratch(server);
        for (String table : tables(scratch.connection())) {
            execute(scratch.connection(), "DROP TABLE " + table);
        }
        scratch.clean();
        execute(scratch.connection(), "CREATE TABLE t (a int)");
        scratch.connection().close();
        here().dev().scratch(server).close();
    }

    @Test
    void refusesWhatHoldsSomething() throws SQLException {
        String url = freshUrl();
        try (Connection admin = DriverManager.getConnection(url)) {
            execute(admin, "CREATE TABLE precious (a int)");
            Server server = restricted(url);
            PortolanException e =
                    assertThrows(PortolanException.class, () -> here().dev().scratch(server));
            assertEquals("dev-database-not-empty", e.code());
            assertTrue(e.getMessage().contains("precious"), e.getMessage());
            assertEquals(List.of("precious"), tables(admin));
        }
    }
}
