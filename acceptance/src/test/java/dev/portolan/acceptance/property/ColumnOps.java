package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Edits that add, drop and rename columns. */
final class ColumnOps {
    static final List<Op> ALL = List.of(
            Op.of("column: add optional", p -> add(p, c -> c.nullable = true)),
            Op.of(
                    "column: add optional with default",
                    p -> add(p, c -> {
                        c.nullable = true;
                        withDefault(p, c);
                    })),
            Op.of(
                    "column: add required with default",
                    p -> add(p, c -> {
                        c.nullable = false;
                        withDefault(p, c);
                    })),
            Op.of("column: add required, nothing to fill it", p -> add(p, c -> c.nullable = false)),
            Op.of("column: add required with backfill", p -> addBackfilled(p, false)),
            Op.of("column: add optional with backfill", p -> addBackfilled(p, true)),
            Op.of("column: add, filled from dropped ones", ColumnOps::addFromDropped),
            Op.of("column: drop", p -> drop(p, false)),
            Op.of("column: drop with its constraints", p -> drop(p, true)),
            Op.of("column: rename", p -> rename(p, p.kept())),
            Op.of("column: rename with a longer history", ColumnOps::renameLong),
            Op.of("column: a to b, b to c", ColumnOps::chain),
            Op.of("column: swap", ColumnOps::swap),
            Op.of("column: rename with a type", ColumnOps::renameWithType),
            Op.of("column: rename one that is constrained", ColumnOps::renameConstrained),
            Op.of("column: rename not said", ColumnOps::renameNotSaid),
            Op.of("column: rename said of a name still in use", ColumnOps::renameStale),
            Op.without("sqlite", "column: comment", ColumnOps::comment),
            Op.of("generated: add stored", p -> addGenerated(p, true)),
            Op.of("generated: add virtual", p -> addGenerated(p, false)),
            Op.of("generated: drop", ColumnOps::dropGenerated),
            Op.of("generated: other expression", ColumnOps::otherExpression),
            Op.of("generated: becomes ordinary", ColumnOps::becomesOrdinary),
            Op.of("identity: add to a key", p -> identity(p, true)),
            Op.of("identity: take from a key", p -> identity(p, false)));

    private ColumnOps() {}

    private static BooleanSupplier add(Pair p, java.util.function.Consumer<Model.Column> shape) {
        Pair.Kept k = p.kept();
        if (k == null) {
            return null;
        }
        Model.Column c = Base.column(p, type(p, k));
        c.dflt = null;
        shape.accept(c);
        k.b().columns.add(p.random.nextInt(k.b().columns.size() + 1), c);
        return () -> k.b().columns.contains(c) && p.b.tables.contains(k.b());
    }

    private static ColumnType type(Pair p, Pair.Kept k) {
        return k.b().options.containsKey(Graphs.STRICT) || k.a().options.containsKey(Graphs.STRICT)
                ? new ColumnType.Raw("text")
                : p.pick(p.rules.types());
    }

    private static void withDefault(Pair p, Model.Column c) {
        for (int i = 0; i < 50 && c.dflt == null; i++) {
            c.dflt = Base.defaultOf(p, c.type);
            if (c.dflt == null) {
                c.type = p.pick(List.of(
                        new ColumnType.Int(32),
                        new ColumnType.Text(20, false),
                        new ColumnType.Bool(),
                        new ColumnType.Date()));
            }
        }
    }

    private static BooleanSupplier addBackfilled(Pair p, boolean nullable) {
        Pair.Kept k = p.kept();
        if (k == null) {
            return null;
        }
        Model.Column from = p.keptColumn(
                k,
                c -> c.generated == null
                        && k.a().column(c.id).generated == null
                        && !(c.type instanceof ColumnType.Enumerated)
                        && c.type instanceof ColumnType.Text
                        && Family.of(c.type) == Family.TEXT
                        && c.type.equals(k.a().column(c.id).type));
        Model.Column c;
        if (from != null && p.chance(0.6)) {
            c = Base.column(p, new ColumnType.Text(ColumnType.MAX, false));
            p.backfill.put(c.id, new Expr.Concat(new Expr.Col(from.id), " (old)"));
        } else {
            c = Base.column(p, new ColumnType.Int(32));
            p.backfill.put(c.id, new Expr.Lit(Values.number(5)));
        }
        if (p.chance(0.7)) {
            c.dflt = null;
        } else {
            withDefault(p, c);
        }
        c.nullable = nullable;
        k.b().columns.add(c);
        // the column that it is computed from keeps its type: another edit must not change what the expression means
        Model.Column source = from;
        ColumnType type = from == null ? null : from.type;
        return () -> source == null || k.b().column(source.id) != null && source.type.equals(type);
    }

