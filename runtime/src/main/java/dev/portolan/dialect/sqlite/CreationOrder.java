package dev.portolan.dialect.sqlite;

import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/** Tables in an order in which each comes after those that it refers to; by name where that leaves a choice. */
final class CreationOrder {
    private CreationOrder() {}

    /** In a cycle the first by name goes first: SQLite lets a foreign key refer to a table that comes later. */
    static List<Table> of(List<Table> tables) {
        TreeMap<QName, Table> waiting = new TreeMap<>();
        tables.forEach(t -> waiting.put(t.name(), t));
        Map<QName, Set<QName>> children = new HashMap<>();
        Map<QName, Integer> missing = new HashMap<>();
        for (Table table : tables) {
            Set<QName> parents = new HashSet<>();
            for (ForeignKey fk : table.foreignKeys()) {
                if (!fk.refTable().equals(table.name()) && waiting.containsKey(fk.refTable())) {
                    parents.add(fk.refTable());
                }
            }
            parents.forEach(
                    p -> children.computeIfAbsent(p, k -> new HashSet<>()).add(table.name()));
            missing.put(table.name(), parents.size());
        }
        PriorityQueue<QName> ready = new PriorityQueue<>();
        missing.forEach((name, count) -> {
            if (count == 0) {
                ready.add(name);
            }
        });
        List<Table> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            QName next = ready.isEmpty() ? waiting.firstKey() : ready.poll();
            Table table = waiting.remove(next);
            if (table == null) {
                continue;
            }
            ordered.add(table);
            for (QName child : children.getOrDefault(next, Set.of())) {
                if (missing.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return ordered;
    }
}
