package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Dialects;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.format.Import;
import dev.portolan.sql.SplitRules;
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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code import}: the same statements, in the same order, as files of another tool. */
class ImportTest {
    private static final SplitRules SQLITE = Dialects.named("sqlite").splitRules();

    @TempDir
    Path folder;

    static List<String> formats() {
        return Formats.available();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void thereAndToAllOthers(String format) throws IOException, SQLException {
        source();
        DirState first = read("source", "golang-migrate");
        DirState from = format.equals("golang-migrate") ? first : imported(first, format, "first");
        assertEquals(up(first), up(from));
        for (String other : formats()) {
            if (!other.equals(format)) {
                DirState to = imported(from, other, "to-" + other);
                assertEquals(up(first), up(to), other);
                assertEquals(versions(first), versions(to), other);
                assertEquals(schema(up(first)), schema(up(to)), other);
                boolean oneWay = other.equals("atlas") || format.equals("atlas");
                assertEquals(oneWay ? List.of() : down(first), down(to), other);
                String texts = texts(to).toLowerCase(Locale.ROOT);
                assertTrue(texts.contains("users, and what is theirs for good"), texts);
                assertTrue(texts.contains("by name"), texts);
                to.validate();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFileWithoutATransactionStaysOne(String format) throws IOException {
        write("source/1_a.sql", "-- atlas:txmode none\n\n-- kept\nPRAGMA user_version = 3;\n");
        write("source/2_b.sql", "CREATE TABLE b (id integer);\n");
        DirState from = read("source", "atlas");
        if (!format.equals("atlas") && !format.equals("golang-migrate")) {
            DirState to = imported(from, format, "to");
            assertEquals(List.of(true, false), alone(to));
            DirState back = imported(to, "atlas", "back");
            assertEquals(List.of(true, false), alone(back));
            assertEquals(
                    "-- atlas:txmode none\n\n-- Kept\nPRAGMA user_version = 3;\n",
                    back.files().get(0).text());
        }
    }

    @Test
    void repeatablesAndBaselinesOfFlyway() throws IOException {
        write("source/V1__old.sql", "CREATE TABLE old (id integer);\n");
        write("source/B2__base.sql", "CREATE TABLE base (id integer);\n");
        write("source/sub/V9__nine.sql", "CREATE TABLE nine (id integer);\n");
        write("source/V10__ten.sql", "CREATE TABLE ten (id integer);\n");
        write("source/R__b view.sql", "CREATE VIEW b AS SELECT 1;\n");
        write("source/R__a view.sql", "CREATE VIEW a AS SELECT ${one};\n");
        write("source/afterMigrate.sql", "SELECT 1;\n");
        portolan("import", "--from", "source", "--from-format", "flyway").ended(2, "[placeholder-missing]", "one");
        assertFalse(Files.exists(folder.resolve("migrations")));
        JsonNode done = new JsonMapper()
                .readTree(portolan(
                                "import",
                                "--from",
                                "source",
                                "--from-format",
                                "flyway",
                                "--placeholder",
                                "one=1",
                                "--json")
                        .ended(0)
                        .out());
        assertEquals("imported", done.get("status").asString());
        assertEquals("02_base.sql", done.get("names").get("B2__base.sql").asString());
        assertEquals("09_nine.sql", done.get("names").get("sub/V9__nine.sql").asString());
        assertEquals("10_ten.sql", done.get("names").get("V10__ten.sql").asString());
        assertEquals("11_a view.sql", done.get("names").get("R__a view.sql").asString());
        assertEquals("12_b view.sql", done.get("names").get("R__b view.sql").asString());
        assertEquals(2, done.get("repeatable").size());
        assertEquals("V1__old.sql", done.get("left").get(0).asString());
        assertEquals("afterMigrate.sql", done.get("left").get(1).asString());
        assertEquals("CREATE VIEW a AS SELECT 1;\n", Files.readString(folder.resolve("migrations/11_a view.sql")));
        portolan("validate").ended(0, "5 files");
    }

    @Test
    void whatCannotBeKeptIsSaid() throws IOException {
        write("source/V1.9__a.sql", "CREATE TABLE a (id integer);\n");
        write("source/V1_10__b.sql", "CREATE TABLE b (id integer);\n");
        String[] words = {"import", "--from", "source", "--from-format", "flyway", "--format", "goose"};
        portolan(words).ended(1, "[import-version]", "--renumber");
        assertFalse(Files.exists(folder.resolve("migrations")));
        portolan("import", "--from", "source", "--from-format", "flyway", "--format", "goose", "--renumber")
                .ended(0, "V1.9__a.sql is migrations/000001_a.sql", "V1_10__b.sql is migrations/000002_b.sql");
        portolan(words).ended(1, "[import-target]");
        portolan("import", "--from", "source", "--format", "flyway").ended(2, "both directories");
        portolan("import").ended(2, "--from");
        portolan("import", "--from", "none", "--from-format", "goose", "--dir", "new")
                .ended(1, "[import-nothing]");
        portolan("import", "--help").ended(0, "portolan import --from");
    }

    @Test
    void aSourceThatIsNotWhatItsSumSaysIsRefused() throws IOException {
        write("source/1_a.sql", "CREATE TABLE a (id integer);\n");
        portolan("hash", "--dir", "source").ended(0);
        write("source/1_a.sql", "CREATE TABLE b (id integer);\n");
        portolan("import", "--from", "source", "--format", "goose").ended(1, "[sum-mismatch]");
        assertFalse(Files.exists(folder.resolve("migrations")));
    }

    @Test
    void aTriggerNeedsToKnowTheDialect() throws IOException {
        source();
        String[] words = {"import", "--from", "source", "--from-format", "golang-migrate", "--format", "liquibase"};
        portolan(words).ended(2, "[which-dialect]", "20260101000001_trigger");
        List<String> more = new ArrayList<>(List.of(words));
        more.addAll(List.of("--dialect", "sqlite"));
        portolan(more.toArray(String[]::new)).ended(0);
        assertEquals(up(read("source", "golang-migrate")), up(read("migrations", "liquibase")));
    }

    private void source() throws IOException {
        String first = "source/20260101000000_users.";
        write(
                first + "up.sql",
                "-- users, and what is theirs\n-- for good\n\nCREATE TABLE users (id integer PRIMARY KEY, name text);\n"
                        + "/* by name */\nCREATE INDEX users_name ON users (name);\n");
        write(first + "down.sql", "DROP INDEX users_name;\nDROP TABLE users;\n");
        write(
                "source/20260101000001_trigger.up.sql",
                "CREATE TRIGGER t AFTER INSERT ON users BEGIN\n  UPDATE users SET name = 'x;y';\n  DELETE FROM users WHERE id = 0;\nEND;\n");
        write("source/20260101000001_trigger.down.sql", "DROP TRIGGER t;\n");
        write("source/20260101000005_rows.up.sql", "INSERT INTO users VALUES (1, 'a; -- b ''c''');\n");
        write("source/20260101000005_rows.down.sql", "DELETE FROM users;\n");
    }

    private DirState imported(DirState from, String format, String to) {
        MigrationDir dir = MigrationDir.open(folder.resolve(to), Formats.named(format));
        Import read = Import.of(from, "sqlite", SQLITE, dir.format(), false);
        dir.locked(Duration.ofMinutes(1), () -> dir.write(dir.read(), read.files(), null));
        return dir.read();
    }

    private DirState read(String dir, String format) {
        return MigrationDir.open(folder.resolve(dir), Formats.named(format)).read();
    }

    private static List<String> up(DirState state) {
        List<String> all = new ArrayList<>();
        state.files().forEach(f -> state.format().statements(f, SQLITE).forEach(s -> all.add(s.text())));
        return all;
    }

    private static List<String> down(DirState state) {
        List<String> all = new ArrayList<>();
        for (MigrationFile file : state.files()) {
            String back = state.format().reverseFile(file.name(), state.names());
            if (back != null) {
                state.format().reverse(state.file(back), SQLITE).forEach(s -> all.add(s.text()));
            }
        }
        return all;
    }

    private static List<String> versions(DirState state) {
        return state.files().stream().map(f -> state.format().version(f.name())).toList();
    }

    private static List<Boolean> alone(DirState state) {
        return state.files().stream()
                .map(f -> state.format().withoutTransaction(f))
                .toList();
    }

    private static String texts(DirState state) {
        StringBuilder all = new StringBuilder();
        state.files().forEach(f -> all.append(f.text()));
        return all.toString();
    }

    private static List<String> schema(List<String> statements) throws SQLException {
        List<String> schema = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            try (ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_schema ORDER BY name")) {
                while (rows.next()) {
                    schema.add(rows.getString(1));
                }
            }
        }
        assertEquals(3, schema.size());
        return schema;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Program portolan(String... words) throws IOException {
        return Program.in(folder).run(words);
    }
}
