package dev.portolan.acceptance.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.Portolan;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialects;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.migrate.Checkpoint;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three generations of a directory, each applied by its own tool to a database with rows, then taken back one by one. */
class ToolsTest {
    private static final Map<String, Tool> TOOLS = Map.of(
            "golang-migrate", GoTools.named("golang-migrate"),
            "goose", GoTools.named("goose"),
            "dbmate", GoTools.named("dbmate"),
            "flyway", new JavaTools.OfFlyway(),
            "liquibase", new JavaTools.OfLiquibase());
    private static final List<String> OURS = List.of("team", "member", "note");

    @TempDir
    Path temp;

    private Path dir;
    private Site site;

    static Stream<Arguments> toolsAndServers() {
        return Stream.of(Target.SQLITE, Target.POSTGRES, Target.MYSQL, Target.MARIADB)
                .flatMap(target -> TOOLS.keySet().stream().sorted().map(format -> Arguments.of(format, target)));
    }

    @ParameterizedTest
    @MethodSource("toolsAndServers")
    void rowsStayThereAndBack(String format, Target target) throws Exception {
        dir = temp.resolve("migrations");
        Tool tool = TOOLS.get(format);
        site = Site.fresh(target);
        List<String> states = new ArrayList<>();
        List<Integer> files = new ArrayList<>();
        for (int generation = 1; generation <= 3; generation++) {
            assertEquals(
                    Result.Outcome.WRITTEN,
                    generator(generation, format).diff("step" + generation).outcome());
            assertEquals(
                    Result.Outcome.SYNCED,
                    generator(generation, format).diff("again").outcome());
            tool.up(dir, site);
            files.add(
                    MigrationDir.open(dir, Formats.named(format)).read().files().size());
            if (generation == 1) {
                site.execute(
                        "INSERT INTO team (id, name) VALUES (1, 'a'), (2, 'b')",
                        "INSERT INTO member (id, down_name, team_id) VALUES (1, 'x', 1), (2, 'y', 1), (3, 'z', 2)");
            }
            assertEquals(
                    List.of("2", "3"), site.rows("SELECT count(*) FROM team UNION ALL SELECT count(*) FROM member"));
            states.add(site.tables(OURS));
        }
        site.execute("INSERT INTO member (id, team_id) VALUES (4, 2)");
        assertEquals(List.of(Story.HOSTILE), site.rows("SELECT DISTINCT mark FROM member"));
        for (int generation = 2; generation >= 1; generation--) {
            for (int i = files.get(generation); i > files.get(generation - 1); i--) {
                back(tool, format, i);
            }
            assertEquals(states.get(generation - 1), site.tables(OURS), "taken back to " + generation);
            assertEquals(
                    List.of("2", "4"), site.rows("SELECT count(*) FROM team UNION ALL SELECT count(*) FROM member"));
        }
        if (target == Target.SQLITE) {
            assertEquals(List.of(), site.rows("PRAGMA foreign_key_check"));
        }
        for (int i = files.get(0); i > 0; i--) {
            back(tool, format, i);
        }
        assertEquals("[]", site.tables(OURS));
    }

    /** The hang that it is told of, once it is known. */
    @Test
    void flywayIsToldOfWhatItWouldWaitForForEver() throws Exception {
        dir = temp.resolve("migrations");
        site = Site.fresh(Target.POSTGRES);
        generator(2, "flyway").diff("step2");
        for (String conf : List.of("", "flyway.postgresql.transactional.lock=false\n")) {
            Files.writeString(temp.resolve("flyway.conf"), conf);
            List<String> told = generator(3, "flyway").dryRun().diff("step3").notices().stream()
                    .map(Notice::code)
                    .toList();
            assertEquals(conf.isEmpty(), told.contains("flyway-waits"), told.toString());
        }
    }

    /** On PostgreSQL with indexes that are built beside what goes on, and so outside of transactions. */
    private Generator generator(int generation, String format) throws SQLException {
        Generator generator =
                site.target().generator(Story.source(generation), dir).format(format);
        return site.target() == Target.POSTGRES ? generator.shape(Set.of("index", "constraint")) : generator;
    }

