package dev.portolan.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad input is one clear message and an exit code, and leaves directory and database as they were. */
class BadInputTest {
    private static final String SECRET = "s3kr3t-w0rd";

    @TempDir
    Path work;

    private Path migrations;

    @BeforeEach
    void firstMigration() throws IOException {
        Cli.in(work).run("init", "--version-time", "20260101000000").succeeded();
        migrations = work.resolve("migrations");
        assertEquals(
                java.util.Set.of("20260101000000_init.sql", "atlas.sum", "schema.snapshot"),
                Cli.tree(migrations).keySet());
    }

    /** Runs it; nothing below the work folder may change. */
    private Cli unchanged(Cli.Call call, String... args) throws IOException {
        Map<String, String> before = Cli.tree(work);
        Cli result = call.run(args);
        assertEquals(before, Cli.tree(work), result::toString);
        return result;
    }

    private Cli unchanged(String... args) throws IOException {
        return unchanged(Cli.in(work), args);
    }

    @Test
    void unknownOptionOrDialectOrFormat() throws IOException {
        unchanged("--dialct", "sqlite").failed(2, "--dialct", "--help");
        unchanged("--dialect", "oracle").failed(2, "oracle", "postgres", "sqlite");
        unchanged("--format", "rails").failed(2, "rails", "atlas");
        unchanged("--mode", "guess").failed(2, "guess", "replay", "inspect");
        unchanged("--drop", "everything").failed(2, "everything", "table");
        unchanged("--rename", "a=b.c").failed(2, "a=b.c");
        unchanged("--version-time", "yesterday").failed(2, "yesterday", "yyyyMMddHHmmss");
        unchanged("--dir").failed(2, "--dir");
        unchanged("one", "two").failed(2, "two");
    }

    @Test
    void anotherToolsFilesAreNotLeftOut() throws IOException {
        Cli.in(work).run("init", "--dir", "db", "--format", "flyway").succeeded();
        unchanged("more", "--dir", "db", "--format", "dbmate").failed(2, "[format-other]", "db holds files of flyway");
        // without a word they are read as what they are
        unchanged("more", "--dir", "db").succeeded("no changes");
    }

