package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Atlas's plans for pairs of schemas: the same text, unless a sentence says why ours is another; all are executed, both ways. */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class GoldenPlansTest {
    /** Case; ours has all of Atlas's text, and a statement besides. */
    private static final Map<String, String> WITH_MORE = Map.of(
            "int_to_serial", "The sequence follows the rows that exist: Atlas's next insert fails on a taken number.");

    /** Case, and what the user gains by another text. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "change_type_text_int",
                    "The server casts no text to a number by itself: Atlas's statement fails even on an empty table.",
            "collate", "Atlas does not see that a collation differs: the column would go on sorting as before.",
            "drop_schema", "CASCADE takes along what nobody has looked at: what is dropped is said, table by table.",
            "enum_drop", "Under Atlas's statement the default stays of the enum type, which then cannot be dropped.",
            "serial_to_identity", "Atlas gives up; here the column becomes an identity one and its numbers go on.",
            "view_ignored", "A view that is wanted is made, where Atlas says that there is nothing to do.");

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
    List<DynamicTest> plans() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream json = GoldenPlansTest.class.getResourceAsStream("/golden/plans-postgres.json")) {
            for (JsonNode node : JsonMapper.shared().readTree(json)) {
                String name = node.get("case").asString();
                String change =
                        node.get("change").isNull() ? "" : node.get("change").asString();
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> holds(
                                name,
                                node.get("A").asString(),
                                node.get("B").asString(),
                                change,
                                node.has("schemas") ? List.of(Name.of("a"), Name.of("b")) : List.of())));
            }
        }
        // docs/peers.md
        assertEquals(49, tests.size());
        assertEquals(42, tests.size() - OTHERWISE.size() - WITH_MORE.size(), "byte for byte");
        return tests;
    }

    private static void holds(String name, String a, String b, String expected, List<Name> schemas)
            throws SQLException {
        Physical to = bench.state(b, schemas);
        Physical from = bench.state(a, schemas);
        Difference difference = Workbench.diff(from, to, Hints.NONE);
        Planner.Planned plan = Workbench.plan(difference, Hints.NONE);
        bench.execute(plan.steps());
        assertEquals(to, bench.inspect(schemas), "after " + Workbench.text(plan.steps()));
        Planner.Planned reverse = Workbench.reverse(difference);
        bench.execute(reverse.steps());
        assertEquals(from, bench.inspect(schemas), "after reverse " + Workbench.text(reverse.steps()));
        String text = Workbench.text(plan.steps());
        if (WITH_MORE.containsKey(name)) {
            assertNotEquals(expected, text, "no longer otherwise");
            assertTrue(text.contains(expected) && !expected.isEmpty(), text);
        } else if (OTHERWISE.containsKey(name)) {
            assertFalse(text.contains(expected) && !expected.isEmpty(), "no longer otherwise");
        } else {
            assertEquals(expected, text);
        }
    }
}
