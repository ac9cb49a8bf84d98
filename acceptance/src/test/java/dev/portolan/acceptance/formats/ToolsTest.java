package dev.portolan.acceptance.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.Portolan;
import dev.portolan.acceptance.Compilation;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.sql.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    private Path file;

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "dbmate", "flyway", "liquibase"})
    void rowsStayThereAndBack(String format) throws Exception {
        dir = temp.resolve("migrations");
        file = temp.resolve("story.db");
        Tool tool = TOOLS.get(format);
        List<String> states = new ArrayList<>();
        List<Integer> files = new ArrayList<>();
        for (int generation = 1; generation <= 3; generation++) {
            Result result = Story.generator(generation, format, dir).diff("step" + generation);
            assertEquals(Result.Outcome.WRITTEN, result.outcome());
            assertEquals(
                    Result.Outcome.SYNCED,
                    Story.generator(generation, format, dir).diff("again").outcome());
            tool.up(dir, file);
            files.add(
                    MigrationDir.open(dir, Formats.named(format)).read().files().size());
            if (generation == 1) {
                execute(
                        "INSERT INTO team (id, name) VALUES (1, 'a'), (2, 'b')",
                        "INSERT INTO member (id, down_name, team_id) VALUES (1, 'x', 1), (2, 'y', 1), (3, 'z', 2)");
            }
            assertEquals(List.of("2", "3"), rows("SELECT count(*) FROM team UNION ALL SELECT count(*) FROM member"));
            states.add(state());
        }
        execute("INSERT INTO member (id, team_id) VALUES (4, 2)");
        assertEquals(List.of(Story.HOSTILE), rows("SELECT DISTINCT mark FROM member"));
        for (int generation = 2; generation >= 1; generation--) {
            for (int i = files.get(generation); i > files.get(generation - 1); i--) {
                back(tool, format, i);
            }
            assertEquals(states.get(generation - 1), state(), "taken back to " + generation);
            assertEquals(List.of("2", "4"), rows("SELECT count(*) FROM team UNION ALL SELECT count(*) FROM member"));
        }
        assertEquals(List.of(), rows("PRAGMA foreign_key_check"));
        back(tool, format, 1);
        assertEquals(List.of(), rows("SELECT name FROM sqlite_master WHERE name IN ('team', 'member', 'note')"));
    }

    /** With the tool where it can, else the file's statements as we read them. */
    private void back(Tool tool, String format, int number) throws Exception {
        if (tool.down(dir, file)) {
            return;
        }
        DirState read = MigrationDir.open(dir, Formats.named(format)).read();
        String name = read.files().get(number - 1).name();
        MigrationFile reverse = read.file(read.format().reverseFile(name, read.names()));
        List<Statement> statements = read.format()
                .on("sqlite")
                .reverse(reverse, Dialects.named("sqlite").splitRules());
        execute(statements.stream().map(Statement::text).toArray(String[]::new));
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

    private String state() throws SQLException {
        try (Connection database = open()) {
            return Dialects.named("sqlite")
                    .inspector()
                    .inspect(
                            database,
                            new Scope(List.of(), t -> !OURS.contains(t.name().text()), List.of()))
                    .graph()
                    .tables()
                    .toString();
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection database = open();
                var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection database = open();
                var statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> read = new ArrayList<>();
            while (rows.next()) {
                read.add(rows.getString(1));
            }
            return read;
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(JavaTools.url(file));
    }
}
