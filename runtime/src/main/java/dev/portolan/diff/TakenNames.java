package dev.portolan.diff;

import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.HashSet;
import java.util.Set;

/** Names that exist in a schema and that an index, or a constraint made of one, cannot have again. */
final class TakenNames {
    private final DiffRules rules;
    private final Graph graph;
    private Set<QName> names;

    TakenNames(DiffRules rules, Graph graph) {
        this.rules = rules;
        this.graph = graph;
    }

    /** Only when first asked: most differences never do. */
    private void learn() {
        names = new HashSet<>();
        graph.sequences().forEach(s -> add(s.name(), s.name().name()));
        graph.views().forEach(v -> add(v.name(), v.name().name()));
        for (Table table : graph.tables()) {
            add(table.name(), table.name().name());
            table.indexes().forEach(i -> add(table.name(), i.name()));
            table.uniques().forEach(u -> add(table.name(), u.name()));
            table.foreignKeys().forEach(f -> add(table.name(), f.name()));
            table.checks().forEach(c -> add(table.name(), c.name()));
            if (table.primaryKey() != null) {
                add(table.name(), table.primaryKey().name());
            }
        }
    }

    private void add(QName sibling, Name name) {
        if (name != null) {
            names.add(key(sibling, name));
        }
    }

    boolean contains(QName sibling, Name name) {
        if (names == null) {
            learn();
        }
        return names.contains(key(sibling, name));
    }

    private QName key(QName sibling, Name name) {
        return sibling.sibling(Name.quoted(rules.nameKey(name.text())));
    }
}
