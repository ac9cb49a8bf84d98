package dev.portolan.diff;

import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Spells names of a wanted graph as they exist, where a server takes both spellings for one name. */
final class Spelling {
    private final DiffRules rules;
    private final Map<QName, QName> existing = new HashMap<>();
    private final Map<QName, Table> existingTables = new HashMap<>();
    private RenameSet renames = RenameSet.NONE;
    private Renamed renamed;

    private Spelling(DiffRules rules) {
        this.rules = rules;
    }

    static Spelling of(Graph from, Graph to, Hints hints, DiffRules rules) {
        Spelling spelling = new Spelling(rules);
        spelling.learn(from);
        spelling.compare(to, hints);
        spelling.renamed = new Renamed(spelling.renames, rules);
        return spelling;
    }

    private void learn(Graph from) {
        from.sequences().forEach(s -> existing.put(key(s.name()), s.name()));
        from.views().forEach(v -> existing.put(key(v.name()), v.name()));
        for (Table table : from.tables()) {
            existing.put(key(table.name()), table.name());
            existingTables.put(table.name(), table);
        }
    }

    private void compare(Graph to, Hints hints) {
        Map<QName, QName> tables = new HashMap<>();
        Map<QName, QName> sequences = new HashMap<>();
        Map<QName, Map<Name, Name>> respelledColumns = new HashMap<>();
        for (Sequence sequence : to.sequences()) {
            QName spelled = spelled(sequence.name());
            if (!spelled.equals(sequence.name())) {
                sequences.put(spelled, sequence.name());
            }
        }
        for (Table table : to.tables()) {
            QName spelled = spelled(table.name());
            if (!spelled.equals(table.name())) {
                tables.put(spelled, table.name());
            }
            Table known = existing(table.name(), hints);
            if (known == null || haveSameNames(known.columns(), table.columns())) {
                continue;
            }
            Map<String, Name> columns = byKey(known);
            Map<Name, Name> respelled = new HashMap<>();
            for (Column column : table.columns()) {
                Name as = columns.getOrDefault(rules.nameKey(column.name().text()), column.name());
                if (!as.equals(column.name())) {
                    respelled.put(as, column.name());
                }
            }
            if (!respelled.isEmpty()) {
                respelledColumns.put(spelled, respelled);
            }
        }
        renames = new RenameSet(tables, sequences, respelledColumns, List.of());
    }

    /** The table under its name, else under the latest of its earlier names that exists; null for none. */
    private Table existing(QName wanted, Hints hints) {
        Table table = existingTables.get(spelled(wanted));
        for (Name old : hints.renamedFrom().getOrDefault(ElementRef.of(wanted), List.of())) {
            table = existingTables.getOrDefault(spelled(wanted.sibling(old)), table);
        }
        return table;
    }

    private static boolean haveSameNames(List<Column> a, List<Column> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            same = a.get(i).name().equals(b.get(i).name());
        }
        return same;
    }

    private Map<String, Name> byKey(Table table) {
        Map<String, Name> columns = new HashMap<>();
        table.columns().forEach(c -> columns.put(rules.nameKey(c.name().text()), c.name()));
        return columns;
    }

    Graph graph(Graph to) {
        return renamed.graph(to);
    }

    Hints hints(Hints hints) {
        Map<ElementRef, List<Name>> renamedFrom = new HashMap<>();
        hints.renamedFrom()
                .forEach((element, olds) -> renamedFrom.put(
                        element(element),
                        olds.stream().map(old -> old(element, old, hints)).toList()));
        Map<ElementRef, PerDialect<String>> backfill = new HashMap<>();
        hints.backfill().forEach((element, sql) -> backfill.put(element(element), sql));
        Map<ElementRef, PerDialect<String>> using = new HashMap<>();
        hints.using().forEach((element, sql) -> using.put(element(element), sql));
        Map<ElementRef, String> origin = new HashMap<>();
        hints.origin().forEach((element, java) -> origin.put(element(element), java));
        List<Hints.ValueRename> values = hints.values().stream()
                .map(v -> {
                    ElementRef column = element(new ElementRef(v.table(), v.column()));
                    return new Hints.ValueRename(column.object(), column.column(), v.from(), v.to());
                })
                .toList();
        Map<ElementRef, Set<Shape>> shapes = new HashMap<>();
        hints.shapes().forEach((element, kinds) -> shapes.put(element(element), kinds));
        return new Hints(renamedFrom, backfill, using, values, origin, shapes);
    }

    private Name old(ElementRef element, Name old, Hints hints) {
        if (element.column() == null) {
            return spelled(element.object().sibling(old)).name();
        }
        Table table = existing(element.object(), hints);
        return table == null ? old : byKey(table).getOrDefault(rules.nameKey(old.text()), old);
    }

    private ElementRef element(ElementRef element) {
        return renamed.element(element);
    }

    private QName spelled(QName name) {
        return existing.getOrDefault(key(name), name);
    }

    private QName key(QName name) {
        return name.sibling(Name.quoted(rules.objectKey(name.name().text())));
    }
}
