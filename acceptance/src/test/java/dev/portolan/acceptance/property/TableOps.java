package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey.Action;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Edits of whole tables, of their options, and of sequences. */
final class TableOps {
    static final List<Op> ALL = List.of(
            Op.of("table: add", TableOps::add),
            Op.of("table: add in a foreign-key cycle", TableOps::addCycle),
            Op.of("table: drop", TableOps::drop),
            Op.of("table: drop out of a foreign-key cycle", TableOps::dropCycle),
            Op.of("table: rename", p -> rename(p, p.kept(t -> named(p, t)))),
            Op.of("table: rename with a longer history", TableOps::renameLong),
            Op.of("table: a to b, b to c", TableOps::chain),
            Op.of("table: swap", TableOps::swap),
            Op.of("table: rename with a column", TableOps::renameWithColumn),
            Op.of("table: rename a parent", TableOps::renameParent),
            Op.without("sqlite", "table: comment", TableOps::comment),
            Op.sqlite("option: without rowid", TableOps::withoutRowid),
            Op.sqlite("option: strict", TableOps::strict),
            Op.of("sequence: add", p -> {
                Model.Seq s = Base.sequence(p);
                p.b.sequences.add(s);
                return () -> true;
            }),
            Op.of("sequence: drop", p -> {
                p.a.sequences.add(Base.sequence(p));
                return () -> true;
            }),
            Op.of("sequence: rename", p -> {
                Model.Seq s = Base.sequence(p);
                p.a.sequences.add(s);
                p.b.sequences.add(new Model.Seq(s.id(), p.labels.always("seq"), s.start(), s.increment()));
                return () -> true;
            }),
            Op.without("sqlite mysql", "sequence: increment", p -> {
                Model.Seq s = Base.sequence(p);
                p.a.sequences.add(s);
                p.b.sequences.add(new Model.Seq(s.id(), s.name(), s.start(), s.increment() + 9));
                return () -> true;
            }));

    private TableOps() {}

    static boolean named(Pair p, Model.Table t) {
        Model.Table a = p.a.table(t.id);
        return a != null && a.name.equals(t.name) && a.quoted == t.quoted;
    }

    private static BooleanSupplier add(Pair p) {
        Model.Table t = Base.table(p);
        p.b.tables.add(t);
        if (p.chance(0.5)) {
            Model.Table ref = p.pick(p.b.tables);
            Base.reference(p, t, ref, t, ref);
        }
        return () -> p.b.tables.contains(t);
    }

    private static BooleanSupplier addCycle(Pair p) {
        Model.Table one = keyed(p);
        Model.Table two = keyed(p);
        p.b.tables.add(one);
        p.b.tables.add(two);
        return Base.reference(p, one, two, one, two) && Base.reference(p, two, one, two, one) ? () -> true : null;
    }

    private static Model.Table keyed(Pair p) {
        Model.Table t = Base.table(p);
        while (t.pk == null) {
            t = Base.table(p);
        }
        return t;
    }

    private static BooleanSupplier drop(Pair p) {
        Model.Table t = Base.table(p);
        p.a.tables.add(t);
        Model.Table ref = p.pick(p.a.tables);
        Base.reference(p, t, ref, t, ref);
        return () -> p.a.tables.contains(t);
    }

    private static BooleanSupplier dropCycle(Pair p) {
        Model.Table one = keyed(p);
        Model.Table two = keyed(p);
        p.a.tables.add(one);
        p.a.tables.add(two);
        Base.reference(p, one, two, one, two);
        Base.reference(p, two, one, two, one);
        if (p.chance(0.5)) {
            p.b.tables.add(one.copy());
            p.b.table(one.id).fks.clear();
        }
        return () -> p.b.table(two.id) == null;
    }

    static BooleanSupplier rename(Pair p, Pair.Kept k) {
        if (k == null) {
            return null;
        }
        Labels.Label to = p.labels.name("t");
        k.b().name = to.text();
        k.b().quoted = to.quoted();
        return () -> !p.stored(k.a()).equals(p.stored(k.b()));
    }

    private static BooleanSupplier renameLong(Pair p) {
        Pair.Kept k = p.kept(t -> named(p, t));
        if (k == null) {
            return null;
        }
        p.older.put(k.b().id, List.of(p.labels.always("former"), p.labels.always("former")));
        return rename(p, k);
    }

