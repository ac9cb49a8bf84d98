package dev.portolan.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class GenerateCommandTest {
    @TempDir
    Path temp;

    private String out = "";
    private String err = "";

    private int run(SchemaSource source, String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("--dir", dir().toString()));
        all.addAll(List.of(args));
        int exit = GenerateCommand.run(
                source,
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private Path dir() {
        return temp.resolve("migrations");
    }

    private List<String> names() throws IOException {
        if (!Files.exists(dir())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dir())) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesAMigrationThenNothing() throws IOException {
        SchemaSource source = Shop.source(Shop.users(), Shop.orders());
        assertEquals(0, run(source, "init", "--version-time", "20260102030405"), () -> err);
        assertEquals(List.of("20260102030405_init.sql", "atlas.sum", "schema.snapshot"), names());
        String sql = Files.readString(dir().resolve("20260102030405_init.sql"));
        assertTrue(sql.contains("CREATE TABLE `Users`"), sql);
        assertTrue(sql.contains("CONSTRAINT `fk_Orders_user_id` FOREIGN KEY"), sql);
        assertTrue(sql.contains("CREATE UNIQUE INDEX `uk_Users_email` ON `Users` (`email`);"), sql);
        assertTrue(out.contains(sql), out);
        assertTrue(out.contains("Wrote " + dir().resolve("atlas.sum")), out);
        byte[] sum = Files.readAllBytes(dir().resolve("atlas.sum"));
        assertEquals(0, run(source, "again"), () -> err);
        assertEquals("The migration directory is synced with the desired state, no changes to be made\n", out);
        assertEquals(3, names().size());
        Files.delete(dir().resolve("schema.snapshot"));
        assertEquals(0, run(source, "again"), () -> err);
        assertEquals("The migration directory is synced with the desired state, no changes to be made\n", out);
        assertEquals(new String(sum, StandardCharsets.UTF_8), Files.readString(dir().resolve("atlas.sum")));
    }

    @Test
    void theSequenceStandInHasItsRow() throws IOException, SQLException {
        assertEquals(0, run(Shop.source(Shop.users(), Shop.orders())), () -> err);
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("a.db"));
                Statement s = c.createStatement()) {
            for (String name : names()) {
                if (name.endsWith(".sql")) {
                    s.executeUpdate(Files.readString(dir().resolve(name)));
                }
            }
            assertEquals(1, s.executeQuery("SELECT next_val FROM Orders_SEQ").getLong(1));
        }
    }

    @Test
    void checkSaysWhatIsMissingAndWritesNothing() throws IOException {
        assertEquals(3, run(Shop.source(Shop.users()), "--check"));
        assertTrue(out.contains("CREATE TABLE `Users`"), out);
        assertTrue(err.contains("[migration-missing]"), err);
        assertEquals(List.of(), names());
        assertEquals(0, run(Shop.source(Shop.users())), () -> err);
        assertEquals(0, run(Shop.source(Shop.users()), "--check"), () -> err);
    }

    @Test
    void dryRunPrintsAndWritesNothing() throws IOException {
        assertEquals(0, run(Shop.source(Shop.users()), "--dry-run"));
        assertTrue(out.contains("CREATE TABLE `Users`"), out);
        assertEquals(List.of(), names());
    }

    @Test
    void aDroppedColumnIsAnnounced() {
        run(Shop.source(Shop.users(Shop.NOTE)));
        assertEquals(0, run(Shop.source(Shop.users()), "less"), () -> err);
        assertTrue(err.contains("note"), err);
        assertFalse(out.contains("`note`"), out);
    }

    @Test
    void dropNothingKeepsTheColumnThroughARebuild() throws IOException {
        run(Shop.source(Shop.users(Shop.NOTE)));
        assertEquals(0, run(Shop.source(Shop.users()), "less", "--drop", "none"), () -> err);
        assertEquals("The migration directory is synced with the desired state, no changes to be made\n", out);
        assertEquals(3, names().size());
        assertEquals(3, run(Shop.source(Shop.users()), "less", "--check"), () -> out + err);
    }

    @Test
    void aRequiredColumnNamesTheAnnotationThatFillsIt() {
        run(Shop.source(Shop.users()));
        SchemaSource more = SchemaSource.of(Shop.desired(
                Shop.origin("Users", "note", "shop.User#note"), Shop.users(Shop.NOTE.withNullable(false))));
        assertEquals(0, run(more, "required"), () -> err);
        assertTrue(err.contains("@Backfill") && err.contains("@SqlDefault") && err.contains("shop.User#note"), err);
    }

    @Test
    void renamesOfTheCommandLineKeepTheData() {
        run(Shop.source(Shop.users(Shop.NOTE)));
        SchemaSource renamed = Shop.source(Shop.users(Shop.NOTE.withName(dev.portolan.schema.Name.of("remark"))));
        assertEquals(0, run(renamed, "rename", "--rename", "Users.note=Users.remark"), () -> err);
        assertTrue(out.contains("RENAME COLUMN `note` TO `remark`"), out);
        assertFalse(out.contains("DROP"), out);
    }

    @Test
    void inspectComparesWithTheDatabase() throws SQLException {
        String url = "jdbc:sqlite:" + temp.resolve("live.db");
        try (Connection c = DriverManager.getConnection(url);
                Statement s = c.createStatement()) {
            s.execute("CREATE TABLE flyway_schema_history (x int)");
            s.execute("CREATE TABLE QRTZ_LOCKS (x int)");
            s.execute(
                    "CREATE TABLE Users (id integer not null primary key autoincrement, email varchar(255) not null unique)");
        }
        assertEquals(0, run(Shop.source(Shop.users()), "--mode", "inspect", "--url", url), () -> err);
        assertFalse(out.contains("CREATE TABLE `Users`"), out);
        assertFalse(out.contains("DROP"), out);
        assertTrue(out.contains("Orders_SEQ"), out);
        assertTrue(err.contains("QRTZ_LOCKS"), err);
    }

    @Test
    void jsonIsOneObject() {
        assertEquals(0, run(Shop.source(Shop.users()), "init", "--json"), () -> err);
        JsonNode json = new ObjectMapper().readTree(out);
        assertEquals("written", json.get("status").asString());
        assertEquals("sqlite", json.get("dialect").asString());
        assertEquals(3, json.get("written").size());
        assertEquals(0, run(Shop.source(Shop.users()), "--json"), () -> err);
        assertEquals("synced", new ObjectMapper().readTree(out).get("status").asString());
        assertEquals(2, run(Shop.source(Shop.users()), "--json", "--format", "nope"));
        assertEquals("error", new ObjectMapper().readTree(out).get("status").asString());
    }

    @Test
    void anEditedFileIsToldBeforeAnythingElse() throws IOException {
        run(Shop.source(Shop.users()), "init", "--version-time", "20260102030405");
        Files.writeString(dir().resolve("20260102030405_init.sql"), "-- x\n", java.nio.file.StandardOpenOption.APPEND);
        assertEquals(1, run(Shop.source(Shop.orders()), "more"));
        assertTrue(err.contains("20260102030405_init.sql") && err.contains("edited"), err);
        assertEquals(3, names().size());
    }

    @Test
    void anEditOnPurposeIsHashedAgain() throws IOException {
        run(Shop.source(Shop.users()), "init", "--version-time", "20260102030405");
        Files.writeString(dir().resolve("20260102030405_init.sql"), "-- x\n", java.nio.file.StandardOpenOption.APPEND);
        assertEquals(0, run(Shop.source(Shop.users()), "--rehash"), () -> err);
        assertEquals("Wrote " + dir().resolve("atlas.sum") + "\n", out);
        assertEquals(0, run(Shop.source(Shop.users()), "more"), () -> err);
        assertTrue(out.contains("synced"), out);
        assertEquals(2, run(Shop.source(Shop.users()), "--rehash", "--check"));
    }

    @Test
    void aFailingReplayNamesFileLineStatementAndMessage() throws IOException {
        Files.createDirectories(dir());
        Files.writeString(dir().resolve("1_bad.sql"), "CREATE TABLE a (id int);\n\nCREATE TABEL b (id int);\n");
        Files.writeString(
                dir().resolve("atlas.sum"),
                dev.portolan.dir.SumFile.of(List.of(dev.portolan.dir.MigrationFile.of(
                                "1_bad.sql", "CREATE TABLE a (id int);\n\nCREATE TABEL b (id int);\n")))
                        .text());
        assertEquals(1, run(Shop.source(Shop.users())));
        assertTrue(err.contains("1_bad.sql:3"), err);
        assertTrue(err.contains("CREATE TABEL b") && err.contains("syntax error"), err);
        assertEquals(List.of("1_bad.sql", "atlas.sum"), names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nope|unknown option --nope",
                "--dialekt x|unknown option",
                "--mode both|replay or inspect",
                "--mode inspect|--url",
                "--drop everything|table, column, index",
                "--rename a|table=table",
                "--rename a=b.c|table=table",
                "--dialect oracle|unknown dialect \"oracle\"",
                "--format nope|nope",
                "a b|one name only",
                "a/b|this one has '/'",
                "../up|this one has '/'",
                "--json=1|takes no value",
                "--version-time tomorrow|tomorrow",
                "--dev-url jdbc:nothing:x --dialect sqlite|no jdbc driver",
                "--dialect postgres|embedded",
                "--schema|needs a value",
            })
    void wrongUsageIsExitTwoAndOneMessage(String args, String message) throws IOException {
        assertEquals(2, run(Shop.source(Shop.users()), args.split(" ")), () -> out + err);
        assertTrue(err.toLowerCase(java.util.Locale.ROOT).contains(message), err);
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
        assertEquals(List.of(), names());
    }

    @Test
    void noPasswordInAnyOutput() {
        int exit = run(
                Shop.source(Shop.users()),
                "--dialect",
                "sqlite",
                "--dev-url",
                "jdbc:sqlite:/nowhere/at/all?password=s3cr3t&user=x");
        assertTrue(exit != 0);
        assertFalse((out + err).contains("s3cr3t"), out + err);
    }

    @Test
    void massDropNeedsItsFlag() {
        run(Shop.source(Shop.users(), Shop.orders()));
        assertEquals(
                1,
                run(SchemaSource.of(new dev.portolan.schema.Desired(
                        "shop", dev.portolan.schema.Graph.EMPTY, dev.portolan.schema.Hints.NONE))),
                () -> out);
        assertTrue(err.contains("--allow-mass-drop"), err);
        assertEquals(
                0,
                run(
                        SchemaSource.of(new dev.portolan.schema.Desired(
                                "shop", dev.portolan.schema.Graph.EMPTY, dev.portolan.schema.Hints.NONE)),
                        "--allow-mass-drop"),
                () -> err);
    }
}
