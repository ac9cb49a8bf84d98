package dev.portolan.diff;

import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A name that nothing has, for an element that makes room in a swap of names. */
final class Temporary {
    private static final NameLimit SHORT = NameLimit.bytes(60);

    private Temporary() {}

    static UnaryOperator<Name> column(Table from, Table to) {
        Set<String> used = new HashSet<>();
        from.columns().forEach(c -> used.add(c.name().text()));
        to.columns().forEach(c -> used.add(c.name().text()));
        return name -> free(name, used);
    }

    static UnaryOperator<QName> object(Graph from, Graph to) {
        Set<String> used = new HashSet<>();
        for (Graph graph : new Graph[] {from, to}) {
            graph.tables().forEach(t -> used.add(t.name().text()));
            graph.sequences().forEach(s -> used.add(s.name().text()));
            graph.views().forEach(v -> used.add(v.name().text()));
        }
        return name -> name.sibling(free(name.name(), used));
    }

    private static Name free(Name name, Set<String> used) {
        return ConstraintNames.free("swap_" + name.text(), SHORT, n -> used.add(n.text()));
    }
}
