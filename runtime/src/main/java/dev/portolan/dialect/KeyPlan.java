package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * In which order tables come, change and go, and which foreign keys cannot be made or dropped together with their table: those
 * in a cycle, and those to a key or a column that changes under them.
 */
public final class KeyPlan {
    private final ChangeSet changes;
    private final Graph to;
    private final BiPredicate<Column, Column> compatible;
    /** To drop before all else, by table. */
    public final Map<QName, Set<Name>> early = new TreeMap<>();
    /** To add after all else, by table. */
    public final Map<QName, List<ForeignKey>> late = new TreeMap<>();
    /** Tables that come or change, each after those that it needs. */
    public final List<QName> order = new ArrayList<>();
    /** Tables that go, children first. */
    public final List<QName> dropOrder = new ArrayList<>();
    /** Whether tables go before others come, because those take over names of their indexes. */
    public final boolean dropsFirst;

    /**
     * @param sharedNames whether indexes and keys share the names of a schema with tables
     * @param compatible whether a foreign key may stand while its column becomes the other
     */
    public KeyPlan(ChangeSet changes, Graph to, boolean sharedNames, BiPredicate<Column, Column> compatible) {
        this.changes = changes;
        this.to = to;
        this.compatible = compatible;
        RelationNames names = new RelationNames(changes, sharedNames);
        this.dropsFirst = names.conflict();
        unsettled();
        arrange(names);
        drops();
    }

    public Set<Name> lateNames(QName table) {
        Set<Name> names = new HashSet<>();
        late.getOrDefault(table, List.of()).forEach(k -> names.add(k.name()));
        return names;
    }

    /** Drops a key that stays before all else, and makes it again after all else. */
    public void standAside(QName table, ForeignKey key) {
        drop(table, key);
        add(table, key);
    }

    private void drop(QName table, ForeignKey key) {
        early.computeIfAbsent(table, t -> new java.util.LinkedHashSet<>()).add(key.name());
    }

    private void add(QName table, ForeignKey key) {
        if (!lateNames(table).contains(key.name())) {
            late.computeIfAbsent(table, t -> new ArrayList<>()).add(key);
        }
    }

    /** Keys of a table that go, as sets of columns, and columns whose new type does not go with the old one. */
    private record Unsettled(Set<Set<Name>> keys, Set<Name> columns) {
        private static final Unsettled NONE = new Unsettled(Set.of(), Set.of());

        boolean concerns(List<Name> refColumns) {
            return keys.contains(Set.copyOf(refColumns)) || refColumns.stream().anyMatch(columns::contains);
        }
    }

