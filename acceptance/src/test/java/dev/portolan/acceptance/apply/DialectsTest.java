package dev.portolan.acceptance.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.migrate.apply.ApplyListener;
import dev.portolan.migrate.apply.Migrator;
import dev.portolan.migrate.apply.Status;
import dev.portolan.migrate.apply.TxMode;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every database does. */
class DialectsTest {
    @TempDir
    Path folder;

    private String url;
    private Path dir;

    private Migrator migrator(Target target) throws IOException, SQLException {
        dir = folder.resolve("m");
        url = target.freshUrl();
        file("1_a.sql", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\n");
        file("2_b.sql", "CREATE TABLE b (id int);\nINSERT INTO nope VALUES (1);\nCREATE TABLE c (id int);\n");
        file("3_d.sql", "INSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);\n");
        return Migrator.of(dir).database(url, null, null);
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(dir);
        Files.writeString(dir.resolve(name), text);
        MigrationDir.open(dir, Formats.named("atlas")).rehash();
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String refused(String code, Migrator migrator) {
        PortolanException e = assertThrows(PortolanException.class, migrator::apply);
        assertEquals(code, e.code(), e.getMessage());
        return e.getMessage();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aFileThatIsMendedGoesOn(Target target) throws Exception {
        for (TxMode mode : TxMode.values()) {
            Migrator migrator = migrator(target).txMode(mode);
            String message = refused("apply-failed", migrator);
            assertTrue(message.contains("2_b.sql:2: the database refused statement 2 of 3"), message);
            boolean stays = message.contains("it goes on there");
            Status status = migrator.status();
            assertEquals(stays ? Status.State.FAILED : Status.State.PENDING, status.state());
            assertEquals(stays, status.partial() != null && status.partial().applied() == 1, mode + " " + status);
            file("2_b.sql", "CREATE TABLE b (id int);\nCREATE TABLE c (id int);\n");
            migrator.apply();
            assertEquals("3", query("SELECT COUNT(*) FROM a"), mode.text());
            assertEquals("0", query("SELECT COUNT(*) FROM c"), mode.text());
            assertEquals(Status.State.OK, migrator.status().state(), mode.text());
            assertEquals(List.of(), migrator.apply().files());
            file("1_a.sql", "CREATE TABLE a (id bigint);\n");
            assertEquals(List.of("1_a.sql"), migrator.status().edited());
            refused("history-edited", migrator);
            Files.walk(dir)
                    .sorted(java.util.Comparator.reverseOrder())
                    .forEach(f -> f.toFile().delete());
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void rowsOfAFileThatFailsAreTakenBack(Target target) throws Exception {
        Migrator migrator = migrator(target);
        file("2_b.sql", "INSERT INTO a VALUES (2);\nINSERT INTO nope VALUES (1);\n");
        refused("apply-failed", migrator);
        assertEquals("1", query("SELECT COUNT(*) FROM a"));
        assertEquals(Status.State.PENDING, migrator.status().state(), "nothing of it is remembered");
        file("2_b.sql", "INSERT INTO a VALUES (2);\n");
        migrator.apply();
        assertEquals("4", query("SELECT COUNT(*) FROM a"));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void oneAtATimeAndItSaysWho(Target target) throws Exception {
        Migrator migrator = migrator(target).amount(1);
        List<String> said = new ArrayList<>();
        migrator.listener(new ApplyListener() {
                    @Override
                    public void beforeFile(String file, int statements) {
                        said.add(refused("database-busy", migrator.patience(Duration.ofMillis(100))));
                    }
                })
                .apply();
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("Another migrator ("), said.get(0));
        migrator.dryRun();
        assertEquals("1", migrator.status().current());
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void whatIsInTheWayIsNamed(Target target) throws Exception {
        Migrator migrator = migrator(target);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE already (id int)");
        }
        String message = refused("database-dirty", migrator);
        assertTrue(message.toLowerCase(java.util.Locale.ROOT).contains("already"), message);
        assertFalse(migrator.allowDirty().amount(1).apply().files().isEmpty());
    }
}