    private static BooleanSupplier addFromDropped(Pair p) {
        Pair.Kept k = p.kept();
        if (k == null || k.a().options.containsKey(Graphs.STRICT)) {
            return null;
        }
        Model.Column old = Base.column(p, new ColumnType.Text(20, false));
        k.a().columns.add(old);
        Model.Column c = Base.column(p, new ColumnType.Text(ColumnType.MAX, false));
        c.dflt = null;
        c.nullable = p.chance(0.3);
        k.b().columns.add(c);
        p.backfill.put(c.id, new Expr.Concat(new Expr.Col(old.id), "!"));
        return () -> true;
    }

    private static BooleanSupplier drop(Pair p, boolean constrained) {
        Pair.Kept k = p.kept(t -> t.columns.size() > 1);
        if (k == null) {
            return null;
        }
        Model.Column c = p.keptColumn(k, x -> k.b().constrained(x.id, p.b) == constrained && !usedByBackfill(p, x.id));
        if (c == null) {
            return null;
        }
        k.b().columns.remove(c);
        // what of several columns a dropped one was part of goes with it
        return () -> k.b().column(c.id) == null && k.a().column(c.id) != null;
    }

    private static boolean usedByBackfill(Pair p, int column) {
        return p.backfill.values().stream().anyMatch(e -> e.columns().contains(column))
                || p.stale.containsValue(column);
    }

    static boolean named(Pair p, Pair.Kept k, Model.Column c) {
        Model.Column a = k.a().column(c.id);
        return a != null && a.name.equals(c.name) && a.quoted == c.quoted && !p.stale.containsValue(c.id);
    }

    static BooleanSupplier rename(Pair p, Pair.Kept k) {
        Model.Column c = k == null ? null : p.keptColumn(k, x -> named(p, k, x));
        return c == null ? null : rename(p, k, c);
    }

    private static BooleanSupplier rename(Pair p, Pair.Kept k, Model.Column c) {
        Labels.Label to = p.labels.name("c");
        c.name = to.text();
        c.quoted = to.quoted();
        return () -> k.a().column(c.id) != null && k.b().columns.contains(c);
    }

    private static BooleanSupplier renameLong(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = k == null ? null : p.keptColumn(k, x -> named(p, k, x));
        if (c == null) {
            return null;
        }
        p.older.put(c.id, List.of(p.labels.always("was"), p.labels.always("was")));
        return rename(p, k, c);
    }

    private static BooleanSupplier chain(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column one = k == null ? null : p.keptColumn(k, x -> named(p, k, x));
        Model.Column two = one == null ? null : p.keptColumn(k, x -> named(p, k, x) && x.id != one.id);
        if (two == null) {
            return null;
        }
        rename(p, k, two);
        take(one, k.a().column(two.id));
        return () -> k.b().columns.contains(one) && k.b().columns.contains(two) && k.a().column(two.id) != null;
    }

    private static void take(Model.Column c, Model.Column nameOf) {
        c.name = nameOf.name;
        c.quoted = nameOf.quoted;
    }

    private static BooleanSupplier swap(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column one = k == null ? null : p.keptColumn(k, x -> named(p, k, x));
        Model.Column two = one == null ? null : p.keptColumn(k, x -> named(p, k, x) && x.id != one.id);
        if (two == null) {
            return null;
        }
        take(one, k.a().column(two.id));
        take(two, k.a().column(one.id));
        return () -> k.b().columns.contains(one) && k.b().columns.contains(two);
    }

    private static BooleanSupplier renameWithType(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = k == null ? null : p.keptColumn(k, x -> named(p, k, x) && ValueOps.changeable(p, k, x));
        if (c == null) {
            return null;
        }
        ColumnType before = c.type;
        BooleanSupplier type = ValueOps.changeType(p, k, c, ValueOps.Change.ANY);
        BooleanSupplier name = rename(p, k, c);
        return type == null ? null : () -> name.getAsBoolean() && !c.type.equals(before);
    }

