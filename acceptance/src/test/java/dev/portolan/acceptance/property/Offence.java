package dev.portolan.acceptance.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows that a new check or key of B does not allow: chance alone makes few of them. */
final class Offence {
    private static final int TRIES = 20;

    private Offence() {}

    /** The random numbers are its own, so that all else in a pair is as it would be without. */
    static void against(Pair p) {
        Random random = new Random(p.seed * 0x9E3779B97F4A7C15L + 2);
        for (Model.Table now : p.b.tables) {
            Model.Table was = p.a.table(now.id);
            for (Model.Ck check : was == null ? List.<Model.Ck>of() : now.checks) {
                List<Model.Column> columns = check.expr().columns().stream()
                        .sorted()
                        .map(was::column)
                        .filter(c -> c != null && c.generated == null && !c.identity)
                        .toList();
                if (!columns.isEmpty()) {
                    offend(p, was, columns, check.expr(), random);
                }
            }
            if (was != null) {
                keys(now).stream().filter(k -> !keys(was).contains(k)).forEach(k -> repeat(p, was, k, random));
            }
        }
    }

    /** Lists of columns in which no two rows are equal. */
    private static List<List<Integer>> keys(Model.Table t) {
        List<List<Integer>> keys = new ArrayList<>();
        if (t.pk != null) {
            keys.add(t.pk.columns());
        }
        t.keys.forEach(k -> keys.add(k.columns()));
        t.indexes.stream()
                .filter(i ->
                        i.unique() && i.where() == null && i.parts().stream().allMatch(part -> part.column() != null))
                .forEach(
                        i -> keys.add(i.parts().stream().map(Model.Part::column).toList()));
        return keys;
    }

    /** Until A allows two rows that are equal there. */
    private static void repeat(Pair p, Model.Table was, List<Integer> key, Random random) {
        boolean settable = key.stream().map(was::column).allMatch(c -> c != null && c.generated == null && !c.identity);
        List<Oracle.Row> rows = p.rows.get(was.id);
        Oracle oracle = new Oracle(p.rules);
        for (int i = 0; settable && rows.size() > 1 && i < TRIES; i++) {
            Map<Integer, Object> one = rows.get(random.nextInt(rows.size())).values();
            Oracle.Row other = rows.get(random.nextInt(rows.size()));
            Map<Integer, Object> before = new HashMap<>(other.values());
            key.forEach(c -> other.values().put(c, one.get(c)));
            oracle.compute(was, other.values());
            boolean repeats = other.values() != one && key.stream().allMatch(c -> one.get(c) != null);
            if (repeats && oracle.check(p.a, p.rows).stream().noneMatch(v -> v.source() == other.source())) {
                return;
            }
            other.values().putAll(before);
        }
    }

    /** Until A allows what B does not. */
    private static void offend(Pair p, Model.Table was, List<Model.Column> columns, Expr check, Random random) {
        Oracle oracle = new Oracle(p.rules);
        List<Oracle.Row> rows = p.rows.get(was.id);
        for (int i = 0; i < TRIES && !rows.isEmpty(); i++) {
            Oracle.Row row = rows.get(random.nextInt(rows.size()));
            Model.Column c = columns.get(random.nextInt(columns.size()));
            List<Object> pool = p.rules.pool(c.type);
            Object before = row.values().get(c.id);
            row.values().put(c.id, p.rules.store(pool.get(random.nextInt(pool.size())), c.type));
            oracle.compute(was, row.values());
            boolean offends = Boolean.FALSE.equals(check.eval(row.values()::get, p.rules));
            if (offends && oracle.check(p.a, p.rows).stream().noneMatch(v -> v.source() == row.source())) {
                return;
            }
            row.values().put(c.id, before);
            oracle.compute(was, row.values());
        }
    }
}
