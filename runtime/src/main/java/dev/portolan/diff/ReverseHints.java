package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Hints.ValueRename;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the renames out of changes and turns them round. */
final class ReverseHints {
    private ReverseHints() {}

    static Hints of(List<Change> changes) {
        Map<QName, QName> oldObjects = new LinkedHashMap<>();
        Map<QName, Map<Name, Name>> oldColumns = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.RenameTable rename) {
                compose(oldObjects, rename.from(), rename.to());
            } else if (change instanceof Change.RenameSequence rename) {
                compose(oldObjects, rename.from(), rename.to());
            } else if (change instanceof Change.ModifyTable modify) {
                oldColumns.put(modify.to().name(), oldColumns(modify));
            }
        }
        Map<ElementRef, List<Name>> renamedFrom = new HashMap<>();
        oldObjects.forEach((name, old) -> renamedFrom.put(ElementRef.of(old), List.of(name.name())));
        oldColumns.forEach((table, columns) -> columns.forEach((name, old) ->
                renamedFrom.put(new ElementRef(oldObjects.getOrDefault(table, table), old), List.of(name))));
        List<ValueRename> values = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.RenameValue rename) {
                QName table = oldObjects.getOrDefault(rename.table(), rename.table());
                Name column = oldColumns
                        .getOrDefault(rename.table(), Map.of())
                        .getOrDefault(rename.column(), rename.column());
                values.add(new ValueRename(table, column, rename.to(), rename.from()));
            }
        }
        return new Hints(renamedFrom, Map.of(), Map.of(), values, Map.of());
    }

    /** New name to old name, steps over temporary names put together. */
    static Map<Name, Name> oldColumns(Change.ModifyTable modify) {
        Map<Name, Name> oldOf = new LinkedHashMap<>();
        for (TableChange change : modify.changes()) {
            if (change instanceof TableChange.RenameColumn rename) {
                compose(oldOf, rename.from(), rename.to());
            }
        }
        return oldOf;
    }

    private static <K> void compose(Map<K, K> oldOf, K from, K to) {
        K old = oldOf.remove(from);
        oldOf.put(to, old == null ? from : old);
    }
}
