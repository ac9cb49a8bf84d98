package dev.portolan.acceptance.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Makes a pair out of a seed. */
final class Generator {
    /** How many edits a pair has on average. */
    private static final int MEAN = 6;

    private final Rules rules;
    /** Edits that another one, or what no database accepts, often undoes. */
    private static final Set<String> SELDOM = Set.of(
            "check: add",
            "check: change",
            "generated: drop",
            "generated: other expression",
            "identity: take from a key",
            "index: becomes unique",
            "index: drop",
            "key: primary key over more columns",
            "unique: add");

    private final List<Op> ops;
    private final List<Op> turns;
    private List<Op> shuffled = List.of();
    private long round = -1;

    Generator(Rules rules) {
        this.rules = rules;
        this.ops = Op.of(rules);
        this.turns = new ArrayList<>(ops);
        if (rules.steers()) {
            ops.stream().filter(o -> SELDOM.contains(o.kind())).forEach(turns::add);
        }
    }

    /** Edits come round in turn, in another order each time, so that each kind occurs about as often as any other. */
    private Op turn(long at) {
        long now = Math.floorDiv(at, (long) turns.size());
        if (now != round) {
            List<Op> next = new ArrayList<>(turns);
            Collections.shuffle(next, new Random(now));
            shuffled = next;
            round = now;
        }
        return shuffled.get((int) Math.floorMod(at, (long) turns.size()));
    }

    List<String> kinds() {
        return ops.stream().map(Op::kind).toList();
    }

    Pair pair(long seed) {
        Pair p = new Pair(seed, rules);
        Base.start(p);
        p.b = p.a.copy();
        Map<Op, BooleanSupplier> done = new java.util.LinkedHashMap<>();
        int count = 1 + p.random.nextInt(p.chance(0.5) ? 16 : 6);
        for (int i = 0; i < count; i++) {
            Op op = turn(p.seed * MEAN + i);
            for (int attempt = 0; attempt < 4 && !done.containsKey(op); attempt++) {
                BooleanSupplier check = op.edit().apply(p);
                if (check != null) {
                    done.put(op, check);
                }
            }
        }
        Repair.repair(p.a, rules);
        Repair.repair(p.b, rules);
        settleHints(p);
        freeNames(p);
        done.forEach((op, check) -> {
            if (check.getAsBoolean()) {
                p.kinds.add(op.kind());
            }
        });
        if (rules.is("sqlite")) {
            handmade(p);
        }
        p.careless = p.chance(0.6);
        fill(p);
        return p;
    }

    /** What an edit said of a column that another edit took away or made something else of. */
    static void settleHints(Pair p) {
        Set<Integer> ids = new HashSet<>();
        p.b.tables.forEach(t -> t.columns.forEach(c -> ids.add(c.id)));
        p.backfill.entrySet().removeIf(e -> {
            Model.Column c = p.b.column(e.getKey());
            return c == null
                    || c.generated != null
                    || c.identity
                    || Family.of(c.type) != (e.getValue() instanceof Expr.Concat ? Family.TEXT : Family.INT)
                    || e.getValue().columns().stream().anyMatch(id -> {
                        Model.Column a = p.a.column(id);
                        Model.Column b = p.b.column(id);
                        return a == null || b != null && !b.type.equals(a.type) || Family.of(a.type) != Family.TEXT;
                    });
        });
        p.stale.keySet().removeIf(id -> !ids.contains(id));
    }

    /** A rename acts only where the new name is free, and no new column claims the old one. */
    private static boolean takesName(Model.Table a, Model.Table b, Model.Column c) {
        return a != null
                && a.columns.stream()
                        .anyMatch(x -> x.id != c.id
                                && x.name.equals(c.name)
                                && (b.column(x.id) == null || a.column(c.id) == null));
    }

    static boolean takesName(Pair p) {
        return p.b.tables.stream().anyMatch(t -> t.columns.stream().anyMatch(c -> takesName(p.a.table(t.id), t, c)));
    }

    private static void freeNames(Pair p) {
        for (Model.Table t : p.b.tables) {
            for (Model.Column c : t.columns) {
                if (takesName(p.a.table(t.id), t, c)) {
                    Labels.Label free = p.labels.name("c");
                    c.name = free.text();
                    c.quoted = free.quoted();
                }
            }
        }
    }

