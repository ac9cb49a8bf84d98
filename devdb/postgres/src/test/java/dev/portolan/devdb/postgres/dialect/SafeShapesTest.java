package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.dialect.Shapes;
import dev.portolan.dialect.Shaping;
import dev.portolan.diff.Difference;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import dev.portolan.sql.Batch;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Step;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Safe shapes lead where the plain plan leads, schema and rows, forward and back, each file as a tool runs it. {@code
 * -Dgolden.update=true} writes the files of the cases anew.
 */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class SafeShapesTest {
    private static Workbench bench;

    @BeforeAll
    static void open() throws SQLException {
        bench = new Workbench();
    }

    @AfterAll
    static void close() throws SQLException {
        bench.close();
    }

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (ShapeCase c : ShapeCase.all()) {
            tests.add(DynamicTest.dynamicTest(c.name(), () -> holds(c)));
        }
        assertTrue(tests.size() >= 9, "cases: " + tests.size());
        return tests;
    }

    @Test
    void aForeignKeyOfAPartitionedTableWaitsSince18() throws SQLException {
        String a = "CREATE TABLE p (id integer PRIMARY KEY);" + "CREATE TABLE t (id integer) PARTITION BY RANGE (id);";
        Physical to = bench.state(a + "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES p (id)");
        Physical from = bench.state(a);
        Planner.Planned plain = Workbench.plan(Workbench.diff(from, to, Hints.NONE), Hints.NONE);
        Shapes shapes = Shapes.of(Shape.CONSTRAINT);
        for (String version : List.of("17.9", "18")) {
            Planner.Planned shaped = new Shaping(to, Hints.NONE, shapes, ServerVersion.parse(version))
                    .apply(Workbench.DIALECT.shapes(), plain);
            assertEquals(version.equals("17.9") ? 1 : 2, shaped.steps().size());
            if (ServerVersion.of(bench.connection()).isAtLeast(18) || version.equals("17.9")) {
                bench.state(a);
                apply(shaped.steps());
                assertEquals(to, bench.inspect());
            }
        }
    }

    @Test
    void nothingAskedForNothingChanged() throws SQLException {
        Physical to = bench.state("CREATE TABLE t (a integer CHECK (a > 0)); CREATE INDEX i ON t (a)");
        Physical from = bench.state("CREATE TABLE t (a integer)");
        Planner.Planned plain = Workbench.plan(Workbench.diff(from, to, Hints.NONE), Hints.NONE);
        ServerVersion version = ServerVersion.of(bench.connection());
        assertEquals(
                plain, new Shaping(to, Hints.NONE, Shapes.ANNOTATED, version).apply(Workbench.DIALECT.shapes(), plain));
    }

    private static void holds(ShapeCase c) throws SQLException, IOException {
        Physical to = bench.state(c.section("b"));
        Physical from = bench.state(c.section("a"));
        Difference difference = Workbench.diff(from, to, c.hints());
        Planner.Planned plain = Workbench.plan(difference, c.hints());
        bench.execute(c.section("rows"));
        bench.execute(plain.steps());
        List<String> rows = rows(difference.to());

        bench.state(c.section("a"));
        bench.execute(c.section("rows"));
        ServerVersion version = ServerVersion.of(bench.connection());
        Planner.Planned shaped =
                new Shaping(difference.to(), c.hints(), c.shapes(), version).apply(Workbench.DIALECT.shapes(), plain);
        apply(shaped.steps());
        assertEquals(difference.to(), bench.inspect(), () -> files(shaped.steps()));
        assertEquals(rows, rows(difference.to()));
        assertTrue(Workbench.diff(bench.inspect(), to, c.hints()).isEmpty());

        Planner.Planned reverse = new Shaping(from, c.hints(), c.shapes(), version)
                .apply(Workbench.DIALECT.shapes(), Workbench.reverse(difference));
        apply(reverse.steps());
        assertEquals(from, bench.inspect(), () -> files(reverse.steps()));

        String files = files(shaped.steps()) + notices(shaped);
        if (Boolean.getBoolean("golden.update")) {
            c.write(files, files(reverse.steps()));
        } else {
            assertEquals(c.section("files"), files);
            assertEquals(c.section("reverse"), files(reverse.steps()));
        }
    }

    /** Each file in a transaction, unless it says otherwise. */
    static void apply(List<Step> steps) throws SQLException {
        for (Batch batch : Batch.of(steps)) {
            bench.connection().setAutoCommit(batch.withoutTransaction());
            bench.execute(batch.steps());
            if (!batch.withoutTransaction()) {
                bench.connection().commit();
            }
            bench.connection().setAutoCommit(true);
        }
    }

    private static List<String> rows(Physical state) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Table table : state.graph().tables()) {
            try (Statement statement = bench.connection().createStatement();
                    ResultSet result = statement.executeQuery(
                            "SELECT t::text FROM \"" + table.name().text() + "\" t ORDER BY 1")) {
                while (result.next()) {
                    rows.add(table.name() + result.getString(1));
                }
            }
        }
        return rows;
    }

    private static String files(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        Plan plan = new Plan(steps, List.of(), List.of());
        for (MigrationFile file :
                Formats.named("atlas").render("20260101000000", "change", plan, Workbench.DIALECT.splitRules())) {
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
