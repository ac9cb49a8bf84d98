package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.migrate.GenerateCommand;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.GraphText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A migration of several files, from the options to the database. */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class ShapedGenerationTest {
    private static final DirFormat FORMAT = Formats.named("atlas");
    private static final String FIRST = """
            portolan-graph 1 unit "shop"
            table users
              column id int(64) not null
              column name text(80) null
              primary key (id)
            """;
    private static final String THEN = """
            portolan-graph 1 unit "shop"
            table users
              column id int(64) not null
              column name text(80) null
              column mail text(120) not null backfill "name || '@example.com'"
              primary key (id)
              unique name uk_mail (mail)
              index name ix_name (name)
              check name ck_name "name <> ''"
            """;
    private static final List<String> NAMES = List.of(
            "20260101000001_more.sql",
            "20260101000002_more_backfill.sql",
            "20260101000003_more.sql",
            "20260101000004_more_check.sql",
            "20260101000005_more_validate.sql",
            "20260101000006_more_required.sql",
            "20260101000007_more_index.sql",
            "20260101000008_more_index.sql",
            "20260101000009_more.sql");

    @TempDir
    private Path temp;

    private static String then(String hints) {
        return THEN.replace("table users", "table users" + hints);
    }

    private static SchemaSource source(String graph) {
        return SchemaSource.of(GraphText.read(graph));
    }

    private Path dir() {
        return temp.resolve("m");
    }

    private Generator generator(String graph) throws SQLException {
        return Generator.of(source(graph))
                .dir(dir())
                .dialect("postgres")
                .devDatabase(PostgresForTests.freshUrl())
                .versionTime("20260101000000");
    }

    private static List<String> names(List<MigrationFile> files) {
        return files.stream().map(MigrationFile::name).toList();
    }

    @Test
    void oneMigrationInSeveralFiles() throws Exception {
        generator(FIRST).diff("init");
        String target = PostgresForTests.freshUrl();
        apply(target, MigrationDir.open(dir(), FORMAT).read().files());
        execute(target, "INSERT INTO users VALUES (1, 'ada'), (2, 'bob')");

        Generator second = generator(then(""))
                .versionTime("20260101000001")
                .shape(Set.of("index", "constraint", "column"))
                .timeouts("5s", null);
        Result planned = second.dryRun().diff("more");
        assertEquals(NAMES, names(planned.files()));
        assertEquals(1, MigrationDir.open(dir(), FORMAT).read().files().size());

        Result written = second.diff("more");
        assertEquals(planned.files(), written.files());
        assertEquals(NAMES.size() + 2, written.written().size());
        DirState state = MigrationDir.open(dir(), FORMAT).read();
        state.validate();
        assertTrue(state.snapshot().orElseThrow().belongsTo(state.sum()));
        for (MigrationFile file : written.files()) {
            assertEquals(file.name().endsWith("_index.sql"), FORMAT.withoutTransaction(file), file.text());
        }
        assertEquals(
                Result.Outcome.SYNCED,
                second.versionTime("20260101000010").diff("more").outcome());

        apply(target, written.files());
        Generator onTarget = generator(then("")).inspect(target, null, null);
        assertEquals(
                Result.Outcome.SYNCED,
                onTarget.versionTime("20260101000010").diff("more").outcome());
    }

    @Test
    void theAnnotationDoesWhatTheOptionDoesAndNoneTurnsItOff() throws Exception {
        generator(FIRST).diff("init");
        Generator online = generator(then(" online index online constraint online column"))
                .versionTime("20260101000001")
                .dryRun();
        assertEquals(NAMES, names(online.diff("more").files()));
        assertEquals(1, online.shape(Set.of()).diff("more").files().size());
    }

    @Test
    void theCommandTakesItFromItsOptionsAndSaysItAsJson() throws Exception {
        generator(FIRST).diff("init");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = GenerateCommand.run(
                source(then("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "more",
                "--dir",
                dir().toString(),
                "--dialect",
                "postgres",
                "--dev-url",
                PostgresForTests.freshUrl(),
                "--shape",
                "index",
                "--lock-timeout",
                "500ms",
                "--statement-timeout",
                "2m",
                "--json");
        assertEquals(0, exit, err.toString(StandardCharsets.UTF_8));
        String json = out.toString(StandardCharsets.UTF_8);
        assertTrue(json.contains("SET lock_timeout = '500ms'"), json);
        assertTrue(json.contains("SET statement_timeout = '120s'"), json);
        assertTrue(json.contains("\"reason\":\"concurrently, so that rows can be written meanwhile\""), json);
        assertTrue(json.contains("_more_index.sql\",\"text\":\"-- atlas:txmode none\\n\\n"), json);
        try (var files = Files.list(dir())) {
            assertEquals(1 + 4 + 2, files.count(), json);
        }
    }

    /** As a tool does: a transaction each, unless the file says none. */
    private static void apply(String url, List<MigrationFile> files) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement jdbc = connection.createStatement()) {
            for (MigrationFile file : files) {
                connection.setAutoCommit(FORMAT.withoutTransaction(file));
                for (var statement : FORMAT.statements(file, Workbench.DIALECT.splitRules())) {
                    jdbc.execute(statement.text());
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(sql);
        }
    }
}
