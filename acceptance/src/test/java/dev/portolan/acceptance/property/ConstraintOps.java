package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Edits of keys, indexes, foreign keys and checks. */
final class ConstraintOps {
    /** Databases that have no partial indexes. */
    private static final String PARTIAL = "mysql mariadb h2";

    static final List<Op> ALL = List.of(
            Op.of("key: primary key over more columns", ConstraintOps::widerPk),
            Op.of("key: primary key added", ConstraintOps::addPk),
            Op.of("key: primary key dropped", ConstraintOps::dropPk),
            Op.of("unique: add", p -> unique(p, false, true)),
            Op.of("unique: drop", p -> unique(p, true, false)),
            Op.of("unique: rename", ConstraintOps::renameUnique),
            Op.of("index: add plain", p -> index(p, 0, false, true)),
            Op.of("index: add ordered", p -> index(p, 1, false, true)),
            Op.without(PARTIAL, "index: add partial", p -> index(p, 2, false, true)),
            Op.without("mariadb h2", "index: add expression", p -> index(p, 3, false, true)),
            Op.of("index: add unique", p -> index(p, 4, false, true)),
            Op.of("index: drop", p -> index(p, p.random.nextInt(5), true, false)),
            Op.of("index: other order", ConstraintOps::reorder),
            Op.without(PARTIAL, "index: other predicate", ConstraintOps::otherPredicate),
            Op.of("index: rename", ConstraintOps::renameIndex),
            Op.of("index: becomes unique", ConstraintOps::becomesUnique),
            Op.of("foreign key: add with its column", ConstraintOps::addFk),
            Op.of("foreign key: add on a column that is there", ConstraintOps::addFkExisting),
            Op.of("foreign key: drop", ConstraintOps::dropFk),
            Op.of("foreign key: other action", ConstraintOps::otherAction),
            Op.of("foreign key: to itself", ConstraintOps::selfReference),
            Op.of("foreign key: cycle between old tables", ConstraintOps::cycle),
            Op.of("check: add", p -> check(p, false, true)),
            Op.of("check: drop", p -> check(p, true, false)),
            Op.of("check: change", ConstraintOps::changeCheck));

    private ConstraintOps() {}

    private static BooleanSupplier widerPk(Pair p) {
        Pair.Kept k = p.kept(t -> t.pk != null
                && p.a.table(t.id).pk != null
                && p.b.tables.stream().flatMap(x -> x.fks.stream()).noneMatch(f -> f.refTable() == t.id));
        if (k == null) {
            return null;
        }
        Model.Column more = p.keptColumn(k, c -> !k.b().inPk(c.id) && Repair.keyable(c) && c.generated == null);
        if (more == null) {
            return null;
        }
        List<Integer> columns = new ArrayList<>(k.b().pk.columns());
        columns.add(p.random.nextInt(columns.size() + 1), more.id);
        k.b().pk = new Model.Pk(k.b().pk.name(), columns);
        return () -> k.b().pk != null
                && k.a().pk != null
                && !k.b().pk.columns().equals(k.a().pk.columns());
    }

    private static Pair.Kept plain(Pair p) {
        Model.Table t = new Model.Table(p.id(), p.labels.always("plain"), false);
        Model.Column c = Base.column(
                p, p.pick(List.of(new ColumnType.Int(32), new ColumnType.Int(64), new ColumnType.Text(20, false))));
        t.columns.add(c);
        t.columns.add(Base.column(p, new ColumnType.Decimal(10, 2)));
        Model.Table too = t.copy();
        p.a.tables.add(t);
        p.b.tables.add(too);
        return new Pair.Kept(t, too);
    }

    private static BooleanSupplier addPk(Pair p) {
        Pair.Kept k = plain(p);
        k.b().pk = new Model.Pk(null, List.of(k.b().columns.get(0).id));
        return () -> k.b().pk != null;
    }

    private static BooleanSupplier dropPk(Pair p) {
        Pair.Kept k = plain(p);
        k.a().pk = new Model.Pk(null, List.of(k.b().columns.get(0).id));
        k.a().columns.get(0).nullable = false;
        k.b().columns.get(0).nullable = p.chance(0.5);
        return () -> k.a().pk != null && k.b().pk == null;
    }

