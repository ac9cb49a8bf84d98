package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Directories in which a file stands for those before it: everything that reads one begins there. */
class CheckpointsTest {
    private static final String USERS = "CREATE TABLE users (id integer PRIMARY KEY, name text);\n";
    private static final String CHECKPOINT =
            "-- atlas:checkpoint\n\nCREATE TABLE users (id integer PRIMARY KEY, name text, mail text);\n";

    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void base() throws IOException {
        repository = Repository.in(folder)
                .add("20260101000000_users.sql", USERS)
                .add("20260102000000_mail.sql", "ALTER TABLE users ADD COLUMN mail text;\n");
    }

    @Test
    void aDirectoryIsComparedFromThereOn() throws IOException {
        repository
                .add("20260103000000_checkpoint.sql", CHECKPOINT)
                .add("20260104000000_more.sql", "CREATE TABLE more (id integer);\n");
        Path wanted = folder.resolve("wanted.sql");
        Files.writeString(wanted, CHECKPOINT + "CREATE TABLE more (id integer);\nCREATE TABLE last (id integer);\n");
        String dir = repository.migrations().toString();
        for (String cache : List.of("--no-cache", "--json")) {
            repository
                    .portolan("diff", "--from", dir, "--to", wanted.toString(), "--dialect", "sqlite", cache)
                    .ended(0, "CREATE TABLE `last`");
            repository
                    .portolan("diff", "--from", wanted.toString(), "--to", dir, "--dialect", "sqlite", cache)
                    .ended(0, "DROP TABLE `last`");
        }
    }

    @Test
    void itIsAMigrationLikeAnyOtherInADirectoryOfAnotherTool() throws IOException {
        repository
                .add("20260103000000_checkpoint.sql", CHECKPOINT)
                .add("20260104000000_more.sql", "CREATE TABLE more (id integer);\n");
        JsonNode imported = new JsonMapper()
                .readTree(repository
                        .portolan("import", "--from", "migrations", "--dir", "goose", "--format", "goose", "--json")
                        .ended(0)
                        .out());
        assertEquals(
                List.of("20260103000000_checkpoint.sql", "20260104000000_more.sql"),
                List.copyOf(imported.get("names").propertyNames()));
        assertEquals(2, imported.get("left").size());
        String text = Files.readString(folder.resolve("goose/20260103000000_checkpoint.sql"));
        assertTrue(text.contains("mail text") && !text.contains("atlas:"), text);
    }

    @Test
    void itMustHoldWhatTheOtherBranchAdded() throws IOException {
        repository.commit("base").branch("feature").add("20260109000000_checkpoint.sql", CHECKPOINT);
        repository.commit("checkpoint").checkout("main");
        repository
                .add("20260105000000_theirs.sql", "CREATE TABLE theirs (id integer);\n")
                .commit("theirs");
        repository.checkout("feature");
        for (String way : List.of("--dialect=sqlite", "--schema=x")) {
            Program told = repository
                    .inProcess("validate", "--git-base", "main", way, "--json")
                    .ended(3);
            JsonNode findings =
                    new JsonMapper().readTree(told.out()).get("gitBase").get("findings");
            assertEquals(1, findings.size(), told::toString);
            assertEquals("checkpoint", findings.get(0).get("kind").asString());
            assertEquals(
                    "20260105000000_theirs.sql", findings.get(0).get("other").asString());
        }
        repository.inProcess("rebase", "--git-base", "main").ended(1, "[rebase-checkpoint]", "portolan rm");
        repository.inProcess("rm", "20260109000000_checkpoint.sql").ended(0);
        repository
                .inProcess("validate", "--git-base", "main", "--dialect", "sqlite")
                .ended(0, "0 new files here");
    }

    /** History that a checkpoint stands for is still history, and a migration behind one is tried behind it. */
    @Test
    void whatItStandsForMustNotChange() throws IOException {
        repository
                .add("20260103000000_checkpoint.sql", CHECKPOINT)
                .commit("base")
                .branch("feature");
        repository.add("20260104000000_ours.sql", "ALTER TABLE users ADD COLUMN phone text;\n");
        repository
                .inProcess("validate", "--git-base", "main", "--dialect", "sqlite")
                .ended(0, "tried on sqlite");
        Files.writeString(repository.migrations().resolve("20260101000000_users.sql"), USERS + "-- mine\n");
        repository.inProcess("hash").ended(0);
        repository
                .inProcess("validate", "--git-base", "main", "--dialect", "sqlite")
                .ended(3, "20260101000000_users.sql was edited");
    }

    @Test
    void theDriverDoesNotMergeASumThatHidesIt() throws IOException {
        repository.commit("base").branch("feature").add("20260109000000_checkpoint.sql", CHECKPOINT);
        repository.commit("checkpoint").checkout("main");
        repository
                .add("20260105000000_theirs.sql", "CREATE TABLE theirs (id integer);\n")
                .commit("theirs");
        repository.checkout("feature");
        repository.portolan("git", "install", "--git-base", "main").ended(0);
        repository.git("add", ".gitattributes");
        repository.git("commit", "-q", "-m", "attributes");
        Path bin = Program.LAUNCHER.getParent();
        Program merge = repository.tryGit(
                java.util.Map.of("PATH", bin + ":" + System.getenv("PATH")), "merge", "-q", "main", "-m", "merge");
        assertEquals(1, merge.code(), merge::toString);
        assertTrue(merge.out().contains("20260109000000_checkpoint.sql is a checkpoint"), merge::toString);
    }
}
