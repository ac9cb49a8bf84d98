package dev.portolan.acceptance.property;

import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One pair from A to B and back. */
final class Trial {
    /** One in so many second runs creates all that is wanted, though it is there. */
    private static final int WHOLE = 4;

    private final Host host;
    private final Engine engine;
    private final Engine sound;
    private final Tally tally;
    /** All that was there before the last file of several; null when there was one. */
    private List<String> committed;
    /** Those of a failed attempt that did not run: a tool runs only them the next time. */
    private List<MigrationFile> pending = List.of();

    /** @param sound the engine that creates A: the one under test may err */
    Trial(Host host, Engine engine, Engine sound, Tally tally) {
        this.host = host;
        this.engine = engine;
        this.sound = sound;
        this.tally = tally;
    }

    void run(Pair p) throws Wrong {
        List<MigrationFile> files = List.of();
        try {
            start(p);
            Oracle.Verdict verdict = Generator.judge(p, new Oracle(p.rules));
            Desired first = Graphs.first(p);
            Desired second = Graphs.second(p);
            Physical before = engine.look(second);
            List<String> everything = host.everything(before);
            Engine.Outcome outcome = engine.diff(first, second, before, false);
            tally.changes(outcome.difference().changes());
            files = engine.files(outcome.plan());
            Exception failure = attempt(p, files);
            if (!verdict.holds()) {
                if (failure == null) {
                    throw new Wrong("B cannot hold the rows, and nothing failed", verdict.violations());
                }
                asBefore("after the failure", p, failure, everything, List.of());
                warned(p, verdict, outcome.plan());
                tally.refused(verdict);
                return;
            }
            if (failure != null) {
                throw new Wrong("B can hold the rows, and it failed", failure);
            }
            tally.held++;
            Physical after = engine.look(second);
            empty(
                    "structure of B",
                    Canon.differences(after.graph(), outcome.desired().graph(), host.dialect.rules()));
            rows("rows", p, p.b, verdict.rows());
            empty("defects", host.defects(p, p.b, verdict.rows()));
            Engine.Outcome again = engine.diff(second, second, after, p.seed % WHOLE == 0);
            if (!again.difference().isEmpty() || !again.plan().isEmpty()) {
                throw new Wrong("a second diff finds", again.difference().changes());
            }
            back(p, before, after, outcome);
        } catch (SQLException | RuntimeException e) {
            throw new Wrong("stopped", e).with(text(files));
        } catch (Wrong e) {
            throw e.with(text(files));
        }
    }

    private static String text(List<MigrationFile> files) {
        StringBuilder all = new StringBuilder();
        files.forEach(f -> all.append("\n---- ").append(f.name()).append('\n').append(f.text()));
        return all.toString();
    }

    private void start(Pair p) throws SQLException, Wrong {
        host.reset(p);
        Desired first = Graphs.first(p);
        sound.run(sound.files(sound.diff(null, first, new Physical(host.rules.dialect(), Graph.EMPTY), true)
                .plan()));
        host.loadRows(p);
        rows("rows of A", p, p.a, p.rows);
    }

    /**
     * Nothing has happened; or, where a database undoes no change to a table, what the statements before the one that failed do,
     * and nothing else.
     *
     * @param up what ran between A and the statements that failed
     */
    private void asBefore(String when, Pair p, Exception failure, List<String> before, List<MigrationFile> up)
            throws SQLException, Wrong {
        Desired second = Graphs.second(p);
        List<String> now = host.everything(engine.look(second));
        if (host.undoes() || now.equals(before)) {
            same(when, failure, now, committed == null ? before : committed);
            return;
        }
        tally.partly++;
        List<String> ran = engine.ran();
        boolean commits = !engine.last().matches("(?s)(SELECT|INSERT|UPDATE|DELETE)\\b.*");
        if (p.takesTime()) {
            return; // no two runs are equal
        }
        start(p);
        engine.run(up);
        Connection c = host.open();
        try {
            c.setAutoCommit(false);
            for (String sql : ran) {
                Host.execute(c, sql);
            }
            if (commits) {
                c.commit(); // a change to a table ends the transaction, also one that fails
            }
        } finally {
            host.done(c);
        }
        same(when + ", but for what ran before", failure, now, host.everything(engine.look(second)));
    }

