package dev.portolan.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.Portolan;
import dev.portolan.schema.Change;
import dev.portolan.schema.PortolanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class GeneratorTest {
    @TempDir
    Path temp;

    private Generator generator(SchemaSource source) {
        return Portolan.generator(source).dir(temp.resolve("m")).versionTime("20260102030405");
    }

    @Test
    void givesFilesChangesAndPlanAsValues() throws Exception {
        Result result = generator(Shop.source(Shop.users(), Shop.orders())).diff("init");
        assertEquals(Result.Outcome.WRITTEN, result.outcome());
        assertEquals("20260102030405", result.version());
        assertEquals("20260102030405_init.sql", result.files().get(0).name());
        assertEquals(
                result.files().get(0).text(), Files.readString(result.written().get(0)));
        assertEquals("atlas.sum", result.written().get(2).getFileName().toString());
        assertInstanceOf(Change.AddTable.class, result.changes().get(0));
        assertFalse(result.plan().reverse().isEmpty());
    }

    @Test
    void theWayBackLeavesAnEmptyDatabase() throws SQLException {
        Result result =
                generator(Shop.source(Shop.users(), Shop.orders())).dryRun().diff("init");
        assertEquals(Result.Outcome.PLANNED, result.outcome());
        assertFalse(Files.exists(temp.resolve("m")));
        try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement s = c.createStatement()) {
            for (var step : result.plan().steps()) {
                s.execute(step.sql());
            }
            for (var step : result.plan().reverse()) {
                s.execute(step.sql());
            }
            assertEquals(
                    0,
                    s.executeQuery("SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'")
                            .getInt(1));
        }
    }

    @Test
    void asksTheTargetOnOneConnectionThatItGivesBack() throws SQLException {
        List<Connection> opened = new ArrayList<>();
        SQLiteDataSource target = new SQLiteDataSource() {
            @Override
            public org.sqlite.SQLiteConnection getConnection(String user, String password) throws SQLException {
                org.sqlite.SQLiteConnection connection = super.getConnection(user, password);
                opened.add(connection);
                return connection;
            }
        };
        target.setUrl("jdbc:sqlite:" + temp.resolve("target.db"));
        Result result = generator(Shop.source(Shop.users()))
                .inspect(target)
                .shape(Set.of("index"))
                .diff("init");
        assertEquals(Result.Outcome.WRITTEN, result.outcome());
        assertEquals(1, opened.size());
        assertTrue(opened.get(0).isClosed());
    }

    @Test
    void takesADataSourceAsDevDatabaseAndLeavesItEmpty() throws SQLException {
        SQLiteDataSource dev = new SQLiteDataSource();
        dev.setUrl("jdbc:sqlite:" + temp.resolve("dev.db"));
        assertEquals(
                Result.Outcome.WRITTEN,
                generator(Shop.source(Shop.users()))
                        .devDatabase(dev)
                        .diff("init")
                        .outcome());
        try (Connection c = dev.getConnection();
                Statement s = c.createStatement()) {
            assertEquals(0, s.executeQuery("SELECT count(*) FROM sqlite_schema").getInt(1));
        }
    }

    @Test
    void inspectsAConnectionAndLeavesItOpen() throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement s = c.createStatement()) {
            for (var step : generator(Shop.source(Shop.users()))
                    .dryRun()
                    .diff("x")
                    .plan()
                    .steps()) {
                s.execute(step.sql());
            }
            Result result = generator(Shop.source(Shop.users())).inspect(c).diff("x");
            assertEquals(Result.Outcome.SYNCED, result.outcome());
            assertFalse(c.isClosed());
        }
    }

    @Test
    void aFailureLeavesNothingBehind() {
        PortolanException e = assertThrows(
                PortolanException.class,
                () -> generator(Shop.source(
                                Shop.users(Shop.NOTE.withType(new dev.portolan.schema.ColumnType.Raw("no (such")))))
                        .diff("init"));
        assertEquals("desired-refused", e.code());
        assertTrue(e.getMessage().contains("no (such"), e.getMessage());
        assertFalse(Files.exists(temp.resolve("m")));
    }

    @Test
    void keepsWhatMayNotBeDroppedThroughARebuild() {
        dev.portolan.schema.Column age = Shop.ID.withName(dev.portolan.schema.Name.of("age"));
        generator(Shop.source(Shop.users(Shop.NOTE, age.withNullable(true)))).diff("init");
        Result result = Portolan.generator(Shop.source(Shop.users(age)))
                .dir(temp.resolve("m"))
                .drop(Set.of())
                .diff("age");
        String sql = result.files().get(0).text();
        assertTrue(sql.contains("`note`"), sql);
        assertTrue(sql.contains("`age`"), sql);
    }
}
