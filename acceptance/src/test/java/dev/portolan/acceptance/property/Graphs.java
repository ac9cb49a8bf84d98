package dev.portolan.acceptance.property;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.Desired;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model as the logical graph that a processor would have written for it. */
final class Graphs {
    /** Keys of the options of a table. */
    static final String WITHOUT_ROWID = "without rowid";

    static final String STRICT = "strict";

    private Graphs() {}

    static Desired first(Pair p) {
        return new Desired("property", graph(p, p.a), Hints.NONE);
    }

    static Desired second(Pair p) {
        return new Desired("property", graph(p, p.b), hints(p));
    }

    private static Graph graph(Pair p, Model m) {
        return Graph.ofTables(m.tables.stream().map(t -> table(p, m, t)).toList())
                .withSequences(m.sequences.stream()
                        .map(s -> new Sequence(QName.of(s.name()), s.start(), s.increment(), null))
                        .toList());
    }

    private static Name name(Model.Table t) {
        return new Name(t.name, t.quoted);
    }

    private static Name name(Model.Column c) {
        return new Name(c.name, c.quoted);
    }

    private static Name given(String name) {
        return name == null ? null : name.startsWith("Odd") ? Name.quoted(name) : Name.of(name);
    }

    private static List<Name> names(Model.Table t, List<Integer> columns) {
        return columns.stream().map(c -> name(t.column(c))).toList();
    }

    private static Table table(Pair p, Model m, Model.Table t) {
        return new Table(
                QName.of(name(t)),
                t.columns.stream().map(c -> column(p, m, c)).toList(),
                t.pk == null ? null : new PrimaryKey(given(t.pk.name()), t.pk.name() != null, names(t, t.pk.columns())),
                t.keys.stream()
                        .map(k -> new Unique(given(k.name()), k.name() != null, names(t, k.columns()), null))
                        .toList(),
                t.indexes.stream().map(i -> index(p, m, t, i)).toList(),
                t.fks.stream().map(f -> foreignKey(m, t, f)).toList(),
                t.checks.stream()
                        .map(c -> new Check(
                                given(c.name()), c.name() != null, PerDialect.of(p.sql(c.expr(), m)), null, null))
                        .toList(),
                t.comment,
                t.options);
    }

    private static Column column(Pair p, Model m, Model.Column c) {
        return new Column(
                name(c),
                PerDialect.of(c.type),
                c.nullable,
                c.dflt == null ? null : PerDialect.of(c.dflt.sql()),
                c.generated == null ? null : new Column.Generated(PerDialect.of(p.sql(c.generated, m)), c.stored),
                c.identity ? Column.Identity.DEFAULT : null,
                null,
                c.comment,
                null);
    }

    private static Index index(Pair p, Model m, Model.Table t, Model.Ix i) {
        List<IndexPart> parts = i.parts().stream()
                .map(x -> x.column() != null
                        ? IndexPart.of(name(t.column(x.column())), x.descending())
                        : IndexPart.expression(p.sql(x.expr(), m), x.descending()))
                .toList();
        return new Index(
                given(i.name()),
                i.name() != null,
                i.unique(),
                parts,
                i.where() == null ? null : PerDialect.of(p.sql(i.where(), m)),
                null,
                List.of(),
                null,
                Map.of());
    }

    private static ForeignKey foreignKey(Model m, Model.Table t, Model.Fk f) {
        Model.Table ref = m.table(f.refTable());
        return new ForeignKey(
                given(f.name()),
                f.name() != null,
                names(t, f.columns()),
                QName.of(name(ref)),
                names(ref, f.refColumns()),
                f.onUpdate(),
                f.onDelete(),
                null,
                null);
    }

    /** What the user says of the way from A to B. */
    private static Hints hints(Pair p) {
        Map<ElementRef, List<Name>> renamed = new HashMap<>();
        Map<ElementRef, PerDialect<String>> backfill = new HashMap<>();
        for (Model.Table t : p.b.tables) {
            Model.Table a = p.a.table(t.id);
            if (a != null && (!a.name.equals(t.name) || a.quoted != t.quoted)) {
                renamed.put(ElementRef.of(QName.of(name(t))), history(p, t.id, name(a)));
            }
            for (Model.Column c : t.columns) {
                ElementRef ref = new ElementRef(QName.of(name(t)), name(c));
                Model.Column old = a == null ? null : a.column(c.id);
                if (old != null && (!old.name.equals(c.name) || old.quoted != c.quoted)) {
                    renamed.put(ref, history(p, c.id, name(old)));
                } else if (p.stale.containsKey(c.id) && t.column(p.stale.get(c.id)) != null) {
                    renamed.put(ref, List.of(name(t.column(p.stale.get(c.id)))));
                }
                if (p.backfill.containsKey(c.id)) {
                    backfill.put(ref, PerDialect.of(backfill(p, t, a, p.backfill.get(c.id))));
                }
            }
        }
        for (Model.Seq s : p.b.sequences) {
            p.a.sequences.stream()
                    .filter(x -> x.id() == s.id() && !x.name().equals(s.name()))
                    .forEach(x -> renamed.put(ElementRef.of(QName.of(s.name())), List.of(Name.of(x.name()))));
        }
        List<Hints.ValueRename> values = p.valueRenames.stream()
                .filter(v ->
                        p.b.table(v.table()) != null && p.b.table(v.table()).column(v.column()) != null)
                .map(v -> new Hints.ValueRename(
                        QName.of(name(p.b.table(v.table()))),
                        name(p.b.table(v.table()).column(v.column())),
                        v.from(),
                        v.to()))
                .toList();
        return new Hints(renamed, backfill, Map.of(), values, Map.of());
    }

    private static List<Name> history(Pair p, int id, Name last) {
        List<Name> all = new ArrayList<>();
        p.older.getOrDefault(id, List.of()).forEach(n -> all.add(Name.of(n)));
        all.add(last);
        return all;
    }

    /** In the names of B; a column that B no longer has by the name it had. */
    private static String backfill(Pair p, Model.Table t, Model.Table a, Expr e) {
        return e.sql(id -> p.rules.quote(p.stored(t.column(id) != null ? t.column(id) : a.column(id))), p.rules);
    }
}
