package dev.portolan.devdb.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.dialect.Server;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.dialect.Shapes;
import dev.portolan.dialect.Shaping;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import dev.portolan.sql.Batch;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Safe shapes lead where the plain plan leads, schema and rows, forward and back, each file as a tool runs it. {@code
 * -Dgolden.update=true} writes the files of the cases anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ShapesContract {
    protected final Dialect dialect;
    private final Path folder;
    private final String suffix;
    private final int cases;
    private DevServer.Scratch scratch;

    /** @param suffix of the sections with the files, where dialects share cases @param cases how many there are at least */
    protected ShapesContract(String dialect, Path folder, String suffix, int cases) {
        this.dialect = Dialects.named(dialect);
        this.folder = folder;
        this.suffix = suffix;
        this.cases = cases;
    }

    protected abstract Server server() throws SQLException;

    @BeforeAll
    void open() throws SQLException {
        scratch = dialect.dev().scratch(server());
    }

    @AfterAll
    void close() throws SQLException {
        scratch.close();
    }

    protected Connection connection() {
        return scratch.connection();
    }

    protected void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.setEscapeProcessing(false);
            for (var part : Splitter.split(sql, dialect.splitRules())) {
                statement.execute(part.text());
            }
        }
    }

    protected Physical inspect() throws SQLException {
        return dialect.inspector().inspect(connection(), Scope.ALL);
    }

    protected Physical state(String sql) throws SQLException {
        scratch.clean();
        execute(sql);
        return inspect();
    }

    protected Difference diff(Physical from, Physical to, Hints hints) {
        return new Differ(dialect.rules()).diff(from, to, hints);
    }

    protected Planner.Planned plan(Difference difference, Hints hints) {
        return dialect.planner().plan(difference.from(), difference.to(), difference.changes(), hints);
    }

    protected Planner.Planned shaped(Planner.Planned plain, Physical to, Hints hints, Shapes shapes)
            throws SQLException {
        return new Shaping(to, hints, shapes, ServerVersion.of(connection())).apply(dialect.shapes(), plain);
    }

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (ShapeCase c : ShapeCase.all(folder)) {
            tests.add(DynamicTest.dynamicTest(c.name(), () -> holds(c)));
        }
        assertTrue(tests.size() >= cases, "cases: " + tests.size());
        return tests;
    }

    private void holds(ShapeCase c) throws SQLException, IOException {
        Physical to = state(c.section("b"));
        Physical from = state(c.section("a"));
        Difference difference = diff(from, to, c.hints());
        Planner.Planned plain = plan(difference, c.hints());
        execute(c.section("rows"));
        apply(plain.steps());
        List<String> rows = rows(difference.to());

        state(c.section("a"));
        execute(c.section("rows"));
        Planner.Planned shaped = shaped(plain, difference.to(), c.hints(), c.shapes());
        apply(shaped.steps());
        assertEquals(difference.to(), inspect(), () -> files(shaped.steps()));
        assertEquals(rows, rows(difference.to()));
        assertTrue(diff(inspect(), to, c.hints()).isEmpty());

        Difference back = new Differ(dialect.rules()).reverse(difference);
        Planner.Planned reverse = shaped(plan(back, difference.reverseHints()), from, c.hints(), c.shapes());
        apply(reverse.steps());
        assertEquals(from, inspect(), () -> files(reverse.steps()));

        String files = files(shaped.steps()) + notices(shaped);
        if (Boolean.getBoolean("golden.update")) {
            c.write(suffix, files, files(reverse.steps()));
        } else {
            assertEquals(c.section("files" + suffix), files);
            assertEquals(c.section("reverse" + suffix), files(reverse.steps()));
        }
    }

    /** Each file in a transaction, unless it says otherwise. */
    protected void apply(List<Step> steps) throws SQLException {
        for (Batch batch : Batch.of(steps)) {
            connection().setAutoCommit(batch.withoutTransaction());
            for (Step step : batch.steps()) {
                try (Statement statement = connection().createStatement()) {
                    statement.setEscapeProcessing(false);
                    statement.execute(step.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin: " + step.sql(), e.getSQLState(), e);
                }
            }
            connection().setAutoCommit(true);
        }
    }

    private List<String> rows(Physical state) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Table table : state.graph().tables()) {
            String sql = "SELECT * FROM " + dialect.names().quoting().name(table.name()) + " ORDER BY 1";
            try (Statement statement = connection().createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    StringBuilder row = new StringBuilder(table.name().toString());
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.append(' ')
                                .append(result.getMetaData().getColumnName(i))
                                .append('=')
                                .append(result.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
        }
        return rows;
    }

    private String files(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        Plan plan = new Plan(steps, List.of(), List.of());
        for (MigrationFile file :
                Formats.named("atlas").render("20260101000000", "change", plan, dialect.splitRules())) {
            text.append("-- ")
                    .append(file.name())
                    .append('\n')
                    .append(file.text())
                    .append('\n');
        }
        return text.toString();
    }

    private static String notices(Planner.Planned planned) {
        StringBuilder text = new StringBuilder();
        planned.notices().stream()
                .filter(n -> n.code().startsWith("shape-"))
                .forEach(n -> text.append("-- [")
                        .append(n.code())
                        .append("] ")
                        .append(n.message())
                        .append('\n'));
        return text.toString();
    }
}
