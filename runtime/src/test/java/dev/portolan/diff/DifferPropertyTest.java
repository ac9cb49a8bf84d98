package dev.portolan.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Column;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever the two sides are: the changes lead from one to the other, and back, and then there is nothing left. */
class DifferPropertyTest {
    private static final int PAIRS = 3_000;

    @TestFactory
    Stream<DynamicTest> random_pairs() {
        return Stream.of(
                DynamicTest.dynamicTest("constraints can be renamed", () -> run(Fixture.rules(true, false))),
                DynamicTest.dynamicTest("constraints cannot be renamed", () -> run(Fixture.rules(false, false))),
                DynamicTest.dynamicTest("unique is an index", () -> run(Fixture.rules(false, true))));
    }

    private static void run(DiffRules rules) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (long seed = 1; seed <= PAIRS; seed++) {
            RandomPair pair = RandomPair.of(seed);
            try {
                check(pair, rules, kinds);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        List<String> expected = new ArrayList<>(List.of(
                "AddTable",
                "DropTable",
                "RenameTable",
                "ModifyTable",
                "AddColumn",
                "DropColumn",
                "ModifyColumn",
                "RenameColumn",
                "ModifyUnique",
                "ModifyIndex",
                "ModifyForeignKey",
                "ModifyCheck"));
        if (rules.renamesConstraints()) {
            expected.add("RenameConstraint");
        }
        expected.forEach(kind -> assertTrue(kinds.getOrDefault(kind, 0) >= 20, () -> kind + " in " + kinds));
    }

    private static void check(RandomPair pair, DiffRules rules, Map<String, Integer> kinds) {
        Differ differ = new Differ(rules);
        assertEquals(
                List.of(), differ.diff(pair.from(), pair.from(), Hints.NONE).changes());
        Difference forward = differ.diff(pair.from(), pair.to(), pair.hints(), Fresh.ALL);
        Graph applied = Applied.to(pair.from().graph(), forward.changes(), rules, kinds);
        assertEquals(shape(forward.to().graph(), true), shape(applied, true));
        assertEquals(
                List.of(),
                differ.diff(forward.to(), pair.to(), pair.hints(), Fresh.NONE).changes(),
                "left to do");
        Difference back = differ.reverse(forward);
        Graph restored = Applied.to(forward.to().graph(), back.changes(), rules, new TreeMap<>());
        assertEquals(shape(pair.from().graph(), false), shape(restored, false));
    }

    /** What counts: not the order of constraints, nor who gave a name; the order of columns on request. */
    private static List<Object> shape(Graph graph, boolean order) {
        List<Object> shape = new ArrayList<>();
        for (Table t : graph.tables()) {
            Set<Object> elements = new HashSet<>();
            t.uniques().forEach(u -> elements.add(List.of("unique", u.name(), u.columns())));
            t.indexes().forEach(i -> elements.add(List.of("index", i.name(), i.unique(), i.parts())));
            t.foreignKeys()
                    .forEach(f -> elements.add(List.of(
                            "fk", f.name(), f.columns(), f.refTable(), f.refColumns(), f.onUpdate(), f.onDelete())));
            t.checks().forEach(c -> elements.add(List.of("check", c.name(), c.expression())));
            List<Column> columns = t.columns();
            shape.add(List.of(
                    t.name(),
                    order ? columns : Set.copyOf(columns),
                    elements,
                    t.primaryKey().name()));
        }
        return shape;
    }
}
