package dev.portolan.acceptance.annotations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.house.Checkout;
import dev.portolan.dir.MigrationFile;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each annotation: its entities are migrated, applied, inspected and generated again, as they come, change and go.
 * {@code -Dstory=} runs those whose name or dialect holds that text.
 */
class StoriesTest {
    private static final Path STORIES = Checkout.ROOT.resolve("acceptance/src/test/resources/annotations");
    private static final String HEAD = "package p; import jakarta.persistence.*; import dev.portolan.annotations.*;"
            + " import java.util.*; import java.time.*; import java.math.*;\n";

    @TempDir
    Path work;

    private Target target;
    private Connection database;
    private Connection empty;
    private SchemaSource before;
    private String sql;
    private int step;

    static Stream<Arguments> stories() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(STORIES)) {
            for (Path file : files.sorted().toList()) {
                Story story = Story.read(file);
                for (Target target : Target.values()) {
                    if (story.dialects().contains(target.dialect())
                            && (story.name() + " " + target.dialect()).contains(System.getProperty("story", ""))) {
                        all.add(Arguments.of(story.name(), target, story));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stories")
    void happens(String name, Target on, Story story) throws IOException, SQLException {
        target = on;
        try (Connection first = target.fresh();
                Connection second = target.fresh()) {
            database = first;
            empty = second;
            for (Story.Section section : story.sections()) {
                boolean here = section.argument().isEmpty()
                        || section.kind().equals("refused")
                        || List.of(section.argument().split(" ")).contains(target.dialect());
                if (here) {
                    section(section);
                }
            }
        }
    }

    private void section(Story.Section section) throws IOException, SQLException {
        switch (section.kind()) {
            case "entities" -> migrate(compile(section.text()));
            case "refused" -> refused(section);
            case "sql" ->
                section.lines().forEach(part -> assertTrue(sql.contains(part), () -> part + "\nis not in\n" + sql));
            case "rows" -> {
                for (String line : section.lines()) {
                    execute(line);
                }
            }
            case "fails" ->
                section.lines().forEach(line -> assertThrows(SQLException.class, () -> execute(line), line));
            case "check" -> assertEquals(section.text(), answered(section.lines()));
            default -> throw new AssertionError(section.kind());
        }
    }

    private SchemaSource compile(String entities) throws IOException {
        step++;
        return Compilation.of(work.resolve("classes" + step), Map.of("M.java", HEAD + entities), "-Aportolan.package=p")
                .source();
    }

    private Generator generator(SchemaSource source) throws SQLException {
        return target.generator(source, work.resolve("migrations"))
                .versionTime(Long.toString(20_260_101_000_000L + step));
    }

    private void migrate(SchemaSource source) throws SQLException {
        Result result = generator(source).diff("step");
        assertEquals(Result.Outcome.WRITTEN, result.outcome());
        StringBuilder text = new StringBuilder();
        for (MigrationFile file : result.files()) {
            text.append(file.text());
            Apply.file(database, target, file);
            Apply.file(empty, target, file);
        }
        sql = text.toString();
        assertEquals(List.of(), generator(source).diff("again").changes());
        assertSynced(source, database);
        assertSynced(source, empty);
        if (before != null) {
            Apply.steps(empty, result.plan().reverse());
            assertSynced(before, empty);
            for (MigrationFile file : result.files()) {
                Apply.file(empty, target, file);
            }
            assertSynced(source, empty);
        }
        before = source;
    }

    private void assertSynced(SchemaSource source, Connection connection) throws SQLException {
        Result result = generator(source).inspect(connection).dryRun().diff("none");
        assertEquals(
                List.of(),
                result.changes(),
                () -> result.files().isEmpty() ? "" : result.files().get(0).text());
    }

    private void refused(Story.Section section) throws IOException {
        String[] words = section.argument().split(" ", 2);
        if (words.length > 1 && !List.of(words[1].split(" ")).contains(target.dialect())) {
            return;
        }
        SchemaSource source = compile(section.text());
        PortolanException e = assertThrows(
                PortolanException.class, () -> generator(source).dryRun().diff("refused"));
        assertEquals(words[0], e.code(), e.getMessage());
        String entity = section.text().replaceFirst("(?s).*class (\\w+) .*", "$1");
        assertTrue(e.getMessage().toLowerCase(Locale.ROOT).contains(entity.toLowerCase(Locale.ROOT)), e.getMessage());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private String answered(List<String> lines) throws SQLException {
        List<String> actual = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("select ")) {
                actual.add(line);
                try (Statement statement = database.createStatement();
                        ResultSet rows = statement.executeQuery(line)) {
                    while (rows.next()) {
                        actual.add(String.valueOf(rows.getString(1)));
                    }
                }
            }
        }
        return String.join("\n", actual);
    }
}
