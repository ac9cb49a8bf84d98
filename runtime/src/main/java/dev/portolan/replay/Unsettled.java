package dev.portolan.replay;

import dev.portolan.diff.DiffRules;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Change;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a desired state does not show in the current one already, so that a server has to say how it reads it. What is equal
 * before it met a server is equal after: the current form of it came from a server.
 *
 * @param graph to create: {@code tables}, those that their foreign keys need, and all that is no table
 * @param tables keys of the tables whose form is not known
 * @param sequences likewise
 */
record Unsettled(Graph graph, Set<QName> tables, Set<QName> sequences) {
    /** @param seen between the current state and {@code graph}, the desired one */
    static Unsettled of(Difference seen, Graph graph, DiffRules rules) {
        Set<QName> tables = new HashSet<>();
        Set<QName> sequences = new HashSet<>();
        boolean others = false;
        for (Change change : seen.changes()) {
            if (change instanceof Change.AddTable add) {
                tables.add(key(add.table().name(), rules));
            } else if (change instanceof Change.ModifyTable modify) {
                tables.add(key(modify.to().name(), rules));
            } else if (change instanceof Change.AddSequence add) {
                sequences.add(key(add.sequence().name(), rules));
            } else if (change instanceof Change.ModifySequence modify) {
                sequences.add(key(modify.to().name(), rules));
            } else if (change instanceof Change.AddView || change instanceof Change.ModifyView) {
                return all(graph, rules);
            } else if (change instanceof Change.AddEnum || change instanceof Change.ModifyEnum) {
                others = true;
            }
        }
        if (tables.isEmpty() && sequences.isEmpty() && !others) {
            return new Unsettled(Graph.EMPTY, tables, sequences);
        }
        return tables.size() == graph.tables().size() ? all(graph, rules) : part(graph, tables, sequences, rules);
    }

    /** Everything. */
    static Unsettled all(Graph graph, DiffRules rules) {
        Set<QName> tables = new HashSet<>();
        Set<QName> sequences = new HashSet<>();
        graph.tables().forEach(t -> tables.add(key(t.name(), rules)));
        graph.sequences().forEach(s -> sequences.add(key(s.name(), rules)));
        return new Unsettled(graph, tables, sequences);
    }

    private static Unsettled part(Graph graph, Set<QName> tables, Set<QName> sequences, DiffRules rules) {
        Set<QName> needed = new HashSet<>();
        List<Table> created = new ArrayList<>();
        for (Table table : graph.tables()) {
            if (tables.contains(key(table.name(), rules))) {
                table.foreignKeys().stream().map(ForeignKey::refTable).forEach(t -> needed.add(key(t, rules)));
            }
        }
        for (Table table : graph.tables()) {
            QName key = key(table.name(), rules);
            if (tables.contains(key)) {
                created.add(table);
            } else if (needed.contains(key)) {
                created.add(table.withForeignKeys(List.of()));
            }
        }
        List<Sequence> numbers = graph.sequences().stream()
                .filter(s -> sequences.contains(key(s.name(), rules)))
                .toList();
        return new Unsettled(graph.withTables(created).withSequences(numbers).withViews(List.of()), tables, sequences);
    }

    boolean isEmpty() {
        return graph.equals(Graph.EMPTY);
    }

    /** Whether that is the whole of it. */
    boolean isAll(Graph desired) {
        return graph.equals(desired);
    }

    /** Whether the form of that table is not known; otherwise it only stands there for a foreign key. */
    boolean has(Table table, DiffRules rules) {
        return tables.contains(key(table.name(), rules));
    }

    static QName key(QName name, DiffRules rules) {
        Name schema = name.schema() == null
                ? null
                : Name.quoted(rules.nameKey(name.schema().text()));
        return new QName(schema, Name.quoted(rules.nameKey(name.text())));
    }
}