    private static BooleanSupplier renameConstrained(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = k == null ? null : p.keptColumn(k, x -> named(p, k, x) && k.b().constrained(x.id, p.b));
        return c == null ? null : rename(p, k, c);
    }

    private static BooleanSupplier renameNotSaid(Pair p) {
        Pair.Kept k = p.kept();
        if (k == null || k.a().options.containsKey(Graphs.STRICT)) {
            return null;
        }
        ColumnType type = p.pick(p.rules.types());
        Model.Column old = Base.column(p, type);
        Model.Column now = Base.column(p, old.type);
        now.nullable = true;
        k.a().columns.add(old);
        k.b().columns.add(now);
        return () -> k.b().columns.contains(now);
    }

    private static BooleanSupplier renameStale(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = k == null || k.a().options.containsKey(Graphs.STRICT)
                ? null
                : p.keptColumn(k, x -> named(p, k, x) && !usedByBackfill(p, x.id));
        if (c == null) {
            return null;
        }
        Model.Column now = Base.column(p, c.type);
        now.nullable = true;
        k.b().columns.add(now);
        p.stale.put(now.id, c.id);
        return () -> k.b().columns.contains(now);
    }

    private static BooleanSupplier comment(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = k == null ? null : p.keptColumn(k, x -> true);
        if (c == null) {
            return null;
        }
        c.comment = c.comment != null && p.chance(0.5) ? null : Base.comment(p);
        return () -> k.b().columns.contains(c);
    }

    private static BooleanSupplier addGenerated(Pair p, boolean stored) {
        Pair.Kept k = p.kept();
        Model.Column c = k == null ? null : Base.generated(p, k.a(), k.b(), stored);
        if (c == null) {
            return null;
        }
        c.stored = stored;
        k.b().columns.add(c);
        return () -> k.b().columns.contains(c);
    }

    private static Model.Column keptGenerated(Pair p, Pair.Kept k) {
        Model.Column c = k == null ? null : Base.generated(p, k.a(), k.b(), p.chance(0.7));
        if (c == null) {
            return null;
        }
        k.each(t -> t.columns.add(c.copy()));
        return k.b().column(c.id);
    }

    private static BooleanSupplier dropGenerated(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = keptGenerated(p, k);
        if (c == null) {
            return null;
        }
        k.b().columns.remove(c);
        return () -> k.a().column(c.id) != null;
    }

    private static BooleanSupplier otherExpression(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = keptGenerated(p, k);
        if (c == null) {
            return null;
        }
        c.generated = c.generated instanceof Expr.Concat e
                ? new Expr.Concat(e.value(), e.suffix() + "+")
                : c.generated instanceof Expr.Mod m ? new Expr.Mod(m.value(), 3) : null;
        if (c.generated == null) {
            k.b().columns.remove(c);
            return null;
        }
        return () -> k.a().column(c.id) != null && k.b().columns.contains(c);
    }

    private static BooleanSupplier becomesOrdinary(Pair p) {
        Pair.Kept k = p.kept();
        Model.Column c = keptGenerated(p, k);
        if (c == null) {
            return null;
        }
        c.generated = null;
        c.stored = false;
        return () -> k.a().column(c.id) != null
                && k.a().column(c.id).generated != null
                && k.b().columns.contains(c)
                && c.generated == null;
    }

    private static BooleanSupplier identity(Pair p, boolean on) {
        Model.Table t = new Model.Table(p.id(), p.labels.always("numbered"), false);
        Model.Column id = Base.column(p, new ColumnType.Int(64));
        id.nullable = false;
        id.dflt = null;
        t.columns.add(id);
        t.columns.add(Base.column(p, new ColumnType.Text(20, false)));
        t.pk = new Model.Pk(null, List.of(id.id));
        p.a.tables.add(t);
        Model.Table too = t.copy();
        p.b.tables.add(too);
        t.column(id.id).identity = !on;
        too.column(id.id).identity = on;
        TableOps.addChild(p, new Pair.Kept(t, too));
        return () -> t.column(id.id).identity != (too.column(id.id) != null && too.column(id.id).identity);
    }
}
