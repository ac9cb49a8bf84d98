package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code validate --git-base}: what is told of two branches before they are merged. */
class GitBaseTest {
    private static final String BASE = "20260101000000_base.sql";
    private static final String THEIRS = "20260102000000_theirs.sql";
    private static final String OURS = "20260103000000_ours.sql";
    private static final String SHOP =
            "CREATE TABLE customer (id integer PRIMARY KEY, name text, mail text);\nCREATE INDEX by_name ON customer (name);\n";

    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void base() throws IOException {
        repository = Repository.in(folder).add(BASE, SHOP).commit("base");
    }

    private static String rebuilt(String columns) {
        return "CREATE TABLE new_customer (" + columns + ");\n"
                + "INSERT INTO new_customer (id, name) SELECT id, name FROM customer;\n"
                + "DROP TABLE customer;\nALTER TABLE new_customer RENAME TO customer;\n"
                + "CREATE INDEX by_name ON customer (name);\n";
    }

    /** Each: what the other branch does, what this one does, the kind and the words that are to be said; none for a clean merge. */
    static Stream<Arguments> pairs() {
        String add = "ALTER TABLE customer ADD COLUMN phone text;\n";
        return Stream.of(
                Arguments.of(
                        "CREATE TABLE t (a int);",
                        "SELECT 1;\nCREATE TABLE t (b int);",
                        "conflict",
                        "ours.sql:2 creates table \"t\""),
                Arguments.of("CREATE TABLE t (a int);", "CREATE TABLE \"T\" (b int);", "conflict", "table \"t\""),
                Arguments.of(
                        add,
                        "-- more\nALTER TABLE customer ADD COLUMN phone int;",
                        "conflict",
                        "ours.sql:2 creates column \"phone\" of table \"customer\""),
                Arguments.of(
                        "CREATE INDEX i ON customer (mail);",
                        "CREATE INDEX i ON customer (id);",
                        "conflict",
                        "index \"i\""),
                Arguments.of(
                        "CREATE INDEX i ON customer (mail);",
                        "CREATE INDEX j ON customer (mail);",
                        "duplicate",
                        "index \"i\""),
                Arguments.of(
                        add,
                        "ALTER TABLE customer RENAME TO client;",
                        "conflict",
                        "renames table \"customer\" to \"client\""),
                Arguments.of("ALTER TABLE customer RENAME TO client;", add, "conflict", "theirs.sql:1"),
                Arguments.of(
                        "ALTER TABLE customer RENAME COLUMN mail TO email;",
                        "ALTER TABLE customer DROP COLUMN mail;",
                        "conflict",
                        "column \"mail\""),
                Arguments.of("CREATE TABLE t (a int);", "ALTER TABLE customer RENAME TO t;", "conflict", "table \"t\""),
                Arguments.of("DROP TABLE customer;", add, "conflict", "drops table \"customer\""),
                // what is made anew by this branch, as it knew it, loses what the other one added
                Arguments.of(
                        add,
                        rebuilt("id integer PRIMARY KEY, name text NOT NULL, mail text"),
                        "lost",
                        "without column \"phone\""),
                Arguments.of(
                        "CREATE INDEX i ON customer (mail);",
                        rebuilt("id integer PRIMARY KEY, name text, mail text"),
                        "lost",
                        "index \"i\""),
                Arguments.of(
                        rebuilt("id integer PRIMARY KEY, name text NOT NULL, mail text"),
                        rebuilt("id integer PRIMARY KEY, name text, mail text NOT NULL DEFAULT ''"),
                        "lost",
                        "column \"name\""),
                Arguments.of(
                        rebuilt("id integer PRIMARY KEY, name text NOT NULL"),
                        "CREATE INDEX m ON customer (mail);",
                        "fails",
                        "ours.sql:1 fails"),
                // these agree
                Arguments.of(add, "ALTER TABLE customer ADD COLUMN fax text;", null, "tried on sqlite"),
                Arguments.of(
                        "CREATE TABLE t (a int);",
                        "CREATE TABLE u (b int);",
                        null,
                        "1 new file here, 1 new file there"),
                Arguments.of(
                        rebuilt("id integer PRIMARY KEY, name text NOT NULL, mail text"), add, null, "tried on sqlite"),
                Arguments.of(
                        "CREATE TABLE x (a int);\nDROP TABLE x;",
                        "CREATE TABLE x (b int);\nDROP TABLE x;",
                        null,
                        "tried on sqlite"),
                Arguments.of(
                        "ALTER TABLE customer RENAME COLUMN mail TO email;",
                        "ALTER TABLE customer RENAME COLUMN name TO label;",
                        null,
                        "tried on sqlite"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoBranchesAndTheSameThing(String theirs, String ours, String kind, String words) throws IOException {
        branches(theirs, ours);
        Program told = validate("--dialect", "sqlite");
        told.ended(kind == null ? 0 : 3, words);
        JsonNode json = json("--dialect", "sqlite").get("gitBase");
        assertEquals("sqlite", json.get("replayedOn").asString());
        if (kind == null) {
            assertTrue(json.get("findings").isEmpty(), json::toString);
            return;
        }
        assertEquals(kind, json.get("findings").get(0).get("kind").asString(), json::toString);
        assertEquals(1, json.get("findings").size(), json::toString);
        assertEquals(OURS, json.get("findings").get(0).get("file").asString());
    }

    @Test
    void bothFilesAndLinesAndTheCommitAreTold() throws IOException {
        branches("SELECT 1;\n\nCREATE TABLE t (a int);", "CREATE TABLE t (b int);");
        String by = repository.git("rev-parse", "--short", "main");
        JsonNode finding =
                json("--dialect", "sqlite").get("gitBase").get("findings").get(0);
        assertEquals(OURS, finding.get("file").asString());
        assertEquals(1, finding.get("line").asInt());
        assertEquals(THEIRS, finding.get("other").asString());
        assertEquals(3, finding.get("otherLine").asInt());
        assertEquals(by, finding.get("commit").asString());
        assertEquals("table \"t\"", finding.get("element").asString());
        validate("--dialect", "sqlite")
                .ended(3, OURS + ":1 creates table \"t\"; " + THEIRS + ":3 (" + by + " on main)", "[branch-conflict]");
    }

    @Test
    void withoutADatabaseTheWordsOfTheFilesTell() throws IOException {
        branches("ALTER TABLE customer ADD COLUMN phone text;", "ALTER TABLE customer ADD COLUMN phone varchar(9);");
        apart("--dialect", "mysql")
                .ended(3, "column \"phone\" of table \"customer\"", "[files-not-replayed]", "--dev-url");
        apart().ended(3, "column \"phone\" of table \"customer\"", "[files-not-replayed]", "give --dialect");
        assertTrue(new JsonMapper()
                .readTree(repository.portolan(words("--json")).out())
                .get("gitBase")
                .get("replayedOn")
                .isNull());
        repository.add(OURS, rebuilt("id integer PRIMARY KEY, name text, mail text"));
        apart().ended(3, "makes anew table \"customer\"");
        repository.add(OURS, "ALTER TABLE customer ADD COLUMN fax text;");
        apart().ended(0, "as far as reading them tells");
    }

    @Test
    void theUnitSaysWhichDialect() throws IOException {
        branches("CREATE TABLE t (a int);", "CREATE TABLE t (b int);");
        assertEquals(
                "sqlite",
                json("--classpath", Program.part("example"))
                        .get("gitBase")
                        .get("replayedOn")
                        .asString());
    }

    @Test
    void onH2Too() throws IOException {
        branches("ALTER TABLE customer ADD COLUMN phone varchar(9);", "ALTER TABLE customer RENAME TO client;");
        validate("--dialect", "h2").ended(3, "renames table \"CUSTOMER\" to \"CLIENT\"", "column \"PHONE\"");
    }

    @Test
    void filesBeforeThoseOfTheOtherBranch() throws IOException {
        repository.add("20260105000000_theirs.sql", "CREATE TABLE t (a int);").commit("theirs");
        ours("20260104000000_ours.sql", "CREATE TABLE u (a int);");
        Program told = validate("--dialect", "sqlite")
                .ended(
                        3,
                        "20260104000000_ours.sql would run before 20260105000000_theirs.sql, which main has",
                        "portolan rebase --git-base main --dir " + repository.migrations());
        assertTrue(told.out().contains(repository.git("rev-parse", "--short", "main")), told::toString);
        assertEquals(
                "out-of-order",
                json().get("gitBase").get("findings").get(0).get("kind").asString());
        Files.delete(repository.migrations().resolve("20260104000000_ours.sql"));
        repository.add("20251231000000_between.sql", "CREATE TABLE u (a int);");
        validate("--dialect", "sqlite").ended(3, "20251231000000_between.sql would run before");
        Files.delete(repository.migrations().resolve("20251231000000_between.sql"));
        repository.add("20260105000000_ours.sql", "CREATE TABLE u (a int);");
        validate("--dialect", "sqlite").ended(3, "has the version of 20260105000000_theirs.sql");
        Files.delete(repository.migrations().resolve("20260105000000_ours.sql"));
        repository.add("20260105000000_theirs.sql", "CREATE TABLE u (a int);");
        validate("--dialect", "sqlite").ended(3, "both branches added 20260105000000_theirs.sql, with other contents");
    }

    @Test
    void historyOfTheOtherBranchIsLeftAlone() throws IOException {
        repository.add(THEIRS, "CREATE TABLE t (a int);\n").commit("theirs");
        repository.branch("work").git("commit", "-q", "--allow-empty", "-m", "work");
        String at = repository.git("rev-parse", "--short=10", "main");
        Path theirs = repository.migrations().resolve(THEIRS);
        repository.add(THEIRS, "CREATE TABLE t (b int);\n");
        validate().ended(3, THEIRS + " was edited: it is another one in " + at, "git checkout " + at + " -- " + theirs);
        repository.add(THEIRS, "CREATE TABLE t (a int);\r\n");
        validate().ended(3, "its line ends only");
        Files.delete(theirs);
        repository.inProcess("hash").ended(0);
        validate().ended(3, THEIRS + " was removed; it is in " + at + " and on main");
        repository.add("20260102000000_other.sql", "CREATE TABLE t (a int);\n");
        validate()
                .ended(
                        3,
                        THEIRS + " was renamed to 20260102000000_other.sql",
                        "mv " + repository.migrations().resolve("20260102000000_other.sql") + " " + theirs);
        Files.delete(repository.migrations().resolve("20260102000000_other.sql"));
        repository.add(THEIRS, "CREATE TABLE t (a int);\n");
        validate().ended(0, "Fits main");
    }

    @Test
    void onlyWhatThisBranchDidCounts() throws IOException {
        repository.git("checkout", "-q", "-b", "work");
        repository
                .checkout("main")
                .add(BASE, SHOP + "CREATE TABLE more (a int);\n")
                .commit("main edits its own");
        repository.checkout("work");
        validate("--dialect", "sqlite").ended(0, "Fits main");
        repository.add(OURS, "CREATE TABLE u (a int);").commit("ours");
        // a file that both have by now, as after a cherry-pick
        repository.git("checkout", "-q", "main");
        repository.git("checkout", "work", "--", "migrations/" + OURS);
        repository.inProcess("hash").ended(0);
        repository.commit("picked").checkout("work");
        validate("--dialect", "sqlite").ended(0, "0 new files here");
    }

    @Test
    void whatGitCannotTellIsAnErrorWithACode() throws IOException {
        repository.portolan("validate", "--git-base", "nowhere").ended(2, "[git-unknown-ref]", "git fetch");
        repository.portolan("validate", "--git-base", "--output=x").ended(2, "[git-unknown-ref]");
        assertFalse(Files.exists(folder.resolve("x")));
        Program.in(folder)
                .environment("PATH", folder.resolve("empty").toString())
                .run("validate", "--git-base", "main")
                .ended(1, "[git-missing]");
        repository.git("checkout", "-q", "--orphan", "alone");
        repository.git("commit", "-q", "-m", "alone");
        validate().ended(1, "[git-no-merge-base]", "fetch-depth: 0");
        Path outside = Files.createTempDirectory("portolan");
        Files.createDirectories(outside.resolve("migrations"));
        Program.in(outside).run("validate", "--git-base", "main").ended(1, "[git-failed]", "in no git repository");
        JsonNode error = new JsonMapper()
                .readTree(repository
                        .portolan("validate", "--git-base", "nowhere", "--json")
                        .out());
        assertEquals("git-unknown-ref", error.get("code").asString());
    }

    @Test
    void aBranchThatDoesNotRunByItselfSaysSo() throws IOException {
        branches("CREATE TABLE t (a int);", "CREATE TABLE customer (a int);");
        validate("--dialect", "sqlite").ended(1, "[replay-failed]", OURS + ":1", "without the other branch's files");
    }

    @Test
    void namesAreTakenAsTheyAre() throws IOException {
        Path odd = folder.resolve("sub dir/Ünïcode");
        Files.createDirectories(odd);
        Files.writeString(odd.resolve(BASE), SHOP);
        repository.portolan("hash", "--dir", "sub dir/Ünïcode").ended(0);
        repository.git("add", "sub dir");
        repository.git("commit", "-q", "-m", "odd");
        repository.git("checkout", "-q", "-b", "work");
        Files.writeString(odd.resolve("$(touch pwned);'\".sql"), "CREATE TABLE t (a int);\n");
        Files.writeString(odd.resolve(BASE), SHOP + "\n");
        repository.portolan("hash", "--dir", "sub dir/Ünïcode").ended(0);
        repository
                .portolan("validate", "--dir", "sub dir/Ünïcode", "--git-base", "main")
                .ended(3, BASE + " was edited", "would run before", "-- 'sub dir/Ünïcode/" + BASE + "'");
        assertFalse(Files.exists(folder.resolve("pwned")));
    }

    private void branches(String theirs, String ours) throws IOException {
        repository.git("branch", "work");
        repository.add(THEIRS, theirs).commit("theirs").checkout("work");
        repository.add(OURS, ours).commit("ours");
    }

    private void ours(String name, String sql) throws IOException {
        repository.git("checkout", "-q", "-b", "work", "main~1");
        repository.add(name, sql).commit("ours");
    }

    private Program validate(String... more) {
        return repository.inProcess(words(more));
    }

    /** In a process of its own, which has no server of this test's class path. */
    private Program apart(String... more) throws IOException {
        return repository.portolan(words(more));
    }

    private JsonNode json(String... more) {
        String[] words = words(more);
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--json";
        return new JsonMapper().readTree(repository.inProcess(all).out());
    }

    private static String[] words(String... more) {
        return Stream.concat(List.of("validate", "--git-base", "main").stream(), Stream.of(more))
                .toArray(String[]::new);
    }
}