    private static BooleanSupplier chain(Pair p) {
        Pair.Kept first = p.kept(t -> named(p, t));
        if (first == null) {
            return null;
        }
        Pair.Kept second = p.kept(t -> named(p, t) && t.id != first.b().id);
        if (second == null) {
            return null;
        }
        rename(p, second);
        first.b().name = second.a().name;
        first.b().quoted = second.a().quoted;
        return () -> true;
    }

    private static BooleanSupplier swap(Pair p) {
        Pair.Kept first = p.kept(t -> named(p, t));
        if (first == null) {
            return null;
        }
        Pair.Kept second = p.kept(t -> named(p, t) && t.id != first.b().id);
        if (second == null) {
            return null;
        }
        first.b().name = second.a().name;
        first.b().quoted = second.a().quoted;
        second.b().name = first.a().name;
        second.b().quoted = first.a().quoted;
        return () -> true;
    }

    private static BooleanSupplier renameWithColumn(Pair p) {
        Pair.Kept k = p.kept(t -> named(p, t));
        BooleanSupplier table = rename(p, k);
        if (table == null) {
            return null;
        }
        BooleanSupplier column = ColumnOps.rename(p, k);
        return column == null ? null : () -> table.getAsBoolean() && column.getAsBoolean();
    }

    private static BooleanSupplier renameParent(Pair p) {
        Pair.Kept k = p.kept(t -> named(p, t) && t.pk != null && p.a.table(t.id).pk != null);
        if (k == null || !Base.reference(p, k.a(), k.a(), k.b(), k.b())) {
            return null;
        }
        return rename(p, k);
    }

    private static BooleanSupplier comment(Pair p) {
        Pair.Kept k = p.kept();
        if (k == null) {
            return null;
        }
        k.b().comment = k.b().comment != null && p.chance(0.5) ? null : Base.comment(p);
        return () -> !java.util.Objects.equals(k.a().comment, k.b().comment);
    }

    private static BooleanSupplier withoutRowid(Pair p) {
        Pair.Kept k = p.kept(t ->
                t.pk != null && p.a.table(t.id).pk != null && t.columns.stream().noneMatch(c -> c.identity));
        return k == null ? null : toggle(p, k, Graphs.WITHOUT_ROWID);
    }

    private static BooleanSupplier toggle(Pair p, Pair.Kept k, String option) {
        Model.Table with = p.chance(0.5) ? k.a() : k.b();
        k.a().options.remove(option);
        k.b().options.remove(option);
        with.options.put(option, "");
        return () -> k.a().options.containsKey(option) != k.b().options.containsKey(option);
    }

    private static BooleanSupplier strict(Pair p) {
        Model.Table t = new Model.Table(p.id(), p.labels.always("strict"), false);
        for (String raw : new String[] {"integer", "text", "real", "blob"}) {
            Model.Column c = Base.column(p, new ColumnType.Raw(raw));
            c.dflt = null;
            t.columns.add(c);
        }
        p.a.tables.add(t);
        p.b.tables.add(t.copy());
        return toggle(p, new Pair.Kept(t, p.b.table(t.id)), Graphs.STRICT);
    }

    /** Children that a careless rebuild of their parent would lose. */
    static void addChild(Pair p, Pair.Kept parent) {
        if (parent.a().pk == null
                || parent.b().pk == null
                || !parent.a().pk.columns().equals(parent.b().pk.columns())) {
            return;
        }
        Model.Table child = new Model.Table(p.id(), p.labels.always("child"), false);
        child.columns.add(Base.column(p, new ColumnType.Text(20, false)));
        Model.Table too = child.copy();
        p.a.tables.add(child);
        p.b.tables.add(too);
        if (Base.reference(p, child, parent.a(), too, parent.b())) {
            Model.Fk fk = child.fks.get(0);
            Model.Fk cascading = new Model.Fk(
                    fk.id(), fk.name(), fk.columns(), fk.refTable(), fk.refColumns(), fk.onUpdate(), Action.CASCADE);
            child.fks.set(0, cascading);
            too.fks.set(0, cascading);
        }
    }
}
