package dev.portolan.acceptance.property;

import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Takes out of a pair that is wrong whatever is not needed for it: edits, tables, columns, constraints, rows, odd names. */
final class Shrink {
    private static final long SECONDS = Integer.getInteger("property.shrink.seconds", 60);

    private final Host host;
    private final Oracle oracle;
    private final Engine engine;
    private final Trial trial;
    private Wrong wrong;

    Shrink(Host host, Wrong wrong) {
        this.host = host;
        this.wrong = wrong;
        this.oracle = new Oracle(host.rules);
        this.engine = new Engine(host, UnaryOperator.identity());
        this.trial = new Trial(host, engine, engine, new Tally(List.of()));
    }

    /** For an engine with a fault. */
    Shrink(Host host, Wrong wrong, Engine faulty) {
        this.host = host;
        this.wrong = wrong;
        this.oracle = new Oracle(host.rules);
        this.engine = new Engine(host, UnaryOperator.identity());
        this.trial = new Trial(host, faulty, engine, new Tally(List.of()));
    }

    /** The smallest pair as SQL, and what is wrong with it. */
    String told(Pair pair) throws SQLException {
        Pair small = smallest(pair);
        Desired second = Graphs.second(small);
        return "The smallest pair that is wrong in this way:\n-- A\n" + creation(Graphs.first(small))
                + String.join(";\n", host.inserts(small)) + "\n-- B, " + second.hints() + "\n" + creation(second)
                + "-- and is " + wrong.getMessage();
    }

    private String creation(Desired desired) throws SQLException {
        Physical nothing = new Physical(host.rules.dialect(), Graph.EMPTY);
        try {
            StringBuilder text = new StringBuilder();
            for (MigrationFile file :
                    engine.files(engine.diff(null, desired, nothing, true).plan())) {
                text.append(file.text());
            }
            return text.toString();
        } catch (PortolanException e) {
            return "-- " + e.getMessage().replace("\n", "\n-- ") + "\n"; // that it cannot be created is what is wrong
        }
    }

    Pair smallest(Pair pair) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        Pair best = pair;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Consumer<Pair> cut : Cuts.of(best)) {
                if (System.nanoTime() > end) {
                    return best;
                }
                Pair less = best.copy();
                cut.accept(less);
                if (settle(less) && !text(less).equals(text(best)) && isWrong(less)) {
                    best = less;
                    smaller = true;
                }
            }
        }
        return best;
    }

    /** Makes a pair of what is left; false when it is none. */
    private boolean settle(Pair p) {
        p.a.tables.removeIf(t -> t.columns.isEmpty());
        p.b.tables.removeIf(t -> t.columns.isEmpty());
        Repair.repair(p.a, p.rules);
        Repair.repair(p.b, p.rules);
        if (p.a.tables.isEmpty() || without(p.a) || without(p.b) || Generator.takesName(p)) {
            return false;
        }
        Generator.settleHints(p);
        Cuts.settleHandmade(p);
        p.rows.keySet().removeIf(t -> p.a.table(t) == null);
        p.a.tables.forEach(t -> p.rows.getOrDefault(t.id, List.of()).forEach(r -> {
            r.values().keySet().removeIf(c -> t.column(c) == null);
            oracle.compute(t, r.values());
        }));
        return oracle.check(p.a, p.rows).isEmpty();
    }

    /** Whether a table has no columns left. */
    private static boolean without(Model m) {
        return m.tables.stream().anyMatch(t -> t.columns.isEmpty());
    }

    private boolean isWrong(Pair p) {
        try {
            trial.run(p);
            return false;
        } catch (Wrong e) {
            if (!e.kind().equals(wrong.kind())) {
                return false;
            }
            wrong = e;
            return true;
        }
    }

    private static String text(Pair p) {
        return Graphs.first(p) + "\n" + Graphs.second(p) + "\n" + p.rows + p.a.views.size() + p.a.triggers.size();
    }
}
