package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Edits of what a column may hold: type, nullability, default, enum constants. */
final class ValueOps {
    enum Change {
        WIDEN,
        NARROW,
        FAMILY,
        ANY
    }

    static final List<Op> ALL = List.of(
            Op.of("type: widen", p -> type(p, Change.WIDEN)),
            Op.of("type: narrow", p -> type(p, Change.NARROW)),
            Op.of("type: another family", p -> type(p, Change.FAMILY)),
            Op.of("type: key with its children", ValueOps::keyWithChildren),
            Op.of("null: becomes optional", p -> nullability(p, true, c -> {})),
            Op.of("null: becomes required", p -> nullability(p, false, c -> {})),
            Op.of(
                    "null: becomes required, backfilled",
                    p -> nullability(p, false, c -> {
                        Object v = p.pick(p.rules.pool(new ColumnType.Int(8)));
                        if (Family.of(c.type) == Family.INT && !(c.type instanceof ColumnType.Enumerated)) {
                            p.backfill.put(c.id, new Expr.Lit(v));
                        }
                    })),
            Op.of(
                    "null: becomes required with default",
                    p -> nullability(p, false, c -> c.dflt = Base.defaultOf(p, c.type))),
            Op.of("default: add", p -> dflt(p, true, false)),
            Op.of("default: drop", p -> dflt(p, false, true)),
            Op.of("default: change", p -> dflt(p, true, true)),
            Op.of("enum: constant added", p -> constants(p, false, 0)),
            Op.of("enum: constant removed", p -> constants(p, false, 1)),
            Op.of("enum: constant renamed", p -> constants(p, false, 2)),
            Op.without("sqlite h2", "native enum: added with its column", p -> nativeEnum(p, false)),
            Op.without("sqlite h2", "native enum: dropped with its column", p -> nativeEnum(p, true)),
            Op.without("sqlite h2", "native enum: constant added", p -> constants(p, true, 0)),
            Op.without("sqlite h2", "native enum: constant removed", p -> constants(p, true, 1)));

    private ValueOps() {}

    /** No part of a foreign key, nothing computed, nothing said of it. */
    static boolean changeable(Pair p, Pair.Kept k, Model.Column c) {
        Model.Column a = k.a().column(c.id);
        return c.generated == null
                && a.generated == null
                && !c.identity
                && !(c.type instanceof ColumnType.Enumerated)
                && !k.b().options.containsKey(Graphs.STRICT)
                && !k.a().options.containsKey(Graphs.STRICT)
                && a.type.equals(c.type)
                && p.backfill.values().stream().noneMatch(e -> e.columns().contains(c.id))
                && p.backfill.get(c.id) == null
                && k.b().fks.stream().noneMatch(f -> f.columns().contains(c.id))
                && p.b.tables.stream()
                        .flatMap(t -> t.fks.stream())
                        .noneMatch(
                                f -> f.refTable() == k.b().id && f.refColumns().contains(c.id));
    }

    private static BooleanSupplier type(Pair p, Change how) {
        Pair.Kept k = p.kept();
        if (k == null) {
            return null;
        }
        Model.Column c = p.keptColumn(
                k, x -> changeable(p, k, x) && !targets(p, x.type, how).isEmpty());
        return c == null ? null : changeType(p, k, c, how);
    }

    static BooleanSupplier changeType(Pair p, Pair.Kept k, Model.Column c, Change how) {
        ColumnType to = p.pick(targets(p, c.type, how));
        if (to == null) {
            return null;
        }
        ColumnType before = c.type;
        c.type = to;
        if (c.dflt != null) {
            c.dflt = p.chance(0.5) ? Base.defaultOf(p, to) : null;
        }
        return () -> k.b().columns.contains(c) && k.a().column(c.id) != null && !c.type.equals(before);
    }

    private static List<ColumnType> targets(Pair p, ColumnType from, Change how) {
        List<ColumnType> all = new ArrayList<>();
        for (ColumnType to : p.rules.types()) {
            if (!to.equals(from)
                    && !(to instanceof ColumnType.Enumerated)
                    && !(to instanceof ColumnType.Raw)
                    && !(from instanceof ColumnType.Raw)
                    && p.rules.castable(from, to)
                    && fits(from, to, how)) {
                all.add(to);
            }
        }
        return all;
    }

    private static boolean fits(ColumnType from, ColumnType to, Change how) {
        boolean same = Family.of(from) == Family.of(to);
        if (how == Change.ANY || how == Change.FAMILY) {
            return how == Change.ANY || !same;
        }
        if (!same || Family.of(from) == Family.LOB) {
            return false;
        }
        long by = size(to) - size(from);
        return how == Change.WIDEN ? by > 0 : by < 0;
    }

    private static long size(ColumnType t) {
        if (t instanceof ColumnType.Decimal d) {
            return d.precision() * 100L + d.scale();
        } else if (t instanceof ColumnType.Floating f) {
            return f.bits();
        } else if (t instanceof ColumnType.Timestamp s) {
            return s.precision();
        } else if (Family.of(t) == Family.INT) {
            return Family.bits(t);
        }
        return Family.length(t);
    }

