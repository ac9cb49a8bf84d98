package dev.portolan.review;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Graphs as flat lists of elements, so that two of them can be told apart piece by piece. */
final class Elements {
    private final DiffRules rules;

    Elements(DiffRules rules) {
        this.rules = rules;
    }

    /** What is there: each element with all that it says. */
    Map<Element, Object> of(Graph graph) {
        Map<Element, Object> all = new LinkedHashMap<>();
        graph.tables().forEach(t -> table(all, t));
        graph.views().forEach(v -> all.put(whole("view", v.name()), v));
        graph.sequences().forEach(s -> all.put(whole("sequence", s.name()), s));
        graph.enums().forEach(e -> all.put(whole("type", e.name()), e));
        graph.extensions().forEach(e -> all.put(new Element("extension", null, key(e.name())), e));
        graph.schemas().forEach(s -> all.put(new Element("schema", null, key(s.name())), s));
        for (Opaque opaque : graph.opaques()) {
            String table = opaque.table() == null ? null : key(opaque.table());
            all.put(new Element(opaque.kind(), table, key(opaque.name())), opaque);
        }
        return all;
    }

    /** Only what differs: before and after of each, null where it was not there or is not any more. */
    Map<Element, Object[]> between(Graph before, Graph after) {
        Map<Element, Object> was = new LinkedHashMap<>(of(less(before, after)));
        Map<Element, Object> is = of(less(after, before));
        Map<Element, Object[]> changed = new LinkedHashMap<>();
        was.forEach((element, value) -> {
            Object now = is.get(element);
            if (!value.equals(now)) {
                changed.put(element, new Object[] {value, now});
            }
        });
        is.forEach((element, value) -> {
            if (!was.containsKey(element)) {
                changed.put(element, new Object[] {null, value});
            }
        });
        return changed;
    }

    /** Without the tables that are alike in both: most are, at each statement. */
    private static Graph less(Graph graph, Graph other) {
        Map<QName, Table> tables = new HashMap<>(other.tablesByName());
        return graph.withTables(graph.tables().stream()
                .filter(t -> !t.equals(tables.get(t.name())))
                .toList());
    }

    Element table(Table table) {
        return whole(Element.TABLE, table.name());
    }

    /** Keys of its columns, in order; a new list at each call. */
    List<String> columns(Table table) {
        List<String> keys = new ArrayList<>();
        table.columns().forEach(c -> keys.add(key(c.name())));
        return keys;
    }

    private void table(Map<Element, Object> all, Table t) {
        String table = key(t.name());
        all.put(table(t), List.of(t.comment() == null ? "" : t.comment(), t.options()));
        for (Column c : t.columns()) {
            all.put(new Element(Element.COLUMN, table, key(c.name())), c);
        }
        if (t.primaryKey() != null) {
            all.put(new Element("primary key", table, ""), t.primaryKey());
        }
        for (Unique u : t.uniques()) {
            all.put(new Element("unique constraint", table, key(u.name(), u.named(), u.columns())), u);
        }
        for (Index i : t.indexes()) {
            all.put(
                    new Element(
                            Element.INDEX, table, i.name() == null ? i.parts().toString() : key(i.name())),
                    i);
        }
        for (ForeignKey f : t.foreignKeys()) {
            all.put(new Element("foreign key", table, key(f.name(), f.named(), f.columns())), f);
        }
        for (Check c : t.checks()) {
            boolean named = c.named() && c.name() != null;
            String text = String.valueOf(c.expression().value());
            all.put(new Element("check", table, named ? key(c.name()) : text), c);
        }
    }

    /** What two of different names have in common when one of them is too many; null for what may be there twice. */
    Object shape(Object value) {
        if (value instanceof Index i) {
            return List.of(i.parts(), String.valueOf(i.where()), String.valueOf(i.method()));
        }
        if (value instanceof Unique u && !u.isExclusion()) {
            return u.columns();
        }
        return value instanceof ForeignKey f ? List.of(f.columns(), f.refTable(), f.refColumns()) : null;
    }

    private Element whole(String kind, QName name) {
        return new Element(kind, null, key(name));
    }

    private String key(Name name, boolean named, List<Name> columns) {
        if (named && name != null) {
            return key(name);
        }
        List<String> keys = new ArrayList<>();
        columns.forEach(c -> keys.add(key(c)));
        return "(" + String.join(", ", keys) + ")";
    }

    private String key(QName name) {
        String schema =
                name.schema() == null ? "" : rules.objectKey(name.schema().text()) + ".";
        return schema + rules.objectKey(name.text());
    }

    private String key(Name name) {
        return rules.nameKey(name.text());
    }
}
