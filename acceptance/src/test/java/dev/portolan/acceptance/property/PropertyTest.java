package dev.portolan.acceptance.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.portolan.devdb.postgres.PostgresForTests;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random pairs of schemas with rows. {@code -Dproperty.seed=N} runs one pair and prints it; {@code -Dproperty.pairs=N} another
 * number of pairs; {@code -Dproperty.from=N} begins at another seed.
 */
class PropertyTest {
    private static final int LEAST = 20;
    private static final int SHOWN = Integer.getInteger("property.shown", 10);

    @TempDir
    Path folder;

    @Test
    void sqlite() throws SQLException {
        try (SqliteHost host = new SqliteHost(folder.resolve("pair.db"))) {
            pairs(host, 2_000);
        }
    }

    @Test
    @EnabledIf("postgresIsThere")
    void postgres() throws SQLException {
        try (PostgresHost host = new PostgresHost()) {
            pairs(host, 500);
        }
    }

    static boolean postgresIsThere() {
        return PostgresForTests.available();
    }

    @Test
    void faultsAreFound() throws SQLException {
        try (SqliteHost host = new SqliteHost(folder.resolve("fault.db"))) {
            for (Fault fault : Fault.values()) {
                assertTrue(found(host, fault), fault + " was not found");
            }
        }
    }

    @Test
    @EnabledIf("postgresIsThere")
    void faultsAreFoundOnPostgres() throws SQLException {
        try (PostgresHost host = new PostgresHost()) {
            for (Fault fault : Fault.values()) {
                assertTrue(found(host, fault), fault + " was not found");
            }
        }
    }

    /** Whether a pair fails with the fault that succeeds without it. */
    private static boolean found(Host host, Fault fault) {
        Generator generator = new Generator(host.rules);
        Engine sound = new Engine(host, UnaryOperator.identity());
        for (long seed = 1; seed <= 200; seed++) {
            Pair pair = generator.pair(seed);
            try {
                new Trial(host, new Engine(host, fault::in), sound).run(pair);
            } catch (Trial.Wrong e) {
                try {
                    new Trial(host, sound, sound).run(pair);
                    System.out.println("Fault " + fault + " on " + host.rules.dialect() + " found by pair " + seed + ": "
                            + e.getMessage().lines().limit(2).toList());
                    return true;
                } catch (Trial.Wrong other) {
                    continue;
                }
            }
        }
        return false;
    }

    private static void pairs(Host host, int wanted) {
        Long only = Long.getLong("property.seed");
        long from = only != null ? only : Long.getLong("property.from", 1);
        int count = only != null ? 1 : Integer.getInteger("property.pairs", wanted);
        Generator generator = new Generator(host.rules);
        Engine engine = new Engine(host, UnaryOperator.identity());
        Trial trial = new Trial(host, engine, engine);
        Map<String, Integer> kinds = new TreeMap<>();
        generator.kinds().forEach(k -> kinds.put(k, 0));
        List<String> wrong = new ArrayList<>();
        for (long seed = from; seed < from + count; seed++) {
            Pair pair = generator.pair(seed);
            if (host instanceof SqliteHost s) {
                s.enforcing = seed % 2 == 0;
            }
            pair.kinds.forEach(k -> kinds.merge(k, 1, Integer::sum));
            try {
                trial.run(pair);
            } catch (Trial.Wrong e) {
                wrong.add("-Dproperty.seed=" + seed + " " + pair.kinds + "\n" + e.getMessage());
                if (only != null) {
                    e.printStackTrace();
                }
            }
        }
        System.out.println(host.rules.dialect() + ": " + count + " pairs, " + trial.held + " held, " + trial.refused
                + " refused, " + trial.returned + " returned over their rows, " + wrong.size() + " wrong");
        kinds.putAll(trial.refusals);
        System.out.println("edits: " + kinds);
        System.out.println("changes: " + trial.changes);
        if (!wrong.isEmpty()) {
            fail(wrong.size() + " of " + count + " pairs\n" + String.join("\n\n", wrong.subList(0, Math.min(SHOWN, wrong.size()))));
        }
        if (count >= wanted) {
            assertEquals(
                    List.of(),
                    kinds.entrySet().stream().filter(k -> k.getValue() < LEAST).map(Object::toString).toList(),
                    "kinds of edits that hardly occurred");
        }
    }
}