    @Test
    void aUrlOfAnotherKindIsTold() throws IOException {
        unchanged("more", "--mode", "inspect", "--url", "postgres://me:" + SECRET + "@db/shop")
                .failed(2, "[database-url]", "jdbc:postgresql:", "--user")
                .silentAbout(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a/b", "../up", "semi;colon", "it's", "new\nline", "ünï"})
    void namesOfMigrations(String name) throws IOException {
        unchanged(name).failed(2, "letters");
    }

    @Test
    void aNameOfAMigrationHasOneToHundredCharacters() throws IOException {
        unchanged("").failed(2, "1 to 100");
        unchanged("x".repeat(101)).failed(2, "1 to 100");
    }

    @Test
    void aMissingDriverIsNamed() throws IOException {
        Files.delete(migrations.resolve("schema.snapshot"));
        unchanged(Cli.in(work).withoutDriver(), "more").failed(2, "org.xerial:sqlite-jdbc");
        unchanged(Cli.in(work), "more", "--dialect", "postgres", "--dev-url", "jdbc:postgresql://localhost/x")
                .failed(2, "org.postgresql:postgresql");
    }

    @Test
    void noDevDatabaseNamesBothWays() throws IOException {
        unchanged(Cli.in(work).with("postgresql"), "more", "--dialect", "postgres")
                .failed(2, "--dev-url", "portolan-postgres");
    }

    @Test
    void anUnreachableDevDatabase() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/x";
        Cli.Call call = Cli.in(work).with("postgresql").environment("PORTOLAN_DEV_PASSWORD", SECRET);
        unchanged(call, "more", "--dialect", "postgres", "--dev-url", url, "--dev-user", "me")
                .failed(1, "127.0.0.1")
                .silentAbout(SECRET);
        unchanged(call, "more", "--dialect", "postgres", "--dev-url", url + "?user=me&password=" + SECRET)
                .failed(1, "127.0.0.1")
                .silentAbout(SECRET);
        unchanged(Cli.in(work), "more", "--dev-url", "jdbc:sqlite:" + work.resolve("no/such/folder/x.db"))
                .failed(1, "no/such/folder");
    }

    @Test
    void anUnreachableTarget() throws IOException {
        String url = "jdbc:postgresql://me:" + SECRET + "@127.0.0.1:" + closedPort() + "/x";
        unchanged(Cli.in(work).with("postgresql"), "more", "--mode", "inspect", "--url", url)
                .silentAbout(SECRET);
        String plain = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/x?user=me&password=" + SECRET;
        unchanged(Cli.in(work).with("postgresql"), "more", "--mode", "inspect", "--url", plain)
                .failed(1, "127.0.0.1")
                .silentAbout(SECRET);
        unchanged("more", "--mode", "inspect").failed(2, "--url", "PORTOLAN_URL");
        unchanged("more", "--mode", "inspect", "--url", "http://localhost/x")
                .failed(2, "http://localhost/x", "Check the URL");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aDirectoryThatIsNone() throws IOException {
        Path file = Files.writeString(work.resolve("file"), "text");
        unchanged("more", "--dir", "file").failed(1, file.getFileName().toString());
        unchanged("more", "--dir", "file/below").failed(1, "file");
    }

    @Test
    void aMissingSum() throws IOException {
        Files.delete(migrations.resolve("atlas.sum"));
        unchanged("more").failed(1, "atlas.sum", "--rehash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no sum at all\n", "h1:AAAA\n", "h1:not base64!\n20260101000000_init.sql h1:x\n"})
    void aSumThatIsNone(String text) throws IOException {
        Files.writeString(migrations.resolve("atlas.sum"), text);
        unchanged("more").failed(1, "atlas.sum");
    }

    @Test
    void aSumThatTheFilesDoNotMatch() throws IOException {
        Path init = migrations.resolve("20260101000000_init.sql");
        Files.writeString(init, "-- more\n", StandardOpenOption.APPEND);
        unchanged("more").failed(1, "20260101000000_init.sql", "edited", "line 2", "--rehash");
        unchanged("--check").failed(1, "edited");
        Path added = Files.writeString(migrations.resolve("20250101000000_early.sql"), "SELECT 1;\n");
        unchanged("more").failed(1, "20250101000000_early.sql", "added");
        Files.delete(added);
        Files.delete(init);
        unchanged("more").failed(1, "20260101000000_init.sql", "removed");
    }

    @Test
    void sqlThatFailsOnReplay() throws IOException {
        String name = "20260102000000_by_hand.sql";
        Files.writeString(
                migrations.resolve(name),
                "-- by hand\nCREATE TABLE extra (id int);\n\nINSERT INTO extra\n  VALUES (1, 2, 3);\n");
        Cli.in(work).run("--rehash").succeeded();
        unchanged("more").failed(1, name + ":4:", "INSERT INTO extra", "VALUES (1, 2, 3)", "table extra has 1 column");
        Files.writeString(migrations.resolve(name), "CREATE TABLE extra (id int, name text DEFAULT 'open);\n");
        Cli.in(work).run("--rehash");
        unchanged("more").failed(1, name, "quote");
    }

    @Test
    void theTargetStaysAsItIs() throws IOException, SQLException {
        String url = "jdbc:sqlite:" + work.resolve("app.db");
        try (Connection c = DriverManager.getConnection(url)) {
            c.createStatement().execute("CREATE TABLE app (id integer PRIMARY KEY, name text)");
            c.createStatement().execute("INSERT INTO app VALUES (1, 'one')");
        }
        Cli made = unchanged("more", "--mode", "inspect", "--url", url, "--dry-run")
                .succeeded("CREATE TABLE");
        assertTrue(made.out().contains("Customer"), made::toString);
        unchanged("--mode", "inspect", "--url", url, "--check").silentAbout(SECRET);
    }

    @Test
    void aPasswordFileThatIsNotThere() throws IOException {
        unchanged("more", "--mode", "inspect", "--url", "jdbc:sqlite:x.db", "--password-file", "nowhere")
                .failed(2, "nowhere");
    }

    @Test
    void aSecondRunHasNothingToDo() throws IOException {
        unchanged("again").succeeded("synced");
        unchanged("--check").succeeded("synced");
    }

    @Test
    void whatIsMissingIsSaidAndNotWritten() throws IOException {
        Cli check = unchanged("--dir", "elsewhere", "--check");
        assertEquals(3, check.code(), check::toString);
        unchanged("--dir", "elsewhere", "--dry-run").succeeded("CREATE TABLE");
        Cli json = unchanged("--dir", "elsewhere", "--dry-run", "--json").succeeded();
        assertTrue(json.out().startsWith("{") && json.out().strip().endsWith("}"), json::toString);
        new tools.jackson.databind.ObjectMapper().readTree(json.out());
        try (Stream<Path> files = Files.list(work)) {
            assertEquals(1, files.count());
        }
    }
}