    /** Of several files those that ran stay: what a later one leaves is held against that. */
    private Exception attempt(Pair p, List<MigrationFile> files) {
        committed = null;
        pending = files;
        try {
            if (files.size() == 1 || !host.undoes()) {
                engine.run(files);
                return null;
            }
            for (MigrationFile file : files) {
                committed = host.everything(engine.look(Graphs.second(p)));
                engine.run(List.of(file));
                pending = pending.subList(1, pending.size());
            }
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** The reverse gives A's structure: over the rows where A can take them back, else it fails whole and works without them. */
    private void back(Pair p, Physical before, Physical after, Engine.Outcome outcome) throws SQLException, Wrong {
        Plan reverse = new Plan(outcome.plan().reverse(), List.of(), List.of());
        List<MigrationFile> files = engine.files(reverse);
        try {
            List<String> everything = host.everything(after);
            Oracle.Verdict verdict = judgeBack(p);
            Exception failure = attempt(p, files);
            if (failure != null) {
                if (verdict.holds() && verdict.certain()) {
                    throw new Wrong("the reverse failed, though A can hold the rows", failure);
                }
                List<MigrationFile> up = engine.files(outcome.plan());
                asBefore("after the failed reverse", p, failure, everything, up);
                if (!host.undoes()) {
                    start(p);
                    engine.run(up);
                }
                host.clearRows(p);
                engine.run(pending);
            } else {
                tally.returned++;
            }
            empty(
                    "structure after the reverse",
                    Canon.differences(engine.look(Graphs.second(p)).graph(), before.graph(), host.dialect.rules()));
        } catch (SQLException | RuntimeException e) {
            throw new Wrong("the reverse stopped", e).with(text(files));
        } catch (Wrong e) {
            throw e.with(text(files));
        }
    }

    private Oracle.Verdict judgeBack(Pair p) throws SQLException {
        Map<Integer, List<Oracle.Row>> now = new TreeMap<>();
        int[] n = {0};
        host.rows(p, p.b)
                .forEach((t, rows) -> now.put(
                        t, rows.stream().map(r -> new Oracle.Row(n[0]++, r)).toList()));
        List<Pair.ValueRename> values = p.valueRenames.stream()
                .map(v -> new Pair.ValueRename(v.table(), v.column(), v.to(), v.from()))
                .toList();
        return new Oracle(p.rules).judge(p.b, p.a, now, Map.of(), values);
    }

    private void rows(String what, Pair p, Model m, Map<Integer, List<Oracle.Row>> want) throws SQLException, Wrong {
        Map<Integer, List<Map<Integer, Object>>> got = host.rows(p, m);
        for (Model.Table t : m.tables) {
            List<String> expected = new ArrayList<>();
            boolean[] any = new boolean[t.columns.size()];
            List<Oracle.Row> rows = want.getOrDefault(t.id, List.of());
            for (int i = 0; i < t.columns.size(); i++) {
                int column = t.columns.get(i).id;
                any[i] = rows.stream().anyMatch(r -> r.values().get(column) == Values.ANY);
            }
            rows.forEach(r -> expected.add(line(t, r.values(), any)));
            List<String> actual = new ArrayList<>();
            got.get(t.id).forEach(r -> actual.add(line(t, r, any)));
            expected.sort(null);
            actual.sort(null);
            if (!expected.equals(actual)) {
                List<String> lost = new ArrayList<>(expected);
                actual.forEach(lost::remove);
                expected.forEach(actual::remove);
                throw new Wrong(what, p.stored(t) + " should be " + lost + ", are " + actual);
            }
        }
    }

    private static String line(Model.Table t, Map<Integer, Object> row, boolean[] any) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < any.length; i++) {
            Object v = row.get(t.columns.get(i).id);
            values.add(t.columns.get(i).name + "=" + (any[i] ? v == null ? "NULL" : "<any>" : Values.key(v)));
        }
        return values.toString();
    }

    /** Some notice is about a table whose rows have no place. */
    private static void warned(Pair p, Oracle.Verdict verdict, Plan plan) throws Wrong {
        for (Oracle.Violation v : verdict.violations()) {
            String now = p.stored(p.b.table(v.table()));
            String was = p.stored(p.a.table(v.table()));
            List<String> enums = v.columns().stream()
                    .map(c -> p.b.column(c).type)
                    .filter(t ->
                            t instanceof ColumnType.Enumerated e && e.storage() == ColumnType.Enumerated.Storage.NATIVE)
                    .map(t -> ((ColumnType.Enumerated) t).name().toLowerCase(Locale.ROOT))
                    .toList();
            if (plan.notices().stream()
                    .filter(n -> n.element() != null)
                    .anyMatch(n -> n.element().startsWith(now)
                            || n.element().startsWith(was)
                            || enums.contains(n.element()))) {
                return;
            }
        }
        throw new Wrong("no warning", "of " + verdict.violations() + " in " + plan.notices());
    }

    private static void same(String when, Exception failure, List<String> now, List<String> before) throws Wrong {
        if (!now.equals(before)) {
            List<String> lost = new ArrayList<>(before);
            now.forEach(lost::remove);
            List<String> more = new ArrayList<>(now);
            before.forEach(more::remove);
            throw new Wrong(
                    "the database is not as it was " + when,
                    "lost " + lost + ", new " + more + ", after " + failure.getMessage());
        }
    }

    private static void empty(String what, List<String> differences) throws Wrong {
        if (!differences.isEmpty()) {
            throw new Wrong(what, "\n  " + String.join("\n  ", differences));
        }
    }
}
