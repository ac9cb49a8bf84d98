package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code undo} and {@code rm}: a step back leaves what was there before the step, byte by byte. */
class UndoTest {
    private static final String ENTITIES = Program.part("example");

    @TempDir
    Path folder;

    @Test
    void theLastGenerationIsTakenBackWhole() throws IOException {
        portolan("undo").ended(2, "[dir-missing]");
        diff("first", "20260101000000");
        SortedMap<String, String> first = files();
        // as if a column had been added to the entities since
        Path snapshot = folder.resolve("migrations/schema.snapshot");
        portolan("new", "by_hand", "--version-time", "20260101000001").ended(0);
        Files.writeString(
                folder.resolve("migrations/20260101000001_by_hand.sql"),
                "ALTER TABLE `Customer` DROP COLUMN `name`;\n");
        portolan("hash").ended(0);
        portolan("undo").ended(1, "[undo-unknown]", "portolan rm");
        SortedMap<String, String> second = files();
        diff("again", "20260101000002");
        assertTrue(files().containsKey("20260101000002_again.sql"));
        assertFalse(files().equals(second));
        JsonNode undone =
                new JsonMapper().readTree(portolan("undo", "--json").ended(0).out());
        assertEquals("20260101000002_again.sql", undone.get("removed").get(0).asString());
        assertEquals(second, files());
        portolan("validate").ended(0, "2 files");
        portolan("rm", "20260101000001_by_hand.sql").ended(0, "Removed migrations/20260101000001_by_hand.sql");
        assertEquals(first, files());
        portolan("undo").ended(0, "Removed migrations/20260101000000_first.sql");
        assertFalse(Files.exists(snapshot));
        portolan("validate").ended(0, "0 files");
    }

    @Test
    void editedFilesAreKept() throws IOException {
        diff("first", "20260101000000");
        Path file = folder.resolve("migrations/20260101000000_first.sql");
        Files.writeString(file, Files.readString(file) + "-- mine\n");
        portolan("undo").ended(1, "[sum-mismatch]", "was edited");
        portolan("hash").ended(0);
        portolan("undo").ended(1, "[undo-unknown]");
        assertTrue(Files.exists(file));
    }

    /** A copy may have had another snapshot before: what is known of one directory is not said of another. */
    @Test
    void aCopyIsAnotherDirectory() throws IOException {
        diff("first", "20260101000000");
        Path copy = Files.createDirectories(folder.resolve("copy"));
        for (String name : files().keySet()) {
            Files.copy(folder.resolve("migrations").resolve(name), copy.resolve(name));
        }
        portolan("undo", "--dir", "copy").ended(1, "[undo-unknown]");
        portolan("undo", "--dir", "copy/../migrations").ended(0);
        assertTrue(files().isEmpty() || !files().containsKey("schema.snapshot"));
    }

    @Test
    void whatADatabaseHasRunIsNotTakenBack() throws IOException, SQLException {
        diff("first", "20260101000000");
        String url = "jdbc:sqlite:" + folder.resolve("s.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE flyway_schema_history (version text)");
            statement.execute("INSERT INTO flyway_schema_history VALUES ('20250101000000')");
            statement.execute("CREATE TABLE atlas_schema_revisions (version text)");
            statement.execute("INSERT INTO atlas_schema_revisions VALUES ('20260101000000')");
            portolan("undo", "--url", url).ended(1, "[undo-applied]", "atlas_schema_revisions");
            portolan("validate").ended(0, "1 file");
            statement.execute("DELETE FROM atlas_schema_revisions");
        }
        portolan("undo", "--url", url).ended(0, "Removed");
    }

    @Test
    void rmTakesOnlyWhatItIsTold() throws IOException {
        portolan("rm").ended(2, "needs the files");
        portolan("new", "a", "--version-time", "20260101000000").ended(0);
        portolan("new", "b", "--version-time", "20260101000001").ended(0);
        portolan("rm", "c.sql").ended(2, "[rm-file]");
        portolan("rm", "../migrations/20260101000000_a.sql").ended(2, "[rm-file]");
        Files.writeString(folder.resolve("migrations/20260101000001_b.sql"), "SELECT 1;\n");
        portolan("rm", "20260101000000_a.sql").ended(1, "[sum-mismatch]");
        portolan("hash").ended(0);
        JsonNode done = new JsonMapper()
                .readTree(portolan("rm", "20260101000000_a.sql", "--json")
                        .ended(0)
                        .out());
        assertEquals("removed", done.get("status").asString());
        portolan("validate").ended(0, "1 file");
        portolan("new", "c", "--format", "golang-migrate", "--dir", "two", "--version-time", "20260101000000")
                .ended(0);
        portolan("rm", "20260101000000_c.up.sql", "--format", "golang-migrate", "--dir", "two")
                .ended(0, "_c.down.sql");
        portolan("validate", "--format", "golang-migrate", "--dir", "two").ended(0, "0 files");
    }

    private void diff(String name, String version) throws IOException {
        portolan("diff", name, "--classpath", ENTITIES, "--version-time", version)
                .ended(0, "Wrote");
    }

    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("migrations"))) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return all;
    }

    private Program portolan(String... words) throws IOException {
        return Program.in(folder).run(words);
    }
}
