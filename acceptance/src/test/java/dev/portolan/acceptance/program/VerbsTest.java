package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each verb: what it does, its exit code, and the same as JSON. */
class VerbsTest {
    private static final String ENTITIES = Program.part("example");
    private static final Pattern DRIVERS = Pattern.compile("(?m)^.* (?:org\\.sqlite|org\\.h2|org\\.postgresql)\\.\\S*");

    @TempDir
    Path folder;

    @Test
    void diffWritesOnceAndCheckAgrees() throws IOException {
        portolan("diff", "init", "--classpath", ENTITIES, "--version-time", "20260101000000")
                .ended(0, "CREATE TABLE `Customer`", "Wrote migrations/20260101000000_init.sql");
        portolan("diff", "more", "--classpath=" + ENTITIES).ended(0, "synced");
        portolan("check", "--classpath", ENTITIES).ended(0, "those of the last migration");
        assertEquals(
                "synced", json("check", "--classpath", ENTITIES).get("status").asString());
        assertEquals(
                "synced", json("diff", "--classpath", ENTITIES).get("status").asString());
        portolan("validate").ended(0, "1 file");
    }

    @Test
    void checkTellsWhatIsMissingAndNeverGuesses() throws IOException {
        portolan("check", "--classpath", ENTITIES).ended(3, "[snapshot-stale]", "diff --check");
        portolan("diff", "init", "--classpath", ENTITIES).ended(0);
        Path snapshot = folder.resolve("migrations/schema.snapshot");
        String text = Files.readString(snapshot);
        String column = text.lines()
                .filter(line -> line.startsWith("  column") && line.contains("Customer#name"))
                .findFirst()
                .orElseThrow();
        Files.writeString(snapshot, text.replace(column + "\n", ""));
        portolan("check", "--classpath", ENTITIES)
                .ended(3, "add column \"name\" to table: \"Customer\"", "[migration-missing]");
        JsonNode missing = json(3, "check", "--classpath", ENTITIES);
        assertEquals("missing", missing.get("status").asString());
        assertEquals(1, missing.get("missing").size());
        Files.writeString(snapshot, text);
        portolan("new", "by_hand").ended(0);
        portolan("check", "--classpath", ENTITIES).ended(3, "[snapshot-stale]");
        portolan("diff", "--check", "--classpath", ENTITIES).ended(0, "synced");
        portolan("check", "--classpath", ENTITIES).ended(3, "[snapshot-stale]");
        portolan("diff", "--classpath", ENTITIES).ended(0, "synced", "Wrote migrations/schema.snapshot");
        portolan("check", "--classpath", ENTITIES).ended(0);
    }

