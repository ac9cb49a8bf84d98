package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.Fresh;
import dev.portolan.schema.Physical;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** From one state with rows to another and back: nothing is left to do, rows are as they should be, what cannot be changes nothing. */
public abstract class CasesContract extends BenchContract {
    static String resource(String name) throws IOException {
        try (InputStream in = CasesContract.class.getResourceAsStream("/mysql/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Case example : Case.all(resource("cases.txt"))) {
            if (example.dialect() == null || example.dialect().equals(dialect())) {
                tests.add(DynamicTest.dynamicTest(example.name(), () -> holds(example)));
            }
        }
        assertTrue(tests.size() > 50, "cases are read");
        return tests;
    }

    private void holds(Case example) throws SQLException {
        Physical to = bench.state(example.line("after"));
        Physical from = bench.state(example.line("before"));
        bench.script(example.line("rows"));
        Difference difference = new Differ(bench.dialect().rules()).diff(from, to, example.hints(), Fresh.ALL);
        Planner.Planned plan = bench.plan(difference, difference.hints());
        String text = Bench.text(plan.steps());
        if (example.has("fails")) {
            SQLException refused = assertThrows(SQLException.class, () -> bench.execute(plan.steps()), text);
            assertTrue(refused.getMessage().contains(example.line("fails")), refused.getMessage());
            assertEquals(from, bench.inspect(), "a plan that fails changes nothing: " + text);
            return;
        }
        bench.execute(plan.steps());
        assertEquals(List.of(), bench.diff(bench.inspect(), to).changes(), text);
        for (String query : example.line("query").lines().toList()) {
            String[] parts = query.split(" => ");
            assertEquals(parts[1], rows(parts[0]), parts[0] + " after " + text);
        }
        if (!example.has("one way")) {
            Planner.Planned reverse = bench.reverse(difference);
            bench.execute(reverse.steps());
            assertEquals(
                    List.of(), bench.diff(bench.inspect(), from).changes(), "reverse " + Bench.text(reverse.steps()));
        }
    }

    private String rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = bench.connection().createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return String.join(",", rows);
    }
}
