package dev.portolan.acceptance.property;

import dev.portolan.dialect.Scope;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Change;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Plan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One pair from A to B and back. */
final class Trial {
    private final Host host;
    private final Engine engine;
    private final Engine sound;
    /** How often each change occurred that the Differ names. */
    final Map<String, Integer> changes = new TreeMap<>();

    /** How often rows had no place in B, by reason. */
    final Map<String, Integer> refusals = new TreeMap<>(Map.of(
            "refused: null",
            0,
            "refused: type",
            0,
            "refused: unique",
            0,
            "refused: primary key",
            0,
            "refused: foreign key",
            0,
            "refused: check",
            0,
            "refused: enum",
            0));

    int held;
    int refused;
    int returned;

    /** @param sound the engine that creates A: the one under test may err */
    Trial(Host host, Engine engine, Engine sound) {
        this.host = host;
        this.engine = engine;
        this.sound = sound;
    }

    String dialect() {
        return host.rules.dialect();
    }

    /** What was found wrong. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String what, Throwable cause) {
            super(what, cause);
        }
    }

    void run(Pair p) throws Wrong {
        List<MigrationFile> files = List.of();
        try {
            start(p);
            Oracle.Verdict verdict = Generator.judge(p, new Oracle(p.rules));
            Physical before = engine.inspect(Scope.ALL);
            List<String> everything = host.everything();
            Desired first = Graphs.first(p);
            Desired second = Graphs.second(p);
            Engine.Outcome outcome = engine.diff(first, second);
            count(outcome.difference().changes());
            files = engine.files(outcome.plan());
            Exception failure = attempt(files);
            if (!verdict.holds()) {
                if (failure == null) {
                    throw new Wrong("B cannot hold the rows, and nothing failed: " + verdict.violations(), null);
                }
                same("after the failure (" + failure.getMessage() + ")", host.everything(), everything);
                warned(p, verdict, outcome.plan());
                refused++;
                verdict.violations().stream()
                        .map(Oracle.Violation::kind)
                        .distinct()
                        .forEach(k -> refusals.merge("refused: " + k, 1, Integer::sum));
                return;
            }
            if (failure != null) {
                throw new Wrong("B can hold the rows, and it failed: " + failure.getMessage(), failure);
            }
            held++;
            Graph after = engine.inspect(Scope.ALL).graph();
            empty("structure of B", Canon.differences(after, outcome.desired().graph()));
            rows(p, p.b, verdict.rows());
            empty("defects", host.defects(p, p.b, verdict.rows()));
            Engine.Outcome again = engine.diff(second, second);
            if (!again.difference().isEmpty() || !again.plan().isEmpty()) {
                throw new Wrong("a second diff finds " + again.difference().changes(), null);
            }
            back(p, before, outcome);
        } catch (SQLException | RuntimeException e) {
            throw new Wrong(e + text(files), e);
        } catch (Wrong e) {
            throw new Wrong(e.getMessage() + text(files), e.getCause());
        }
    }

    private static String text(List<MigrationFile> files) {
        StringBuilder all = new StringBuilder();
        files.forEach(f -> all.append("\n---- ").append(f.name()).append('\n').append(f.text()));
        return all.toString();
    }

    private void start(Pair p) throws SQLException, Wrong {
        host.reset();
        sound.run(sound.files(sound.diff(null, Graphs.first(p)).plan()));
        host.loadRows(p);
        rows(p, p.a, p.rows);
    }

    private Exception attempt(List<MigrationFile> files) {
        try {
            engine.run(files);
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** The reverse gives A's structure: over the rows where A can take them back, else it fails whole and works without them. */
    private void back(Pair p, Physical before, Engine.Outcome outcome) throws SQLException, Wrong {
        Plan reverse = new Plan(outcome.plan().reverse(), List.of(), List.of());
        List<MigrationFile> files = engine.files(reverse);
        try {
            List<String> everything = host.everything();
            Exception failure = attempt(files);
            if (failure != null) {
                Oracle.Verdict verdict = judgeBack(p);
                if (verdict.holds() && verdict.certain()) {
                    throw new Wrong("the reverse failed, though A can hold the rows: " + failure.getMessage(), failure);
                }
                same("after the failed reverse (" + failure.getMessage() + ")", host.everything(), everything);
                host.clearRows(p);
                engine.run(files);
            } else {
                returned++;
            }
            empty(
                    "structure after the reverse",
                    Canon.differences(engine.inspect(Scope.ALL).graph(), before.graph()));
        } catch (SQLException | RuntimeException e) {
            throw new Wrong("reverse: " + e + text(files), e);
        } catch (Wrong e) {
            throw new Wrong(e.getMessage() + text(files), e.getCause());
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

    private void rows(Pair p, Model m, Map<Integer, List<Oracle.Row>> want) throws SQLException, Wrong {
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
                throw new Wrong("rows of " + p.stored(t) + " should be " + lost + ", are " + actual, null);
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
        throw new Wrong("no warning of " + verdict.violations() + " in " + plan.notices(), null);
    }

    private static void same(String when, List<String> now, List<String> before) throws Wrong {
        if (!now.equals(before)) {
            List<String> lost = new ArrayList<>(before);
            now.forEach(lost::remove);
            List<String> more = new ArrayList<>(now);
            before.forEach(more::remove);
            throw new Wrong("the database is not as it was " + when + ": lost " + lost + ", new " + more, null);
        }
    }

    private static void empty(String what, List<String> differences) throws Wrong {
        if (!differences.isEmpty()) {
            throw new Wrong(what + ":\n  " + String.join("\n  ", differences), null);
        }
    }

    private void count(List<Change> all) {
        for (Change change : all) {
            changes.merge(change.getClass().getSimpleName(), 1, Integer::sum);
            if (change instanceof Change.ModifyTable m) {
                m.changes().forEach(c -> changes.merge(c.getClass().getSimpleName(), 1, Integer::sum));
            }
        }
    }
}
