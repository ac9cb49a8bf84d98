package dev.portolan.dialect.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Scope;
import dev.portolan.schema.Graph;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DevServerTest {
    private static final H2DevServer DEV = new H2DevServer();

    @TempDir
    Path folder;

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Graph inspect(Connection connection) throws SQLException {
        return Database.DIALECT.inspector().inspect(connection, Scope.ALL).graph();
    }

    private static DevServer.Scratch scratch(String url) throws SQLException {
        return DEV.scratch(DriverManager.getConnection(url));
    }

    private String file() {
        return "jdbc:h2:file:" + folder.resolve("dev");
    }

    @Test
    void eachScratchInMemoryIsOfItsOwnAndIsCleanedOfEverything() throws SQLException {
        try (DevServer.Scratch one = scratch(DEV.defaultUrl());
                DevServer.Scratch two = scratch(DEV.defaultUrl())) {
            run(
                    one.connection(),
                    "create schema other",
                    "create table other.t (id int primary key)",
                    "create table a (id int primary key)",
                    "create view v as select * from a",
                    "create local temporary table gone (id int)",
                    "create domain d as int",
                    "create constant c value 1",
                    "create alias f for 'java.lang.Math.abs(int)'",
                    "set mode MySQL",
                    "set referential_integrity false",
                    "set schema other");
            assertEquals(Graph.EMPTY, inspect(two.connection()));
            one.connection().setAutoCommit(false);
            one.clean();
            assertEquals(Graph.EMPTY, inspect(one.connection()));
            assertEquals(DEV.version(two.connection()), DEV.version(one.connection()));
            assertThrows(SQLException.class, () -> run(one.connection(), "select * from gone"));
        }
    }

    @Test
    void aNamedDatabaseIsUsedWhenItIsEmptyAndLeftEmpty() throws SQLException {
        try (DevServer.Scratch scratch = scratch(file())) {
            run(scratch.connection(), "create table a (id int primary key)");
            assertThrows(SQLException.class, () -> scratch(file()), "it is ours alone meanwhile");
        }
        try (Connection after = DriverManager.getConnection(file())) {
            assertEquals(Graph.EMPTY, inspect(after));
        }
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws SQLException {
        try (Connection killed = DriverManager.getConnection(file())) {
            run(killed, "create schema \"portolan_scratch_mark\"", "create table a (id int)");
        }
        try (DevServer.Scratch scratch = scratch(file())) {
            assertEquals(Graph.EMPTY, inspect(scratch.connection()));
        }
    }

    @Test
    void aDatabaseThatHoldsSomethingIsRefused() throws SQLException {
        try (Connection own = DriverManager.getConnection(file())) {
            run(own, "create sequence s");
        }
        PortolanException refused = assertThrows(PortolanException.class, () -> scratch(file()));
        assertEquals("dev-database-not-empty", refused.code());
        try (Connection own = DriverManager.getConnection(file())) {
            assertEquals(1, inspect(own).sequences().size());
        }
    }

    @Test
    void theVersionSaysWhatChangesHowStatementsAreRead() throws SQLException {
        assertNotNull(DEV.defaultVersion());
        try (Connection one = DriverManager.getConnection(DEV.defaultUrl());
                Connection same = DriverManager.getConnection(DEV.defaultUrl());
                Connection other = DriverManager.getConnection(DEV.defaultUrl())) {
            run(other, "set mode MySQL");
            assertEquals(DEV.version(one), DEV.version(same));
            assertNotEquals(DEV.version(one), DEV.version(other));
        }
    }

    @Test
    void namesThatAreNotFoldedAsUsualAreRefused() throws SQLException {
        try (Connection lower = DriverManager.getConnection("jdbc:h2:mem:;DATABASE_TO_UPPER=FALSE")) {
            assertEquals(
                    "h2-setting",
                    assertThrows(PortolanException.class, () -> inspect(lower)).code());
        }
    }
}