    private static BooleanSupplier unique(Pair p, boolean inA, boolean inB) {
        Pair.Kept k = p.kept();
        Model.Key key = k == null ? null : Base.key(p, k.a(), k.b());
        if (key == null) {
            return null;
        }
        (inA ? k.a() : k.b()).keys.add(key);
        return () -> k.a().keys.contains(key) == inA && k.b().keys.contains(key) == inB;
    }

    private static BooleanSupplier renameUnique(Pair p) {
        Pair.Kept k = p.kept();
        Model.Key key = k == null ? null : Base.key(p, k.a(), k.b());
        if (key == null) {
            return null;
        }
        k.a().keys.add(new Model.Key(key.id(), p.labels.always("uq"), key.columns()));
        Model.Key now = new Model.Key(key.id(), p.labels.always("uq"), key.columns());
        k.b().keys.add(now);
        return () -> k.b().keys.contains(now) && k.a().keys.stream().anyMatch(x -> x.id() == key.id());
    }

    private static BooleanSupplier index(Pair p, int kind, boolean inA, boolean inB) {
        Pair.Kept k = p.kept();
        Model.Ix ix = k == null ? null : Base.index(p, k.a(), k.b(), kind);
        if (ix == null) {
            return null;
        }
        (inA ? k.a() : k.b()).indexes.add(ix);
        return () -> k.a().indexes.contains(ix) == inA && k.b().indexes.contains(ix) == inB;
    }

    /** An index that is the same in both until {@code change}. */
    private static BooleanSupplier changed(Pair p, int kind, java.util.function.UnaryOperator<Model.Ix> change) {
        Pair.Kept k = p.kept();
        Model.Ix ix = k == null ? null : Base.index(p, k.a(), k.b(), kind);
        Model.Ix now = ix == null ? null : change.apply(ix);
        if (now == null || now.equals(ix)) {
            return null;
        }
        k.a().indexes.add(ix);
        k.b().indexes.add(now);
        return () -> k.a().indexes.contains(ix) && k.b().indexes.contains(now);
    }

    private static BooleanSupplier reorder(Pair p) {
        return changed(p, 1, ix -> {
            List<Model.Part> parts = new ArrayList<>(ix.parts());
            if (parts.size() > 1 && p.chance(0.5)) {
                Collections.reverse(parts);
            } else {
                Model.Part first = parts.get(0);
                parts.set(0, new Model.Part(first.column(), first.expr(), !first.descending()));
            }
            return new Model.Ix(ix.id(), ix.name(), ix.unique(), parts, ix.where());
        });
    }

    private static BooleanSupplier otherPredicate(Pair p) {
        return changed(
                p,
                2,
                ix -> ix.where() == null
                        ? null
                        : new Model.Ix(
                                ix.id(),
                                ix.name() == null ? p.labels.always("ix") : ix.name(),
                                false,
                                ix.parts(),
                                ix.parts().get(0).column() == null
                                        ? null
                                        : new Expr.NotNull(
                                                new Expr.Col(ix.parts().get(0).column()))));
    }

    private static BooleanSupplier renameIndex(Pair p) {
        return changed(
                p,
                p.random.nextInt(5),
                ix -> new Model.Ix(ix.id(), p.labels.always("ix"), ix.unique(), ix.parts(), ix.where()));
    }

    private static BooleanSupplier becomesUnique(Pair p) {
        return changed(p, 0, ix -> new Model.Ix(ix.id(), ix.name(), true, ix.parts(), ix.where()));
    }

    private static BooleanSupplier addFk(Pair p) {
        Pair.Kept child = p.kept(t -> !t.options.containsKey(Graphs.STRICT));
        Model.Table parent = p.pick(p.b.tables);
        if (child == null) {
            return null;
        }
        int before = child.b().fks.size();
        return Base.reference(p, child.b(), parent, child.b(), parent)
                ? () -> child.b().fks.size() > before
                : null;
    }

