package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.DevServer.Scratch;
import dev.portolan.dialect.Dialects;
import dev.portolan.schema.Graph;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDevServerTest {
    private static Scratch scratch(String url) throws SQLException {
        return Database.DIALECT.dev().scratch(DriverManager.getConnection(url));
    }

    private static void dirty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"a`b\" (id integer PRIMARY KEY AUTOINCREMENT)");
            statement.execute("CREATE TABLE c (a int REFERENCES \"a`b\" (id))");
            statement.execute("INSERT INTO \"a`b\" VALUES (1)");
            statement.execute("CREATE VIEW v AS SELECT * FROM c");
            statement.execute("CREATE TEMP TABLE t (x int)");
            statement.execute("PRAGMA foreign_keys = on");
            statement.execute("PRAGMA legacy_alter_table = on");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO c VALUES (1)");
        }
    }

    private static void assertEmpty(Scratch scratch) throws SQLException {
        assertEquals(
                Graph.EMPTY,
                Database.DIALECT
                        .inspector()
                        .inspect(scratch.connection(), dev.portolan.dialect.Scope.ALL)
                        .graph());
        try (Statement statement = scratch.connection().createStatement()) {
            assertEquals(0, SqliteDevServer.number(statement, "SELECT count(*) FROM sqlite_schema"));
            assertEquals(0, SqliteDevServer.number(statement, "SELECT count(*) FROM sqlite_temp_schema"));
            assertEquals(0, SqliteDevServer.number(statement, "PRAGMA foreign_keys"));
            assertEquals(0, SqliteDevServer.number(statement, "PRAGMA legacy_alter_table"));
            assertEquals(
                    1, SqliteDevServer.number(statement, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"));
        }
    }

    @Test
    void cleansWhateverAFailedFileLeft() throws SQLException {
        assertEquals("jdbc:sqlite::memory:", Database.DIALECT.dev().defaultUrl());
        Scratch scratch = scratch("jdbc:sqlite::memory:");
        for (int i = 0; i < 3; i++) {
            dirty(scratch.connection());
            scratch.clean();
            assertEmpty(scratch);
        }
        scratch.close();
        assertTrue(scratch.connection().isClosed());
        scratch.close();
    }

    @Test
    void aFileMustBeEmptyOrOurs(@TempDir Path dir) throws SQLException {
        String url = "jdbc:sqlite:" + dir.resolve("dev.db");
        try (Scratch scratch = scratch(url)) {
            dirty(scratch.connection());
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertEquals(0, SqliteDevServer.number(statement, "SELECT count(*) FROM sqlite_schema"));
            assertEquals(0, SqliteDevServer.number(statement, "PRAGMA user_version"));
            statement.execute("CREATE TABLE precious (id int)");
        }
        PortolanException e = assertThrows(PortolanException.class, () -> scratch(url));
        assertEquals("dev-database-not-empty", e.code());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + 0x504f5254);
        }
        try (Scratch leftOver = scratch(url)) {
            assertEmpty(leftOver);
        }
    }

    @Test
    void isFoundAsAService() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            assertEquals("sqlite", Dialects.of(connection).name());
            assertEquals("sqlite", Dialects.named("sqlite").name());
        }
    }
}
