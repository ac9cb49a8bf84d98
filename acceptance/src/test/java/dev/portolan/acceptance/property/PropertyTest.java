package dev.portolan.acceptance.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random pairs of schemas with rows. {@code -Dproperty.seed=N} runs one pair and prints it; {@code -Dpairs=N} another number of
 * pairs; {@code -Dproperty.from=N} begins at another seed. What is wrong is printed as the smallest pair that is wrong in the same
 * way, unless {@code -Dproperty.shrink=0}.
 */
class PropertyTest {
    private static final int SHOWN = Integer.getInteger("property.shown", 10);
    private static final int SHRUNK = Integer.getInteger("property.shrink", 3);

    @TempDir
    Path folder;

    @Test
    void sqlite() throws SQLException {
        pairs(Database.SQLITE);
    }

    @Test
    void faultsAreFoundOnSqlite() throws SQLException {
        faults(Database.SQLITE);
    }

    @Test
    @EnabledIf("postgresIsThere")
    void postgres() throws SQLException {
        pairs(Database.POSTGRES);
    }

    @Test
    @EnabledIf("postgresIsThere")
    void faultsAreFoundOnPostgres() throws SQLException {
        faults(Database.POSTGRES);
    }

    @Test
    @EnabledIf("mariadbIsThere")
    void mariadb() throws SQLException {
        pairs(Database.MARIADB);
    }

    @Test
    @EnabledIf("mariadbIsThere")
    void faultsAreFoundOnMariadb() throws SQLException {
        faults(Database.MARIADB);
    }

    @Test
    @EnabledIf("mysqlIsThere")
    void mysql() throws SQLException {
        pairs(Database.MYSQL);
    }

    @Test
    @EnabledIf("mysqlIsThere")
    void faultsAreFoundOnMysql() throws SQLException {
        faults(Database.MYSQL);
    }

    static boolean mariadbIsThere() {
        return Database.MARIADB.available().getAsBoolean();
    }

    static boolean mysqlIsThere() {
        return Database.MYSQL.available().getAsBoolean();
    }

    @Test
    void h2() throws SQLException {
        pairs(Database.H2);
    }

    @Test
    void faultsAreFoundOnH2() throws SQLException {
        faults(Database.H2);
    }

    static boolean postgresIsThere() {
        return Database.POSTGRES.available().getAsBoolean();
    }

    private void faults(Database database) throws SQLException {
        try (Host host = database.opener().open(own("faults"))) {
            for (Fault fault : Fault.values()) {
                assertTrue(found(host, fault), fault + " was not found");
            }
        }
    }

    /** Whether a comparison fails with the fault that succeeds without it. */
    private static boolean found(Host host, Fault fault) {
        Generator generator = new Generator(host.rules);
        Engine sound = new Engine(host, UnaryOperator.identity());
        Tally tally = new Tally(generator.kinds());
        for (long seed = 1; seed <= 500; seed++) {
            Pair pair = generator.pair(seed);
            try {
                new Trial(host, new Engine(host, fault::in), sound, tally).run(pair);
            } catch (Wrong e) {
                if (e.getCause() != null) {
                    continue; // SQL that the fault made invalid finds itself
                }
                try {
                    new Trial(host, sound, sound, tally).run(pair);
                    System.out.println("Fault " + fault + " on " + host.rules.dialect() + " found by pair " + seed
                            + ": " + e.getMessage().lines().limit(2).toList());
                    shrinks(host, pair, e, new Engine(host, fault::in));
                    return true;
                } catch (Wrong other) {
                    continue;
                }
            }
        }
        return false;
    }

    private static void shrinks(Host host, Pair pair, Wrong wrong, Engine faulty) {
        Pair small = new Shrink(host, wrong, faulty).smallest(pair);
        long columns = small.b.tables.stream().mapToLong(t -> t.columns.size()).sum();
        assertTrue(small.b.tables.size() <= 2 && columns <= 8, () -> Graphs.first(small) + "\n" + Graphs.second(small));
        assertEquals(pair.seed, small.seed);
    }

    private Path own(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a thread saw. */
    private record Seen(Tally tally, Map<Long, Wrong> wrong) {}

    private void pairs(Database database) throws SQLException {
        Long only = Long.getLong("property.seed");
        long from = only != null ? only : Long.getLong("property.from", 1);
        int count = only != null ? 1 : Integer.getInteger("pairs", database.pairs());
        int threads = only != null ? 1 : Math.min(4, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        try {
            List<Future<Seen>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                running.add(pool.submit(
                        () -> pairs(database, own("thread" + thread), from + thread, threads, from + count)));
            }
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> one : running) {
                seen.add(one.get());
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            report(database, seen, from, count, seconds);
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
    private static Seen pairs(Database database, Path folder, long from, int step, long end) throws SQLException {
        Map<Long, Wrong> wrong = new TreeMap<>();
        try (Host host = database.opener().open(folder)) {
            Generator generator = new Generator(host.rules);
            Tally tally = new Tally(generator.kinds());
            Engine engine = new Engine(host, UnaryOperator.identity());
            Trial trial = new Trial(host, engine, engine, tally);
            for (long seed = from; seed < end; seed += step) {
                Pair pair = generator.pair(seed);
                tally.edits(pair);
                try {
                    trial.run(pair);
                } catch (Wrong e) {
                    if (hasGone(e)) {
                        throw new AssertionError("The server went away at pair " + seed + ": " + e.getMessage(), e);
                    }
                    wrong.put(seed, e);
                }
            }
            return new Seen(tally, wrong);
        }
    }

    /** Nothing that comes after it on its connections means anything. */
    private static boolean hasGone(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLNonTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    private void report(Database database, List<Seen> seen, long from, int count, long seconds) throws SQLException {
        Tally tally = seen.get(0).tally();
        Map<Long, Wrong> wrong = new TreeMap<>(seen.get(0).wrong());
        for (Seen s : seen.subList(1, seen.size())) {
            tally.add(s.tally());
            wrong.putAll(s.wrong());
        }
        System.out.println(database.name() + ": " + count + " pairs from seed " + from + " in " + seconds + " s, "
                + tally.held + " held, " + tally.refused + " refused, " + tally.returned
                + " returned over their rows, " + tally.partly + " failed half-way, " + wrong.size() + " wrong\n"
                + tally);
        try (Host host = database.opener().open(own("report"))) {
            if (!wrong.isEmpty()) {
                fail(wrong.size() + " of " + count + " pairs: " + wrong.keySet() + "\n"
                        + String.join("\n\n", told(host, wrong)));
            }
            if (count >= database.pairs()) {
                assertEquals(List.of(), tally.seldom(host.rules), "what hardly occurred");
            }
        }
    }

    private static List<String> told(Host host, Map<Long, Wrong> wrong) throws SQLException {
        List<String> told = new ArrayList<>();
        Generator generator = new Generator(host.rules);
        for (Map.Entry<Long, Wrong> one : wrong.entrySet()) {
            if (told.size() >= SHOWN) {
                break;
            }
            Pair pair = generator.pair(one.getKey());
            String head = "-Dproperty.seed=" + pair.seed + " " + pair.kinds + "\n";
            told.add(head
                    + (told.size() < SHRUNK
                            ? new Shrink(host, one.getValue()).told(pair)
                            : one.getValue().getMessage()));
        }
        return told;
    }
}