    @Test
    void aFileThatSomeoneAddedIsNotToBeRemoved() throws IOException {
        portolan("new", "first", "--version-time", "20260101000000").ended(0);
        Files.writeString(folder.resolve("migrations/20260101000001_mine.sql"), "SELECT 1;\n");
        JsonNode finding = json(3, "validate").get("findings").get(0);
        assertEquals("added", finding.get("kind").asString());
        assertEquals("portolan hash --dir migrations", finding.get("command").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "inspect --nope=", "diff a", "diff --mode="})
    void noPasswordIsRepeatedForWrongUsage(String words) throws IOException {
        String url = "jdbc:postgresql://h/db?user=a&password=s3cret";
        String[] all = (words.endsWith("=") ? words + url : words + " " + url).split(" ");
        var ended = portolan(all);
        ended.ended(2, "password=***");
        assertFalse(ended.toString().contains("s3cret"), ended::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash", "validate", "undo", "rm 1_a.sql", "rebase 1_a.sql"})
    void whatWorksOnADirectoryMakesNone(String words) throws IOException {
        portolan((words + " --dir migratoins").split(" ")).ended(2, "[dir-missing]", "migratoins");
        assertFalse(Files.exists(folder.resolve("migratoins")));
    }

    @Test
    void inspectMakesNoDatabase() throws IOException {
        portolan("inspect", "--url", "jdbc:sqlite:shpo.db").ended(1, "[database-unreachable]");
        portolan("inspect", "--url", "jdbc:h2:./shpo").ended(1, "[database-unreachable]");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void helpSaysWhatIsWritten() throws IOException {
        assertFalse(portolan("import", "--help").toString().contains("null"));
    }

    @Test
    void newAddsAnEmptyFileThatIsSummed() throws IOException {
        portolan("new", "fill", "--version-time", "20260101000000")
                .ended(0, "Wrote migrations/20260101000000_fill.sql");
        assertEquals(0, Files.size(folder.resolve("migrations/20260101000000_fill.sql")));
        portolan("validate").ended(0);
        JsonNode next = json("new", "next", "--version-time", "20260101000001");
        assertEquals("20260101000001", next.get("version").asString());
        portolan("new", "early", "--version-time", "20250101000000").ended(1, "[version-not-last]");
        portolan("new", "no/name").ended(2, "[migration-name]");
    }

    @Test
    void validateExplainsAndHashPutsRight() throws IOException {
        for (String name : List.of("1_a.sql", "2_b.sql", "3_c.sql")) {
            write(name, "-- " + name + "\n");
        }
        portolan("validate").ended(3, "atlas.sum is missing", "git checkout HEAD -- migrations/atlas.sum");
        portolan("hash").ended(0, "Wrote migrations/atlas.sum");
        portolan("validate").ended(0);
        Files.move(folder.resolve("migrations/2_b.sql"), folder.resolve("migrations/2_z.sql"));
        write("3_c.sql", "-- 3_c.sql\r\n");
        portolan("validate")
                .ended(
                        3,
                        "line 3: 2_b.sql was renamed to 2_z.sql",
                        "mv migrations/2_z.sql migrations/2_b.sql",
                        "line 4: 3_c.sql was edited: its line ends only",
                        "-text",
                        "portolan hash --dir migrations");
        JsonNode findings = json(3, "validate").get("findings");
        assertEquals("renamed", findings.get(0).get("kind").asString());
        assertEquals(3, findings.get(0).get("line").asInt());
        assertEquals("2_z.sql", findings.get(0).get("other").asString());
        assertEquals("line-ends", findings.get(1).get("kind").asString());
        JsonNode hashed = json("hash");
        assertEquals(3, hashed.get("files").asInt());
        portolan("validate").ended(0);
    }

    @Test
    void rebasePutsFilesBehindTheOthersAfterAMerge() throws IOException {
        write("20260101000000_base.sql", "SELECT 0;\n");
        write("20260102000000_mine.sql", "SELECT 1;\n");
        portolan("hash").ended(0);
        Path sum = folder.resolve("migrations/atlas.sum");
        Path mine = folder.resolve("migrations/20260102000000_mine.sql");
        String ours = Files.readString(sum);
        Files.delete(mine);
        write("20260103000000_theirs.sql", "SELECT 2;\n");
        portolan("hash").ended(0);
        String theirs = Files.readString(sum);
        write("20260102000000_mine.sql", "SELECT 1;\n");
        Files.writeString(sum, "<<<<<<< HEAD\n" + ours + "=======\n" + theirs + ">>>>>>> main\n");
        portolan("validate").ended(3, "mark of an unfinished merge");
        portolan("rebase").ended(2, "needs the files", "--git-base");
        portolan("rebase", "no.sql").ended(2, "[rebase-file]");
        write("20260101000000_base.sql", "SELECT 9;\n");
        portolan("rebase", "20260102000000_mine.sql").ended(1, "[rebase-unsure]");
        assertTrue(Files.exists(mine));
        write("20260101000000_base.sql", "SELECT 0;\n");
        JsonNode done = json("rebase", "20260102000000_mine.sql");
        String now = done.get("renamed").get("20260102000000_mine.sql").asString();
        assertTrue(now.compareTo("20260103000000_theirs.sql") > 0 && now.endsWith("_mine.sql"), now);
        assertFalse(Files.exists(mine));
        assertEquals(
                "SELECT 1;\n", Files.readString(folder.resolve("migrations").resolve(now)));
        portolan("validate").ended(0, "3 files");
        portolan("rebase", "20260101000000_base.sql", "20260103000000_theirs.sql")
                .ended(0, "is now");
        portolan("validate").ended(0, "3 files");
        try (Stream<Path> files = Files.list(folder.resolve("migrations"))) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void ddlPrintsTheSchemaOfADialect() throws IOException {
        portolan("ddl", "--dialect", "postgres", "--classpath", ENTITIES).ended(0, "CREATE TABLE \"customer\"");
        portolan("ddl", "--classpath", ENTITIES).ended(0, "CREATE TABLE `Customer`");
        JsonNode ddl = json("ddl", "--dialect", "h2", "--classpath", ENTITIES);
        assertEquals("h2", ddl.get("dialect").asString());
        assertTrue(ddl.get("statements").get(0).get("sql").asString().startsWith("CREATE "));
        portolan("ddl", "--dialect", "oracle", "--classpath", ENTITIES).ended(2, "[unknown-dialect]");
    }

    @Test
    void inspectPrintsWhatADatabaseHolds() throws IOException {
        String url = "jdbc:h2:" + folder.resolve("db") + ";INIT=CREATE TABLE IF NOT EXISTS t (id int primary key)";
        portolan("inspect", "--url", url).ended(0, "CREATE TABLE \"T\"", "\"ID\" integer");
        portolan("inspect", "--url", url, "--as", "graph").ended(0, "table \"T\"", "column \"ID\"");
        assertEquals("h2", json("inspect", "--url", url).get("dialect").asString());
        String sqlite = "jdbc:sqlite:" + folder.resolve("s.db");
        portolan("inspect", "--url", sqlite).ended(1, "[database-unreachable]");
        Files.createFile(folder.resolve("s.db"));
        portolan("inspect", "--url", sqlite).ended(0);
        portolan("inspect").ended(2, "--url or PORTOLAN_URL");
    }

    @Test
    void whatIsInspectedIsInSyncWithItself() throws IOException {
        String url = "jdbc:sqlite:" + folder.resolve("s.db");
        Program dry = portolan("diff", "--mode", "inspect", "--url", url, "--dry-run", "--classpath", ENTITIES);
        assertTrue(dry.ended(0).out().contains("CREATE TABLE"));
        portolan("diff", "--mode", "inspect", "--url", url, "--check", "--classpath", ENTITIES)
                .ended(3, "[migration-missing]");
    }

    @Test
    void diffComparesAnyTwoStates() throws IOException {
        portolan("diff", "init", "--classpath", ENTITIES, "--version-time", "20260101000000")
                .ended(0);
        portolan("diff", "--from", "migrations", "--classpath", ENTITIES).ended(0, "The two states are the same");
        portolan("diff", "--from", "entities", "--to", "migrations", "--classpath", ENTITIES)
                .ended(0, "The two states are the same");
        String sqlite = "jdbc:sqlite:" + folder.resolve("s.db");
        Program create =
                portolan("diff", "--from", sqlite, "--to", "migrations").ended(0, "CREATE TABLE `Customer`");
        Files.writeString(folder.resolve("all.sql"), create.out());
        portolan("diff", "--from", "all.sql", "--to", "migrations", "--dialect", "sqlite")
                .ended(0, "The two states are the same");
        Files.writeString(folder.resolve("one.sql"), "CREATE TABLE t (id integer primary key, a text);\n");
        Files.writeString(folder.resolve("two.sql"), "CREATE TABLE t (id integer primary key, a text, b text);\n");
        portolan("diff", "--from", "one.sql", "--to", "two.sql", "--dialect", "sqlite")
                .ended(0, "ALTER TABLE `t` ADD COLUMN `b` text NULL;");
        JsonNode back = json("diff", "--from", "two.sql", "--to", "one.sql", "--dialect", "sqlite");
        assertEquals("differs", back.get("status").asString());
        assertEquals("sqlite", back.get("dialect").asString());
        assertEquals("drop-column", back.get("notices").get(0).get("code").asString());
        assertFalse(back.get("statements").isEmpty());
        String h2 = "jdbc:h2:" + folder.resolve("db");
        portolan("diff", "--from", h2, "--to", "two.sql").ended(0, "CREATE TABLE");
        portolan("diff", "--from", h2, "--to", sqlite).ended(2, "[dialect-mismatch]");
        portolan("diff", "--from", "one.sql", "--to", "two.sql").ended(2, "[which-dialect]");
        portolan("diff", "--from", "one.sql", "--to", "one.sql").ended(2, "[states-equal]");
        portolan("diff", "--from", "gone.sql", "--to", "two.sql", "--dialect", "h2")
                .ended(2, "[state-unreadable]");
        portolan("diff", "x", "--from", "one.sql", "--to", "two.sql").ended(2, "without NAME");
        portolan("diff", "--to", "two.sql").ended(2, "--from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff",
                "new",
                "hash",
                "validate",
                "checkpoint",
                "import",
                "rebase",
                "undo",
                "rm",
                "git",
                "check",
                "ddl",
                "inspect",
                "apply",
                "status",
                "completion"
            })
    void helpOfAVerbHasAnExample(String verb) throws IOException {
        Program help = portolan(verb, "--help").ended(0, "Usage: portolan " + verb, "Example:");
        assertEquals("", help.err());
        assertFalse(help.out().contains("\u001b"));
        String page = Checkout.text(Checkout.ROOT.resolve("docs/cli.md"));
        assertTrue(page.contains("`" + verb + "`"), verb);
        assertEquals(
                List.of(),
                Pattern.compile("(?m)^ +(?:-h, )?(--[a-z-]+)")
                        .matcher(help.out())
                        .results()
                        .map((MatchResult option) -> option.group(1))
                        .filter(o -> !page.contains("`" + o) && !options().contains("`" + o))
                        .toList());
    }

    private static String options() {
        return Checkout.text(Checkout.ROOT.resolve("docs/options.md"));
    }

    @Test
    void theListOfVerbsIsThatOfTheTest() throws IOException {
        Program help = portolan("--help").ended(0, "portolan VERB --help");
        List<String> verbs = Pattern.compile("(?m)^  ([a-z]+)  +[A-Z]")
                .matcher(help.out())
                .results()
                .map((MatchResult verb) -> verb.group(1))
                .toList();
        assertEquals(
                new TreeSet<>(List.of(
                        "diff",
                        "new",
                        "hash",
                        "validate",
                        "rebase",
                        "undo",
                        "rm",
                        "import",
                        "checkpoint",
                        "git",
                        "check",
                        "ddl",
                        "inspect",
                        "apply",
                        "status",
                        "completion")),
                new TreeSet<>(verbs));
    }

    @Test
    void wrongUsageIsTwoAndSaysWhatIsMeant() throws IOException {
        portolan().ended(2, "Usage: portolan");
        portolan("valdate").ended(2, "[usage]", "Did you mean validate or status?");
        portolan("hash", "--dri", "x").ended(2, "[usage]", "portolan hash --help");
        portolan("diff", "--chek").ended(2, "[usage]", "--chek");
        portolan("hash", "--dir", "a", "--dir", "b").ended(2, "given 2 times");
        portolan("diff", "--classpath", "nowhere").ended(2, "[classpath]", "nowhere");
        portolan("diff").ended(2, "[no-unit]");
        JsonNode error = json(2, "hash", "--format", "xml");
        assertEquals("unknown-format", error.get("code").asString());
        assertEquals("usage", json(2, "nothing").get("code").asString());
    }

    @Test
    void verbsThatNeedNoDatabaseLoadNoDriver() throws IOException {
        portolan("diff", "init", "--classpath", ENTITIES).ended(0);
        List<List<String>> calls = List.of(
                List.of("hash"),
                List.of("validate"),
                List.of("new", "x"),
                List.of("check", "--classpath", ENTITIES),
                List.of("ddl", "--dialect", "postgres", "--classpath", ENTITIES),
                List.of("completion"),
                List.of("diff", "--help"));
        for (List<String> call : calls) {
            assertEquals(List.of(), drivers(call), call.toString());
        }
        assertFalse(drivers(List.of("inspect", "--url", "jdbc:sqlite::memory:")).isEmpty());
    }

    private List<String> drivers(List<String> call) throws IOException {
        Path log = folder.resolve("classes.txt");
        Program.in(folder)
                .environment("PORTOLAN_OPTS", "-Xlog:class+load:file=" + log)
                .run(call.toArray(String[]::new));
        String text = Files.readString(log, StandardCharsets.UTF_8);
        assertTrue(text.contains("dev.portolan.cli.Main"));
        return DRIVERS.matcher(text).results().map(MatchResult::group).toList();
    }

    private Program portolan(String... words) throws IOException {
        return Program.in(folder).run(words);
    }

    private JsonNode json(String... words) throws IOException {
        return json(0, words);
    }

    private JsonNode json(int code, String... words) throws IOException {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--json";
        return new JsonMapper().readTree(portolan(all).ended(code).out());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(name), text, StandardCharsets.UTF_8);
    }
}
