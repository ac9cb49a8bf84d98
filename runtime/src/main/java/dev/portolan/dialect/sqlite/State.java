package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Change.RenameTable;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a plan knows of the database before and after it. */
final class State {
    final Graph from;
    final Graph to;
    /** Old to new, for tables that are renamed. */
    final Map<QName, QName> newNames = new LinkedHashMap<>();

    private final Map<QName, List<Opaque>> triggers = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    State(Graph from, Graph to, List<RenameTable> renames) {
        this.from = from;
        this.to = to;
        Map<QName, QName> oldNames = new LinkedHashMap<>();
        for (RenameTable rename : renames) {
            QName first = oldNames.remove(rename.from());
            oldNames.put(rename.to(), first == null ? rename.from() : first);
        }
        oldNames.forEach((name, old) -> newNames.put(old, name));
        for (Opaque opaque : from.opaques()) {
            if (opaque.kind().equals("trigger") && opaque.table() != null) {
                triggers.computeIfAbsent(newName(opaque.table()), t -> new ArrayList<>())
                        .add(opaque);
            }
        }
        take(from);
        take(to);
    }

    private void take(Graph graph) {
        for (Table table : graph.tables()) {
            taken.add(SqliteNames.fold(table.name().text()));
            for (Index index : table.indexes()) {
                taken.add(SqliteNames.fold(index.name().text()));
            }
        }
        graph.views().forEach(v -> taken.add(SqliteNames.fold(v.name().text())));
        graph.opaques().forEach(o -> taken.add(SqliteNames.fold(o.name().text())));
    }

    QName newName(QName old) {
        return newNames.getOrDefault(old, old);
    }

    /** Those on a table or view, by its new name, as they were before all changes. */
    List<Opaque> triggersOn(QName table) {
        return triggers.getOrDefault(table, List.of());
    }

    /** A name that nothing has. */
    QName free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(SqliteNames.fold(name)); i++) {
            name = wanted + "_" + i;
        }
        return QName.of(Name.quoted(name));
    }
}
