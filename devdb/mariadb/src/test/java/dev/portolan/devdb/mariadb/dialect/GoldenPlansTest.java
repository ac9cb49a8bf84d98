package dev.portolan.devdb.mariadb.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.mariadb.MariadbForTests;
import dev.portolan.devdb.server.mysql.Bench;
import dev.portolan.dialect.Planner;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Atlas's plans for pairs of schemas: the same text, unless a sentence says why ours is another; all are executed, both ways. */
@EnabledIf("dev.portolan.devdb.mariadb.MariadbForTests#available")
class GoldenPlansTest {
    /** Case; ours has all of Atlas's text, and a statement besides. */
    private static final Map<String, String> WITH_MORE = Map.of(
            "add_column_notnull",
            "Atlas's statement fills rows that exist with '' without a word; a query in front fails instead.");

    /** Case, and what the user gains by another text. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "add_auto_increment", "Atlas sees no difference: the next insert without a number would fail.",
            "change_check", "Atlas's DROP CHECK is a syntax error on MariaDB.",
            "comments_drop", "A string in double quotes is a name to a server with ANSI_QUOTES.",
            "index_to_unique", "Atlas drops the index first: where rows are not unique, none is left.");

    /** What the server of the vectors had by default. */
    private static final String COLLATION = "utf8mb4_general_ci";

    private static Bench bench;

    @BeforeAll
    static void open() throws SQLException {
        bench = new Bench("mariadb", MariadbForTests.server());
    }

    @AfterAll
    static void close() throws SQLException {
        bench.close();
    }

    @TestFactory
    List<DynamicTest> plans() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream json = GoldenPlansTest.class.getResourceAsStream("/golden/plans-mariadb.json")) {
            for (JsonNode node : JsonMapper.shared().readTree(json)) {
                String name = node.get("case").asString();
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> holds(
                                name,
                                node.get("A").asString(),
                                node.get("B").asString(),
                                node.get("change").asString())));
            }
        }
        // docs/peers.md
        assertEquals(39, tests.size());
        assertEquals(34, tests.size() - OTHERWISE.size() - WITH_MORE.size(), "byte for byte");
        return tests;
    }

    private static void holds(String name, String a, String b, String expected) throws SQLException {
        Physical to = state(b);
        Physical from = state(a);
        Difference difference = bench.diff(from, to);
        Planner.Planned plan = bench.plan(difference, Hints.NONE);
        bench.execute(plan.steps());
        assertEquals(to, asked(bench.inspect()), "after " + Bench.text(plan.steps()));
        Planner.Planned reverse = bench.reverse(difference);
        bench.execute(reverse.steps());
        assertEquals(from, asked(bench.inspect()), "after reverse " + Bench.text(reverse.steps()));
        String text = Bench.text(plan.steps());
        if (WITH_MORE.containsKey(name)) {
            assertNotEquals(expected, text, "no longer otherwise");
            assertTrue(text.contains(expected) && !expected.isEmpty(), text);
        } else if (OTHERWISE.containsKey(name)) {
            assertFalse(text.contains(expected) && !expected.isEmpty(), "no longer otherwise");
        } else {
            assertEquals(expected, text);
        }
    }

    private static Physical state(String sql) throws SQLException {
        bench.clean();
        bench.execute("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE " + COLLATION);
        bench.script(sql);
        return asked(bench.inspect());
    }

    /** Atlas asks for the collation of every table; ours does where the mapping does, so let it. */
    private static Physical asked(Physical physical) {
        List<Table> tables = new ArrayList<>();
        for (Table table : physical.graph().tables()) {
            Map<String, String> options = new TreeMap<>(table.options());
            String inherited = options.remove("inherited collation");
            if (inherited != null) {
                options.put("collation", inherited);
            }
            tables.add(table.withOptions(options));
        }
        return new Physical(physical.dialect(), physical.graph().withTables(tables));
    }
}
