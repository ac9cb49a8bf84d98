package dev.portolan.acceptance.edits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Examples;
import dev.portolan.acceptance.Golden;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.house.Checkout;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.sql.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The example, edited: what is written, what it does to rows, and the way back. */
class EditsTest {
    private static final Path EDITS = Checkout.ROOT.resolve("acceptance/src/test/resources/edits");

    @TempDir
    static Path work;

    private static Map<String, String> sources;
    private static SchemaSource before;

    @BeforeAll
    static void compileTheExample() throws IOException {
        sources = Examples.sources();
        before = Compilation.of(work.resolve("before"), sources).source();
    }

    static Stream<Arguments> edits() throws IOException {
        try (Stream<Path> folders = Files.list(EDITS)) {
            List<String> names = folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !name.startsWith("00"))
                    .sorted()
                    .toList();
            return Stream.of(Target.values()).flatMap(t -> names.stream().map(n -> Arguments.of(n, t)));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("edits")
    void isWrittenAsReviewedAndKeepsRowsBothWays(String name, Target target) throws IOException, SQLException {
        Path folder = EDITS.resolve(name);
        Path dir = Files.createDirectories(work.resolve(name + target)).resolve("migrations");
        SchemaSource after = Compilation.of(
                        work.resolve(name + target + "-classes"),
                        Edit.read(folder).apply(sources))
                .source();
        Result first = generator(before, target, dir, "20260101000000").diff("init");
        Golden.check(
                EDITS.resolve("00-example/" + target.dialect() + ".sql"),
                first.files().get(0).text());
        Result second = generator(after, target, dir, "20260102000000").diff("edit");
        Golden.check(
                folder.resolve(target.dialect() + ".sql"), second.files().get(0).text());
        Golden.check(
                folder.resolve(target.dialect() + ".down.sql"),
                text(second.plan().reverse()));
        Golden.check(folder.resolve(target.dialect() + ".notices.txt"), notices(second));
        assertEquals(
                List.of(), generator(after, target, dir, null).diff("again").changes());

        try (Connection database = target.fresh()) {
            Apply.file(database, target, first.files().get(0));
            Apply.script(database, Checkout.text(rows(target)));
            Apply.file(database, target, second.files().get(0));
            Check check = Check.read(folder);
            assertEquals(check.expected(), check.run(database));
            assertSynced(after, target, dir, database);
            Apply.steps(database, second.plan().reverse());
            assertSynced(before, target, dir, database);
        }
    }

    /** One file for all, but where a dialect writes values in its own way. */
    private static Path rows(Target target) {
        Path own = EDITS.resolve("rows." + target.dialect() + ".sql");
        return Files.exists(own) ? own : EDITS.resolve("rows.sql");
    }

    private static void assertSynced(SchemaSource source, Target target, Path dir, Connection database)
            throws SQLException {
        Result result =
                generator(source, target, dir, null).inspect(database).dryRun().diff("none");
        assertEquals(List.of(), result.changes());
    }

    private static Generator generator(SchemaSource source, Target target, Path dir, String version)
            throws SQLException {
        Generator generator = target.generator(source, dir);
        return version == null ? generator : generator.versionTime(version);
    }

    private static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.comment() == null ? "" : "-- " + step.comment() + "\n");
            text.append(step.sql()).append(";\n");
        }
        return text.toString();
    }

    private static String notices(Result result) {
        StringBuilder text = new StringBuilder();
        result.notices()
                .forEach(n ->
                        text.append(n.code()).append(' ').append(n.element()).append('\n'));
        return text.toString();
    }
}