    private Unsettled of(Change.ModifyTable change) {
        Unsettled found = new Unsettled(new HashSet<>(), new HashSet<>());
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyPrimaryKey k && k.from() != null) {
                found.keys.add(Set.copyOf(k.from().columns()));
            } else if (c instanceof TableChange.ModifyUnique u && u.from() != null) {
                found.keys.add(Set.copyOf(u.from().columns()));
            } else if (c instanceof TableChange.ModifyIndex i
                    && i.from() != null
                    && i.from().unique()) {
                found.keys.add(columns(i.from()));
            } else if (c instanceof TableChange.ModifyColumn m && !isSettled(m.from(), m.to())) {
                found.columns.add(m.to().name());
            }
        }
        return found;
    }

    private static Set<Name> columns(Index index) {
        Set<Name> names = new HashSet<>();
        index.parts().forEach(p -> names.add(p.column()));
        return names;
    }

    private boolean isSettled(Column from, Column to) {
        if (from.physicalType() instanceof Raw || to.physicalType() instanceof Raw) {
            return from.physicalType().equals(to.physicalType());
        }
        return compatible.test(from, to);
    }

    private void unsettled() {
        Map<QName, Unsettled> unsettled = new HashMap<>();
        changes.modified.forEach((name, change) -> unsettled.put(name, of(change)));
        boolean any =
                dropsFirst || unsettled.values().stream().anyMatch(u -> !u.keys.isEmpty() || !u.columns.isEmpty());
        if (!any) {
            return;
        }
        for (Table table : to.tables()) {
            if (!changes.added.containsKey(table.name())) {
                Unsettled own = unsettled.getOrDefault(table.name(), Unsettled.NONE);
                Map<Name, TableChange.ModifyForeignKey> changed = changed(table.name());
                for (ForeignKey key : table.foreignKeys()) {
                    Unsettled other = unsettled.getOrDefault(key.refTable(), Unsettled.NONE);
                    if (other.concerns(key.refColumns())
                            || key.columns().stream().anyMatch(own.columns::contains)) {
                        TableChange.ModifyForeignKey change = changed.get(key.name());
                        if (change == null) {
                            drop(table.name(), key);
                        }
                        add(table.name(), key);
                    }
                }
            }
        }
        for (Change.ModifyTable change : changes.modified.values()) {
            for (TableChange.ModifyForeignKey c : changed(change.to().name()).values()) {
                boolean targetGoes = c.from() != null
                        && (unsettled
                                        .getOrDefault(c.from().refTable(), Unsettled.NONE)
                                        .concerns(c.from().refColumns())
                                || dropsFirst
                                        && changes.dropped.containsKey(c.from().refTable()));
                if (targetGoes) {
                    drop(change.to().name(), c.from());
                }
            }
        }
        for (Table table : changes.dropped.values()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (unsettled.getOrDefault(key.refTable(), Unsettled.NONE).concerns(key.refColumns())) {
                    drop(table.name(), key);
                }
            }
        }
    }

    /** The changes of foreign keys of a table by the name that the key has after, or had before where it goes. */
    private Map<Name, TableChange.ModifyForeignKey> changed(QName table) {
        Map<Name, TableChange.ModifyForeignKey> changed = new LinkedHashMap<>();
        Change.ModifyTable change = changes.modified.get(table);
        if (change != null) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.ModifyForeignKey key) {
                    changed.put((key.to() == null ? key.from() : key.to()).name(), key);
                }
            }
        }
        return changed;
    }

    private List<ForeignKey> newKeys(QName table) {
        if (changes.added.containsKey(table)) {
            return changes.added.get(table).foreignKeys();
        }
        Set<Name> postponed = lateNames(table);
        return changed(table).values().stream()
                .map(TableChange.ModifyForeignKey::to)
                .filter(k -> k != null && !postponed.contains(k.name()))
                .toList();
    }

    private void arrange(RelationNames names) {
        List<QName> nodes = new ArrayList<>(changes.added.keySet());
        changes.modified.keySet().stream()
                .filter(t -> !changes.added.containsKey(t))
                .forEach(nodes::add);
        Map<QName, List<QName>> needs = new HashMap<>();
        for (QName node : nodes) {
            List<QName> needed = new ArrayList<>(names.needed(node));
            newKeys(node).forEach(k -> needed.add(k.refTable()));
            needs.put(node, needed);
        }
        for (List<QName> group : Components.of(nodes, needs::get)) {
            Set<QName> members = Set.copyOf(group);
            for (QName table : group) {
                order.add(table);
                if (group.size() > 1) {
                    newKeys(table).stream()
                            .filter(k -> members.contains(k.refTable())
                                    && !k.refTable().equals(table))
                            .forEach(k -> add(table, k));
                }
            }
        }
    }

    private void drops() {
        Map<QName, List<QName>> children = new HashMap<>();
        for (Table table : changes.dropped.values()) {
            for (ForeignKey key : table.foreignKeys()) {
                children.computeIfAbsent(key.refTable(), t -> new ArrayList<>()).add(table.name());
            }
        }
        List<QName> nodes = List.copyOf(changes.dropped.keySet());
        for (List<QName> group : Components.of(nodes, t -> children.getOrDefault(t, List.of()))) {
            group.stream().sorted().forEach(dropOrder::add);
            Set<QName> members = Set.copyOf(group);
            for (QName table : group) {
                for (ForeignKey key : changes.dropped.get(table).foreignKeys()) {
                    if (members.contains(key.refTable()) && !key.refTable().equals(table)) {
                        drop(table, key);
                    }
                }
            }
        }
    }
}
