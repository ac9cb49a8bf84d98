package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables, their keys and indexes share the names of a schema: one has to go before another takes its name over. */
final class RelationNames {
    private final Map<QName, Set<QName>> taken = new HashMap<>();
    private final Map<QName, QName> releasedBy = new HashMap<>();
    private final boolean shared;
    private final Set<QName> goneWithTables = new HashSet<>();

    /** @param shared whether indexes and keys share the names of tables; otherwise only tables take names over */
    RelationNames(ChangeSet changes, boolean shared) {
        this.shared = shared;
        changes.added.values().forEach(t -> taken.put(t.name(), of(t)));
        changes.modified.values().forEach(this::changed);
        changes.dropped.values().forEach(t -> goneWithTables.addAll(of(t)));
        Set<QName> sequences = new HashSet<>();
        changes.addedSequences.forEach(s -> sequences.add(s.name()));
        taken.put(QName.quoted(""), sequences);
    }

    /** Whether something new has a name that a dropped table, or something of it, has now. */
    boolean conflict() {
        return !goneWithTables.isEmpty()
                && taken.values().stream().flatMap(Set::stream).anyMatch(goneWithTables::contains);
    }

    /** Tables that must change before that one, because they give up a name. */
    List<QName> needed(QName table) {
        List<QName> needed = new ArrayList<>();
        for (QName name : taken.getOrDefault(table, Set.of())) {
            QName holder = releasedBy.get(name);
            if (holder != null && !holder.equals(table)) {
                needed.add(holder);
            }
        }
        return needed;
    }

    private Set<QName> of(Table table) {
        Set<QName> names = new HashSet<>();
        names.add(table.name());
        table.indexes().forEach(i -> add(names, table, i.name()));
        table.uniques().forEach(u -> add(names, table, u.name()));
        if (table.primaryKey() != null) {
            add(names, table, table.primaryKey().name());
        }
        return names;
    }

    private void add(Set<QName> names, Table table, Name name) {
        if (shared && name != null) {
            names.add(table.name().sibling(name));
        }
    }

    private void changed(Change.ModifyTable change) {
        Table table = change.to();
        Set<QName> takes = new HashSet<>();
        Set<QName> releases = new HashSet<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyIndex i) {
                add(releases, table, i.from() == null ? null : i.from().name());
                add(takes, table, i.to() == null ? null : i.to().name());
            } else if (c instanceof TableChange.ModifyUnique u) {
                add(releases, table, u.from() == null ? null : u.from().name());
                add(takes, table, u.to() == null ? null : u.to().name());
            } else if (c instanceof TableChange.ModifyPrimaryKey k) {
                add(releases, table, k.from() == null ? null : k.from().name());
                add(takes, table, k.to() == null ? null : k.to().name());
            }
        }
        taken.put(table.name(), takes);
        releases.forEach(n -> releasedBy.put(n, table.name()));
    }
}
