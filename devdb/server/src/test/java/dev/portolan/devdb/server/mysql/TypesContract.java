package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every type as a column, with defaults: made, read, made again by us, read again: the same. */
public abstract class TypesContract extends BenchContract {
    private static final int LEAST = 35;

    private record Kind(String type, String value) {
        String column(boolean required) {
            boolean says = type.equals("serial") || type.endsWith(" null") || !required;
            return "c " + type + (says ? "" : " NOT NULL") + (value.isEmpty() ? "" : " DEFAULT " + value);
        }
    }

    private List<Kind> kinds() throws IOException {
        List<Kind> kinds = new ArrayList<>();
        for (String line : CasesContract.resource("types.txt").lines().toList()) {
            String[] parts = line.split(" {2}@");
            if (!line.startsWith("#") && (parts.length == 1 || parts[1].equals(dialect()))) {
                String[] kind = parts[0].split("\\|", 2);
                kinds.add(new Kind(kind[0].strip(), kind[1].strip()));
            }
        }
        return kinds;
    }

    @Test
    void noTypeIsLeftOut() throws IOException {
        Set<String> types = new TreeSet<>();
        kinds().forEach(k -> types.add(k.type));
        System.out.println(dialect() + ": " + types.size() + " column types, " + kinds().size() + " with defaults");
        assertTrue(types.size() >= LEAST);
    }

    @TestFactory
    List<DynamicTest> columns() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Kind kind : kinds()) {
            tests.add(DynamicTest.dynamicTest(kind.column(false), () -> holds(kind.column(false))));
            if (!kind.value.startsWith("NULL")) {
                tests.add(DynamicTest.dynamicTest(kind.column(true), () -> holds(kind.column(true))));
            }
        }
        return tests;
    }

    private void holds(String column) throws SQLException {
        Physical made = bench.state("CREATE TABLE t (id int, " + column + ", z int COMMENT 'it''s')");
        bench.clean();
        bench.execute(bench.plan(bench.diff(bench.nothing(), made), Hints.NONE).steps());
        assertEquals(made, bench.inspect());
        Physical without = bench.state("CREATE TABLE t (id int, z int COMMENT 'it''s')");
        Difference added = bench.diff(without, made);
        bench.execute(bench.plan(added, Hints.NONE).steps());
        assertEquals(List.of(), bench.diff(bench.inspect(), made).changes());
        bench.execute(bench.reverse(added).steps());
        assertEquals(without, bench.inspect());
    }
}