    private static BooleanSupplier addFkExisting(Pair p) {
        Pair.Kept parent = p.kept(t -> t.pk != null && p.a.table(t.id).pk != null);
        Pair.Kept child = p.kept(t -> !t.options.containsKey(Graphs.STRICT));
        if (parent == null || child == null || !Base.reference(p, child.a(), parent.a(), child.b(), parent.b())) {
            return null;
        }
        Model.Fk fk = child.a().fks.remove(child.a().fks.size() - 1);
        return () -> child.b().fks.contains(fk);
    }

    private static BooleanSupplier dropFk(Pair p) {
        Pair.Kept parent = p.kept(t -> t.pk != null && p.a.table(t.id).pk != null);
        Pair.Kept child = p.kept(t -> !t.options.containsKey(Graphs.STRICT));
        if (parent == null || child == null || !Base.reference(p, child.a(), parent.a(), child.b(), parent.b())) {
            return null;
        }
        Model.Fk fk = child.b().fks.remove(child.b().fks.size() - 1);
        return () -> child.a().fks.contains(fk) && child.b().column(fk.columns().get(0)) != null;
    }

    private static BooleanSupplier otherAction(Pair p) {
        Pair.Kept parent = p.kept(t -> t.pk != null && p.a.table(t.id).pk != null);
        Pair.Kept child = p.kept(t -> !t.options.containsKey(Graphs.STRICT));
        if (parent == null || child == null || !Base.reference(p, child.a(), parent.a(), child.b(), parent.b())) {
            return null;
        }
        List<Model.Fk> fks = child.b().fks;
        Model.Fk fk = fks.get(fks.size() - 1);
        Action other = fk.onDelete() == Action.CASCADE ? Action.NO_ACTION : Action.CASCADE;
        Model.Fk now =
                new Model.Fk(fk.id(), fk.name(), fk.columns(), fk.refTable(), fk.refColumns(), fk.onUpdate(), other);
        fks.set(fks.size() - 1, now);
        return () -> child.a().fks.contains(fk) && child.b().fks.contains(now);
    }

    private static BooleanSupplier selfReference(Pair p) {
        Pair.Kept k = p.kept(t -> t.pk != null && p.a.table(t.id).pk != null && !t.options.containsKey(Graphs.STRICT));
        if (k == null) {
            return null;
        }
        int before = k.b().fks.size();
        return Base.reference(p, k.b(), k.b(), k.b(), k.b()) ? () -> k.b().fks.size() > before : null;
    }

    private static BooleanSupplier cycle(Pair p) {
        Pair.Kept one =
                p.kept(t -> t.pk != null && p.a.table(t.id).pk != null && !t.options.containsKey(Graphs.STRICT));
        Pair.Kept two =
                p.kept(t -> t.pk != null && p.a.table(t.id).pk != null && !t.options.containsKey(Graphs.STRICT));
        if (one == null || one.b() == two.b()) {
            return null;
        }
        return Base.reference(p, one.b(), two.b(), one.b(), two.b())
                        && Base.reference(p, two.b(), one.b(), two.b(), one.b())
                ? () -> true
                : null;
    }

    private static BooleanSupplier check(Pair p, boolean inA, boolean inB) {
        Pair.Kept k = p.kept();
        Model.Ck ck = k == null ? null : Base.check(p, k.a(), k.b());
        if (ck == null) {
            return null;
        }
        (inA ? k.a() : k.b()).checks.add(ck);
        return () -> k.a().checks.contains(ck) == inA && k.b().checks.contains(ck) == inB;
    }

    private static BooleanSupplier changeCheck(Pair p) {
        Pair.Kept k = p.kept();
        Model.Ck one = k == null ? null : Base.check(p, k.a(), k.b());
        Model.Ck two = one == null ? null : Base.check(p, k.a(), k.b());
        if (two == null || one.expr().equals(two.expr())) {
            return null;
        }
        Model.Ck now = new Model.Ck(one.id(), one.name(), two.expr());
        k.a().checks.add(one);
        k.b().checks.add(now);
        return () -> k.a().checks.contains(one) && k.b().checks.contains(now);
    }
}