    /** With the tool where it can, else the file's statements as we read them. */
    private void back(Tool tool, String format, int number) throws Exception {
        if (tool.down(dir, site)) {
            return;
        }
        DirState read = MigrationDir.open(dir, Formats.named(format)).read();
        String name = read.files().get(number - 1).name();
        MigrationFile reverse = read.file(read.format().reverseFile(name, read.names()));
        String dialect = site.target().dialect();
        List<Statement> statements = read.format()
                .on(dialect)
                .reverse(reverse, Dialects.named(dialect).splitRules());
        site.execute(statements.stream().map(Statement::text).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atlas", "golang-migrate", "goose", "dbmate", "flyway", "liquibase"})
    void atlasTakesTheSum(String format) throws Exception {
        dir = temp.resolve("migrations");
        for (int generation = 1; generation <= 3; generation++) {
            Story.generator(generation, format, dir).diff("step" + generation);
        }
        assertTrue(Files.exists(dir.resolve("atlas.sum")));
        GoTools.run("sum", format, dir.toString());
    }

    private Checkpoint checkpoint(String format, String tag) {
        return Checkpoint.of(new Checkpoint.Request(
                dir,
                format,
                tag,
                "sqlite",
                Map.of(),
                null,
                null,
                null,
                null,
                false,
                MigrationFile.MOST,
                Set.of(),
                List.of()));
    }

    /** Atlas begins where we do, and would have written the same bytes. */
    @Test
    void atlasKnowsTheCheckpoint() throws Exception {
        dir = temp.resolve("migrations");
        site = Site.fresh(Target.SQLITE);
        generator(1, "atlas").diff("step1");
        generator(2, "atlas").diff("step2");
        MigrationFile file = checkpoint("atlas", "v1.0").files().get(0);
        generator(3, "atlas").diff("step3");
        GoTools.run("sum", "atlas", dir.toString());
        List<String> ours = MigrationDir.open(dir, Formats.named("atlas")).read().files().stream()
                .map(MigrationFile::name)
                .toList();
        assertEquals(file.name(), ours.get(0));
        List<String> lines = GoTools.run("checkpoints", dir.toString()).lines().toList();
        assertEquals(file.name() + " checkpoint v1.0", lines.get(0));
        assertEquals(
                ours, lines.stream().map(l -> l.replace(" checkpoint v1.0", "")).toList());
        Path body = temp.resolve("body.sql");
        Files.writeString(body, file.text().replace("-- atlas:checkpoint v1.0\n\n", ""));
        Path other = Files.createDirectories(temp.resolve("other"));
        GoTools.run("checkpoint", other.toString(), file.name(), "v1.0", body.toString());
        assertEquals(file.text(), Files.readString(other.resolve(file.name())));
    }

    /** A database with rows goes on, and a new one comes to the same. */
    @Test
    void flywayLeavesABaselineOutOnADatabaseThatIsPastIt() throws Exception {
        dir = temp.resolve("migrations");
        site = Site.fresh(Target.SQLITE);
        Tool flyway = TOOLS.get("flyway");
        generator(1, "flyway").diff("step1");
        generator(2, "flyway").diff("step2");
        flyway.up(dir, site);
        site.execute("INSERT INTO team (id, name) VALUES (1, 'a')");
        checkpoint("flyway", "");
        flyway.up(dir, site);
        assertEquals(List.of("1"), site.rows("SELECT count(*) FROM team"));
        generator(3, "flyway").diff("step3");
        flyway.up(dir, site);
        assertEquals(List.of("1"), site.rows("SELECT count(*) FROM team"));
        String old = site.tables(OURS);
        site = Site.fresh(Target.SQLITE);
        flyway.up(dir, site);
        assertEquals(old, site.tables(OURS));
    }

    /** Said at compile time, for the unit or for the whole compilation. */
    @Test
    void theFormatIsThatOfTheUnit() throws Exception {
        String entity = "import jakarta.persistence.*; %s @Entity public class Crew { @Id long id; }";
        Map<String, String> plain = Map.of("Crew.java", entity.replace("%s", ""));
        SchemaSource option = Compilation.of(temp.resolve("option"), plain, "-Aportolan.format=goose")
                .source();
        assertEquals("goose", option.defaults().format());
        Map<String, String> annotated =
                Map.of("Crew.java", entity.replace("%s", "@dev.portolan.annotations.Migrations(format = \"flyway\")"));
        SchemaSource unit = Compilation.of(temp.resolve("unit"), annotated).source();
        dir = temp.resolve("migrations");
        List<String> names = Portolan.generator(unit).dir(dir).diff("crew").files().stream()
                .map(MigrationFile::name)
                .toList();
        assertTrue(names.stream().anyMatch(n -> n.matches("V\\d{14}__crew\\.sql")), names.toString());
    }
}
