package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every kind of change over tables that hold rows: forward, back, and forward again, each in the files that would be written. */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class ChangesTest {
    private static final List<String> TOPICS = List.of("enums", "columns", "indexes", "tables");

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
    Stream<DynamicTest> changes() {
        return TOPICS.stream()
                .flatMap(topic -> ChangeScript.read("/changes/" + topic + ".txt").stream()
                        .map(script -> DynamicTest.dynamicTest(topic + ": " + script.name(), () -> holds(script))));
    }

    private static void holds(ChangeScript script) throws SQLException {
        Physical to = bench.state(script.get("b"));
        Physical from = bench.state(script.get("a"));
        bench.execute(script.get("rows"));
        Difference difference = Workbench.diff(from, to, Hints.NONE);
        Planner.Planned plan = Workbench.plan(difference, Hints.NONE);
        if (script.has("fails")) {
            fails(script, from, plan);
            return;
        }
        planned(script, plan.steps());
        List<String> beside = Beside.the(bench);
        bench.files(plan.steps());
        assertEquals(
                Workbench.sorted(difference.to()),
                Workbench.sorted(bench.inspect()),
                () -> Workbench.text(plan.steps()));
        assertEquals(List.of(), Workbench.diff(bench.inspect(), to, Hints.NONE).changes(), "a second diff");
        gives(script, "then");
        kept(script, beside, plan.steps());
        List<Step> reverse = Workbench.reverse(difference).steps();
        bench.files(reverse);
        assertEquals(
                Workbench.sorted(from),
                Workbench.sorted(bench.inspect()),
                () -> "after reverse " + Workbench.text(reverse));
        gives(script, "back");
        kept(script, beside, reverse);
        bench.files(plan.steps());
        assertEquals(Workbench.sorted(difference.to()), Workbench.sorted(bench.inspect()), "forward again");
    }

    private static void fails(ChangeScript script, Physical from, Planner.Planned plan) throws SQLException {
        assertTrue(
                plan.notices().stream().map(Notice::code).anyMatch(script.get("fails")::equals),
                plan.notices().toString());
        assertThrows(SQLException.class, () -> bench.files(plan.steps()));
        assertEquals(Workbench.sorted(from), Workbench.sorted(bench.inspect()));
    }

    private static void planned(ChangeScript script, List<Step> steps) {
        if (!script.has("plan")) {
            return;
        }
        String expected = script.get("plan");
        List<String> statements = steps.stream().map(Step::sql).toList();
        if (expected.startsWith("...")) {
            assertTrue(statements.contains(expected.substring(3)), statements.toString());
        } else {
            assertEquals(expected, String.join("\n", statements));
        }
    }

    private static void gives(ChangeScript script, String section) throws SQLException {
        if (script.has(section)) {
            String[] statements = script.query(section).split(";\\s*");
            String actual = "";
            for (String sql : statements) {
                if (sql.startsWith("SELECT")) {
                    actual = bench.query(sql).stream().collect(Collectors.joining(", "));
                } else {
                    bench.execute(sql);
                }
            }
            assertEquals(script.expected(section), actual, section);
        }
    }

    private static void kept(ChangeScript script, List<String> before, List<Step> steps) throws SQLException {
        if (script.has("kept")) {
            List<String> lost = new ArrayList<>(before);
            List<String> now = new ArrayList<>(Beside.the(bench));
            List<String> all = List.copyOf(now);
            now.removeAll(lost);
            lost.removeAll(all);
            assertEquals(List.of(), lost, () -> "is now " + now + "\n" + Workbench.text(steps));
        }
    }
}