    /** Views and triggers that a person made and no entity knows: they must outlive the way to B. */
    private static void handmade(Pair p) {
        for (int i = 0; i < 2; i++) {
            Pair.Kept k = p.chance(0.3) ? p.kept() : null;
            Model.Column c = k == null ? null : p.keptColumn(k, x -> true);
            if (c == null) {
                continue;
            }
            if (p.chance(0.5)) {
                Model.Column two = p.keptColumn(k, x -> true);
                Expr where = p.chance(0.5) ? new Expr.NotNull(new Expr.Col(c.id)) : null;
                Model.View v = new Model.View(
                        p.id(),
                        p.labels.always("view"),
                        k.b().id,
                        c.id == two.id ? List.of(c.id) : List.of(c.id, two.id),
                        where);
                p.a.views.add(v);
                p.kinds.add("kept: view");
            } else {
                Pair.Kept log = p.kept();
                Model.Column entry =
                        p.keptColumn(log, x -> x.generated == null && log.a().column(x.id).generated == null);
                if (entry != null) {
                    p.a.triggers.add(new Model.Trigger(
                            p.id(), p.labels.always("trigger"), k.b().id, c.id, log.b().id, entry.id));
                    p.kinds.add("kept: trigger");
                }
            }
        }
    }

    /** Rows that A can hold; unless the pair is careless, also B. */
    private void fill(Pair p) {
        Oracle oracle = new Oracle(rules);
        int next = 0;
        for (Model.Table t : p.a.tables) {
            List<Oracle.Row> rows = new ArrayList<>();
            int count = p.chance(0.15) ? 0 : 1 + p.random.nextInt(p.careless || p.chance(0.2) ? 25 : 7);
            for (int i = 0; i < count; i++) {
                rows.add(new Oracle.Row(next++, row(p, t, i)));
            }
            p.rows.put(t.id, rows);
        }
        refer(p);
        if (p.careless && rules.steers()) {
            Offence.against(p);
        }
        p.a.tables.forEach(t -> p.rows.get(t.id).forEach(r -> oracle.compute(t, r.values())));
        settle(p, oracle, p.a);
        if (!p.careless) {
            while (true) {
                Oracle.Verdict verdict = judge(p, oracle);
                if (verdict.holds()) {
                    break;
                }
                remove(p, verdict.violations());
                settle(p, oracle, p.a);
            }
        }
    }

    static Oracle.Verdict judge(Pair p, Oracle oracle) {
        return oracle.judge(p.a, p.b, p.rows, p.backfill, p.valueRenames);
    }

    private Map<Integer, Object> row(Pair p, Model.Table t, int i) {
        Map<Integer, Object> values = new HashMap<>();
        for (Model.Column c : t.columns) {
            if (c.generated != null) {
                continue;
            }
            Object v = null;
            if (c.identity || t.inPk(c.id) && Family.of(c.type) == Family.INT && p.chance(0.8)) {
                v = Values.number(i + 1);
            } else if (!c.nullable || p.chance(0.7)) {
                v = p.pick(rules.pool(c.type));
            }
            values.put(c.id, v == null ? null : rules.store(v, c.type));
        }
        return values;
    }

    /** Gives foreign keys the values of rows that exist. */
    private static void refer(Pair p) {
        for (Model.Table t : p.a.tables) {
            for (Model.Fk fk : t.fks) {
                List<Oracle.Row> parents = p.rows.get(fk.refTable());
                for (Oracle.Row row : p.rows.get(t.id)) {
                    boolean none = parents.isEmpty() || p.chance(0.15);
                    Oracle.Row parent = none ? null : p.pick(parents);
                    for (int i = 0; i < fk.columns().size(); i++) {
                        row.values()
                                .put(
                                        fk.columns().get(i),
                                        none
                                                ? null
                                                : parent.values()
                                                        .get(fk.refColumns().get(i)));
                    }
                }
            }
        }
    }

    private static void settle(Pair p, Oracle oracle, Model m) {
        while (true) {
            List<Oracle.Violation> wrong = oracle.check(m, p.rows);
            if (wrong.isEmpty()) {
                return;
            }
            remove(p, wrong);
        }
    }

    private static void remove(Pair p, List<Oracle.Violation> wrong) {
        Set<Integer> gone = wrong.stream().map(Oracle.Violation::source).collect(Collectors.toSet());
        p.rows.values().forEach(rows -> rows.removeIf(r -> gone.contains(r.source())));
    }
}
