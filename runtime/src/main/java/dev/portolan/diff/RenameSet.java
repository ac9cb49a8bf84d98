package dev.portolan.diff;

import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The renames between two graphs that act.
 *
 * @param tables new name to old name
 * @param sequences new name to old name
 * @param columns by new name of their table: new name to old name; no entry for a table without
 * @param ambiguous old names that several elements claim
 */
record RenameSet(
        Map<QName, QName> tables,
        Map<QName, QName> sequences,
        Map<QName, Map<Name, Name>> columns,
        List<ElementRef> ambiguous) {
    static final RenameSet NONE = new RenameSet(Map.of(), Map.of(), Map.of(), List.of());

    static RenameSet of(Graph from, Graph to, Hints hints, Fresh fresh) {
        if (hints.renamedFrom().isEmpty()) {
            return NONE;
        }
        Map<QName, List<QName>> objects = new HashMap<>();
        Map<QName, Map<Name, List<Name>>> columns = new HashMap<>();
        hints.renamedFrom().forEach((element, olds) -> {
            if (element.column() == null) {
                objects.put(
                        element.object(),
                        olds.stream().map(element.object()::sibling).toList());
            } else {
                columns.computeIfAbsent(element.object(), k -> new HashMap<>()).put(element.column(), olds);
            }
        });
        List<ElementRef> ambiguous = new ArrayList<>();
        RenameRule<QName> tables =
                objects(names(from.tables(), Table::name), names(to.tables(), Table::name), objects, fresh);
        RenameRule<QName> sequences =
                objects(names(from.sequences(), Sequence::name), names(to.sequences(), Sequence::name), objects, fresh);
        tables.ambiguous().forEach(old -> ambiguous.add(ElementRef.of(old)));
        sequences.ambiguous().forEach(old -> ambiguous.add(ElementRef.of(old)));
        Map<QName, Table> before = from.tablesByName();
        Set<QName> leaving = new HashSet<>(tables.renames().values());
        Map<QName, Map<Name, Name>> renamedColumns = new HashMap<>();
        for (Table table : to.tables()) {
            Table old = before.get(tables.renames().getOrDefault(table.name(), table.name()));
            Map<Name, List<Name>> said = columns.get(table.name());
            boolean isNew = leaving.contains(table.name()) && !tables.renames().containsKey(table.name());
            if (old == null || said == null || isNew) {
                continue;
            }
            RenameRule<Name> rule = RenameRule.of(
                    names(old.columns(), Column::name),
                    names(table.columns(), Column::name),
                    said,
                    (name, o) -> fresh.isNew(new ElementRef(table.name(), name), o));
            rule.ambiguous().forEach(o -> ambiguous.add(new ElementRef(table.name(), o)));
            if (!rule.renames().isEmpty()) {
                renamedColumns.put(table.name(), rule.renames());
            }
        }
        return new RenameSet(tables.renames(), sequences.renames(), renamedColumns, ambiguous);
    }

    private static RenameRule<QName> objects(
            Set<QName> before, Set<QName> after, Map<QName, List<QName>> said, Fresh fresh) {
        return RenameRule.of(before, after, said, (name, old) -> fresh.isNew(ElementRef.of(name), old.name()));
    }

    private static <T, K> Set<K> names(List<T> elements, Function<T, K> name) {
        return elements.stream().map(name).collect(Collectors.toSet());
    }

    boolean isEmpty() {
        return tables.isEmpty() && sequences.isEmpty() && columns.isEmpty();
    }

    /** Renamed columns of a table, new name to old name. */
    Map<Name, Name> columnsOf(QName table) {
        return columns.getOrDefault(table, Map.of());
    }
}