    /** The type of a key and of all that refers to it. */
    private static BooleanSupplier keyWithChildren(Pair p) {
        Model.Table t = new Model.Table(p.id(), p.labels.always("keyed"), false);
        boolean text = p.chance(0.4);
        boolean narrower = p.chance(0.3);
        ColumnType small = text ? new ColumnType.Text(20, false) : new ColumnType.Int(32);
        ColumnType large = text ? new ColumnType.Text(255, false) : new ColumnType.Int(64);
        Model.Column id = Base.column(p, narrower ? large : small);
        id.nullable = false;
        id.dflt = null;
        id.identity = !text && p.chance(0.5);
        t.columns.add(id);
        t.columns.add(Base.column(p, new ColumnType.Bool()));
        t.pk = new Model.Pk(null, List.of(id.id));
        Model.Table too = t.copy();
        p.a.tables.add(t);
        p.b.tables.add(too);
        TableOps.addChild(p, new Pair.Kept(t, too));
        TableOps.addChild(p, new Pair.Kept(t, too));
        ColumnType now = narrower ? small : large;
        too.column(id.id).type = now;
        for (Model.Table child : p.b.tables) {
            for (Model.Fk fk : child.fks) {
                if (fk.refTable() == t.id) {
                    fk.columns().forEach(c -> child.column(c).type = now);
                }
            }
        }
        return () -> too.column(id.id) != null && too.column(id.id).type.equals(now);
    }

    private static BooleanSupplier nullability(Pair p, boolean to, java.util.function.Consumer<Model.Column> more) {
        Pair.Kept k = p.kept();
        if (k == null) {
            return null;
        }
        Model.Column c = p.keptColumn(
                k,
                x -> x.generated == null
                        && k.a().column(x.id).generated == null
                        && !k.b().inPk(x.id)
                        && !k.a().inPk(x.id));
        if (c == null) {
            return null;
        }
        k.a().column(c.id).nullable = !to;
        c.nullable = to;
        more.accept(c);
        return () ->
                k.b().columns.contains(c) && k.a().column(c.id) != null && c.nullable != k.a().column(c.id).nullable;
    }

    private static BooleanSupplier dflt(Pair p, boolean after, boolean before) {
        Pair.Kept k = p.kept();
        if (k == null) {
            return null;
        }
        Model.Column c = p.keptColumn(
                k,
                x -> x.generated == null
                        && k.a().column(x.id).generated == null
                        && !x.identity
                        && !k.a().column(x.id).identity
                        && x.type.equals(k.a().column(x.id).type)
                        && Base.defaultOf(p, x.type) != null);
        if (c == null) {
            return null;
        }
        Model.Column a = k.a().column(c.id);
        a.dflt = before ? Base.defaultOf(p, a.type) : null;
        c.dflt = after ? Base.defaultOf(p, c.type) : null;
        return () -> k.b().columns.contains(c) && k.a().columns.contains(a) && !Objects.equals(sql(a), sql(c));
    }

    private static String sql(Model.Column c) {
        return c.dflt == null ? null : c.dflt.sql();
    }

    private static BooleanSupplier nativeEnum(Pair p, boolean inA) {
        Pair.Kept k = p.kept();
        if (k == null) {
            return null;
        }
        Model.Column c = Base.column(
                p, new ColumnType.Enumerated(p.labels.always("Hue"), List.of("RED", "GREEN"), Storage.NATIVE, 40));
        c.nullable |= !inA;
        Model.Table t = inA ? k.a() : k.b();
        t.columns.add(c);
        return () -> t.columns.contains(c);
    }

    private static BooleanSupplier constants(Pair p, boolean inType, int what) {
        Pair.Kept k = p.kept(t -> !t.options.containsKey(Graphs.STRICT)
                && !p.a.table(t.id).options.containsKey(Graphs.STRICT));
        if (k == null) {
            return null;
        }
        List<String> values = List.of("RED", "GREEN", "BLUE", "O'K");
        Storage storage = inType ? Storage.NATIVE : what == 2 || p.chance(0.6) ? Storage.STRING : Storage.ORDINAL;
        Model.Column c = Base.column(p, new ColumnType.Enumerated(p.labels.always("Hue"), values, storage, 40));
        c.dflt = null;
        k.each(t -> t.columns.add(c.copy()));
        List<String> now = new ArrayList<>(values);
        switch (what) {
            case 0 -> now.add(p.random.nextInt(now.size() + 1), "PINK");
            case 1 -> now.remove(storage == Storage.ORDINAL ? now.size() - 1 : p.random.nextInt(now.size()));
            default -> {
                now.set(1, "TEAL");
                p.valueRenames.add(new Pair.ValueRename(k.b().id, c.id, "GREEN", "TEAL"));
            }
        }
        ColumnType.Enumerated old = (ColumnType.Enumerated) c.type;
        k.b().column(c.id).type = new ColumnType.Enumerated(old.name(), now, storage, 40);
        return () -> k.b().column(c.id) != null && p.b.tables.contains(k.b());
    }
}
