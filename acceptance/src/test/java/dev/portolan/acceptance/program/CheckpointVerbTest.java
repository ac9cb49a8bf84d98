package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code checkpoint}: one file for new databases, which leads where the files before it lead, or nothing is written. */
class CheckpointVerbTest {
    private static final String CHECKPOINT = "20260201000000_checkpoint.sql";

    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void base() throws IOException {
        repository = Repository.in(folder);
    }

    private Program checkpoint(String... more) {
        List<String> words = new java.util.ArrayList<>(
                List.of("checkpoint", "--dialect", "sqlite", "--version-time", "20260201000000"));
        words.addAll(Arrays.asList(more));
        return repository.inProcess(words.toArray(String[]::new));
    }

    private JsonNode json(Program ended) {
        return new JsonMapper().readTree(ended.out());
    }

    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(repository.migrations())) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void oneFileForAllThatWasDone() throws IOException {
        repository
                .add(
                        "20260101000000_users.sql",
                        "CREATE TABLE users (id integer PRIMARY KEY, name text);\n"
                                + "INSERT INTO users (name) VALUES ('admin');\nINSERT INTO users (name) VALUES ('guest');\n")
                .add(
                        "20260102000000_more.sql",
                        "ALTER TABLE users ADD COLUMN mail text;\nUPDATE users SET mail = 'a@b' WHERE name = 'admin';\n"
                                + "DELETE FROM users WHERE name = 'guest';\nCREATE INDEX by_mail ON users (mail);\n"
                                + "CREATE TABLE log (at text, what text);\n"
                                + "CREATE TRIGGER told AFTER INSERT ON users BEGIN INSERT INTO log VALUES ('x', NEW.name); END;\n"
                                + "CREATE VIEW mails AS SELECT mail FROM users;\nUPDATE log SET what = 'never';\n")
                // SQLite's way to change a table: rows go into another and back, which a new database need not do
                .add(
                        "20260103000000_note.sql",
                        "CREATE TABLE note (id integer, text text);\nINSERT INTO note VALUES (1, 'x');\n"
                                + "CREATE TABLE new_note (id integer, text text NOT NULL);\n"
                                + "INSERT INTO new_note SELECT id, text FROM note;\nDROP TABLE note;\n"
                                + "ALTER TABLE new_note RENAME TO note;\nCREATE TABLE gone (id integer);\nDROP TABLE gone;\n");
        SortedMap<String, String> before = files();
        JsonNode planned =
                json(checkpoint("--dry-run", "--json", "--leave", "rows").ended(0));
        assertEquals("planned", planned.get("status").asString());
        assertEquals(before, files());
        // the trigger was not there yet when the first rows were
        checkpoint()
                .ended(
                        1,
                        "[checkpoint-rows]",
                        "20260101000000_users.sql:2: INSERT INTO users",
                        "table \"log\"",
                        "--leave rows");
        assertEquals(before, files());
        JsonNode made = json(checkpoint("v1.0", "--json", "--leave", "rows").ended(0));
        assertEquals(3, made.get("replaces").size());
        assertEquals(
                "20260101000000_users.sql", made.get("left").get(0).get("file").asString());
        assertEquals(2, made.get("left").get(0).get("line").asInt());
        assertEquals("""
                -- atlas:checkpoint v1.0

                -- Create "log" table
                CREATE TABLE `log` (`at` text NULL, `what` text NULL);
                -- Create "note" table
                CREATE TABLE `note` (`id` integer NULL, `text` text NOT NULL);
                -- Create "users" table
                CREATE TABLE `users` (`id` integer NULL, `name` text NULL, `mail` text NULL, PRIMARY KEY (`id`));
                -- Create index "by_mail" to table: "users"
                CREATE INDEX `by_mail` ON `users` (`mail`);
                -- Create "mails" view
                CREATE VIEW `mails` AS SELECT mail FROM users;
                -- Create trigger "told"
                CREATE TRIGGER told AFTER INSERT ON users BEGIN INSERT INTO log VALUES ('x', NEW.name); END;
                """, files().get(CHECKPOINT));
        assertTrue(files().entrySet()
                .containsAll(before.entrySet().stream()
                        .filter(e -> e.getKey().endsWith(".sql"))
                        .toList()));
        repository.inProcess("validate").ended(0, "4 files");
        checkpoint().ended(1, "[checkpoint-nothing]", CHECKPOINT);
    }

    @Test
    void rowsAreCarriedOver() throws IOException {
        repository
                .add(
                        "20260101000000_users.sql",
                        "CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT, name text, made text DEFAULT CURRENT_TIMESTAMP);\n"
                                + "INSERT INTO users (name) VALUES ('it''s; -- me');\n")
                .add(
                        "20260102000000_more.sql",
                        "ALTER TABLE users ADD COLUMN mail text;\nUPDATE users SET mail = name;\n"
                                + "UPDATE users SET mail = NULL WHERE id = 77;\n");
        JsonNode made = json(checkpoint("--json").ended(0));
        assertEquals(2, made.get("carried").size());
        assertEquals(0, made.get("left").size());
        String text = files().get(CHECKPOINT);
        assertTrue(text.endsWith("""
                        -- As in 20260101000000_users.sql:2
                        INSERT INTO users (name) VALUES ('it''s; -- me');
                        -- As in 20260102000000_more.sql:2
                        UPDATE users SET mail = name;
                        """), text);
    }

    @Test
    void rowsThatCannotBeAreNamed() throws IOException {
        repository
                .add(
                        "20260101000000_a.sql",
                        "CREATE TABLE a (id integer, name text);\nINSERT INTO a (id, name) VALUES (1, 'x');\n")
                .add("20260102000000_b.sql", "ALTER TABLE a RENAME COLUMN name TO title;\n");
        checkpoint()
                .ended(1, "[checkpoint-rows]", "20260101000000_a.sql:2", "no column named name", "has 0 rows, not 1");
        assertFalse(files().containsKey(CHECKPOINT));
        checkpoint("--leave", "rows").ended(0, "It goes without 20260101000000_a.sql:2");
        checkpoint("--leave", "all").ended(2, "--leave takes rows, others");
    }

    /** On tables without rows, an update of all rows does nothing. */
    @Test
    void whatDidNothingOnAnEmptyDatabaseStandsInNoWay() throws IOException {
        repository.add(
                "20260101000000_a.sql",
                "CREATE TABLE a (id integer, name text);\nUPDATE a SET name = 'x';\nALTER TABLE a DROP COLUMN name;\n");
        JsonNode made = json(checkpoint("--json").ended(0));
        assertEquals(0, made.get("carried").size() + made.get("left").size());
        assertFalse(files().get(CHECKPOINT).contains("UPDATE"));
    }

    /** The directory leads where it led: what was known of it stays known, and one step takes it back. */
    @Test
    void theSnapshotStaysTheOneOfTheDirectory() throws IOException {
        String entities = Program.part("example");
        repository
                .portolan("diff", "first", "--classpath", entities, "--version-time", "20260101000000")
                .ended(0);
        SortedMap<String, String> before = files();
        repository
                .portolan("checkpoint", "--version-time", "20260201000000", "--classpath", entities)
                .ended(0, CHECKPOINT, "stands for 1 file");
        repository.portolan("check", "--classpath", entities).ended(0);
        for (int i = 0; i < 2; i++) {
            repository.portolan("diff", "--check", "--classpath", entities).ended(0);
        }
        repository
                .portolan("diff", "--check", "--classpath", entities, "--no-cache")
                .ended(0);
        repository.portolan("undo").ended(0, CHECKPOINT);
        assertEquals(before, files());
    }

    /** Where numbers go on is kept, with rows and without. */
    @Test
    void positionsStayWhenRowsAreLeft() throws IOException {
        String start = "ALTER TABLE a ALTER COLUMN id RESTART WITH 500;";
        repository
                .add(
                        "20260101000000_a.sql",
                        "CREATE TABLE a (id int GENERATED BY DEFAULT AS IDENTITY, name varchar(9));\n"
                                + "INSERT INTO a (name) VALUES ('x');\n" + start + "\n")
                .add("20260102000000_b.sql", "ALTER TABLE a ALTER COLUMN name RENAME TO title;\n");
        String[] words = {"checkpoint", "--dialect", "h2", "--json", "--leave", "rows"};
        repository.inProcess("checkpoint", "--dialect", "h2").ended(1, "[checkpoint-rows]", "20260101000000_a.sql:2");
        JsonNode made = json(repository.inProcess(words).ended(0));
        assertEquals(1, made.get("left").size());
        assertEquals(3, made.get("carried").get(0).get("line").asInt());
        assertTrue(files().get(made.get("files").get(0).asString()).endsWith(start + "\n"));
        repository.add("20980101000000_c.sql", "ALTER TABLE a DROP COLUMN id;\n");
        repository
                .inProcess(words)
                .ended(1, "[checkpoint-others]", "_checkpoint.sql:", "RESTART WITH 500", "--leave others");
        repository
                .inProcess("checkpoint", "--dialect", "h2", "--leave", "rows,others")
                .ended(0, "goes without");
    }

    @Test
    void nextToItGoesOn() throws IOException {
        repository.add("20260101000000_a.sql", "CREATE TABLE a (id integer);\n");
        checkpoint().ended(0);
        repository.add("20260202000000_b.sql", "CREATE TABLE b (id integer);\n");
        JsonNode second = json(repository
                .inProcess("checkpoint", "--dialect", "sqlite", "--version-time", "20260203000000", "--json")
                .ended(0));
        assertEquals(CHECKPOINT, second.get("replaces").get(0).asString());
        assertEquals(2, second.get("replaces").size());
        String text = files().get("20260203000000_checkpoint.sql");
        assertTrue(text.contains("CREATE TABLE `a`") && text.contains("CREATE TABLE `b`"), text);
    }

    @Test
    void ofFlywayItIsABaseline() throws IOException {
        Files.writeString(repository.migrations().resolve("V1__a.sql"), "CREATE TABLE a (id integer, name text);\n");
        Files.writeString(repository.migrations().resolve("V2__b.sql"), "INSERT INTO a VALUES (1, '${not}');\n");
        Files.writeString(repository.migrations().resolve("V2__b.sql.conf"), "placeholderReplacement=false\n");
        Files.writeString(repository.migrations().resolve("R__v.sql"), "CREATE VIEW v AS SELECT id FROM a;\n");
        repository.inProcess("hash", "--format", "flyway").ended(0);
        repository
                .inProcess("checkpoint", "v1", "--format", "flyway", "--dialect", "sqlite")
                .ended(0, "B3__checkpoint_v1.sql");
        assertTrue(files().get("B3__checkpoint_v1.sql").contains("VALUES (1, '${not}')"));
        assertFalse(files().get("B3__checkpoint_v1.sql").contains("VIEW"));
        repository.inProcess("validate", "--format", "flyway").ended(0);
        Files.writeString(repository.migrations().resolve("V1__a.sql"), "CREATE TABLE a (id bigint, name text);\n");
        repository.inProcess("validate", "--format", "flyway").ended(3, "V1__a.sql was edited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "liquibase", "dbmate"})
    void othersSayThatTheyHaveNone(String format) throws IOException {
        repository
                .inProcess("checkpoint", "--dialect", "sqlite", "--format", format)
                .ended(1, "[checkpoint-format]", format, "portolan import");
        assertEquals(0, files().size());
    }

    @Test
    void itSaysWhatItLacks() throws IOException {
        repository.portolan("checkpoint").ended(2, "[which-dialect]", "--dialect");
        checkpoint().ended(1, "[checkpoint-nothing]", "no migration");
        checkpoint("a b").ended(2, "[migration-name]");
        repository.add("20260101000000_a.sql", "CREATE TABLE a (id integer);\n");
        Files.writeString(repository.migrations().resolve("20260101000000_a.sql"), "CREATE TABLE b (id integer);\n");
        checkpoint().ended(1, "[sum-mismatch]");
    }
}
