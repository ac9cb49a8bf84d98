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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void sqlite() {
        pairs(i -> new SqliteHost(folder.resolve("pair" + i + ".db")), 2_000);
    }

    @Test
    @EnabledIf("postgresIsThere")
    void postgres() {
        pairs(i -> new PostgresHost(), 500);
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

    /** Whether a comparison fails with the fault that succeeds without it. */
    private static boolean found(Host host, Fault fault) {
        Generator generator = new Generator(host.rules);
        Engine sound = new Engine(host, UnaryOperator.identity());
        for (long seed = 1; seed <= 500; seed++) {
            Pair pair = generator.pair(seed);
            try {
                new Trial(host, new Engine(host, fault::in), sound).run(pair);
            } catch (Trial.Wrong e) {
                if (e.getCause() != null) {
                    continue; // SQL that the fault made invalid finds itself
                }
                try {
                    new Trial(host, sound, sound).run(pair);
                    System.out.println("Fault " + fault + " on " + host.rules.dialect() + " found by pair " + seed
                            + ": " + e.getMessage().lines().limit(2).toList());
                    return true;
                } catch (Trial.Wrong other) {
                    continue;
                }
            }
        }
        return false;
    }

    /** Opens databases for one thread. */
    @FunctionalInterface
    private interface Hosts {
        Host open(int thread) throws SQLException;
    }

    /** What a thread saw. */
    private record Seen(Trial trial, Map<String, Integer> kinds, Map<Long, String> wrong) {}

    private static void pairs(Hosts hosts, int wanted) {
        Long only = Long.getLong("property.seed");
        long from = only != null ? only : Long.getLong("property.from", 1);
        int count = only != null ? 1 : Integer.getInteger("property.pairs", wanted);
        int threads = only != null ? 1 : Math.min(4, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Seen>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                running.add(pool.submit(() -> pairs(hosts, thread, threads, from, count)));
            }
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> one : running) {
                seen.add(one.get());
            }
            report(seen, count, wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Every so many-th pair. */
    private static Seen pairs(Hosts hosts, int thread, int threads, long from, int count) throws SQLException {
        Map<Long, String> wrong = new TreeMap<>();
        Map<String, Integer> kinds = new TreeMap<>();
        try (Host host = hosts.open(thread)) {
            Generator generator = new Generator(host.rules);
            generator.kinds().forEach(k -> kinds.put(k, 0));
            Engine engine = new Engine(host, UnaryOperator.identity());
            Trial trial = new Trial(host, engine, engine);
            for (long seed = from + thread; seed < from + count; seed += threads) {
                Pair pair = generator.pair(seed);
                if (host instanceof SqliteHost s) {
                    s.enforcing = seed % 2 == 0;
                }
                pair.kinds.forEach(k -> kinds.merge(k, 1, Integer::sum));
                try {
                    trial.run(pair);
                } catch (Trial.Wrong e) {
                    wrong.put(seed, "-Dproperty.seed=" + seed + " " + pair.kinds + "\n" + e.getMessage());
                }
            }
            return new Seen(trial, kinds, wrong);
        }
    }

    private static void report(List<Seen> seen, int count, int wanted) {
        Map<String, Integer> kinds = new TreeMap<>();
        Map<String, Integer> refusals = new TreeMap<>();
        Map<String, Integer> changes = new TreeMap<>();
        Map<Long, String> wrong = new TreeMap<>();
        int held = 0;
        int refused = 0;
        int returned = 0;
        for (Seen s : seen) {
            s.kinds().forEach((k, n) -> kinds.merge(k, n, Integer::sum));
            s.trial().refusals.forEach((k, n) -> refusals.merge(k, n, Integer::sum));
            s.trial().changes.forEach((k, n) -> changes.merge(k, n, Integer::sum));
            wrong.putAll(s.wrong());
            held += s.trial().held;
            refused += s.trial().refused;
            returned += s.trial().returned;
        }
        System.out.println(seen.get(0).trial().dialect() + ": " + count + " pairs, " + held + " held, " + refused
                + " refused, " + returned + " returned over their rows, " + wrong.size() + " wrong");
        System.out.println("edits: " + kinds);
        System.out.println("reasons to refuse: " + refusals);
        System.out.println("changes: " + changes);
        if (!wrong.isEmpty()) {
            fail(wrong.size() + " of " + count + " pairs\n"
                    + String.join("\n\n", wrong.values().stream().limit(SHOWN).toList()));
        }
        if (count >= wanted) {
            assertEquals(List.of(), under(kinds, LEAST), "kinds of edits that hardly occurred");
            assertEquals(List.of(), under(refusals, wanted / 100), "reasons to refuse that hardly occurred");
        }
    }

    private static List<String> under(Map<String, Integer> counts, int least) {
        return counts.entrySet().stream()
                .filter(k -> k.getValue() < least)
                .map(Object::toString)
                .toList();
    }
}
