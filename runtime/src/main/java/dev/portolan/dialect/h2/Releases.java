package dev.portolan.dialect.h2;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.KeyPlan;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Constraints and indexes that go first, all of them before anything else changes: their names are names of the schema. Beside
 * those in the changes these are some that stay and are made again, because they stand on what changes.
 */
final class Releases {
    private final ChangeSet changes;
    private final Graph to;
    /** By table under its new name: the name under which it is dropped. */
    private final Map<QName, Set<Name>> foreignKeys = new LinkedHashMap<>();

    private final Map<QName, Set<Name>> constraints = new LinkedHashMap<>();
    private final Map<QName, Map<Name, Index>> indexes = new LinkedHashMap<>();
    /** By table: what stays is made again under that name. */
    private final Map<QName, Set<Name>> restored = new HashMap<>();

    Releases(ChangeSet changes, Graph to, KeyPlan keys) {
        this.changes = changes;
        this.to = to;
        keys.early.forEach((table, names) -> names.forEach(n -> foreignKey(table, n)));
        changes.modified.values().forEach(this::changed);
        changes.modified.values().forEach(this::replaced);
        changes.modified.values().forEach(this::usersOfIndexes);
        changes.modified.values().forEach(this::heirsOfIndexes);
        changes.modified.values().forEach(this::renamed);
    }

    /**
     * A foreign key of which several columns get other names is made anew: the server lists them under their old names, and which
     * is which could not be told.
     */
    private void renamed(Change.ModifyTable change) {
        Table table = change.to();
        Set<Name> made = TableWork.made(change);
        for (ForeignKey key : table.foreignKeys()) {
            long names = key.columns().stream()
                    .filter(c -> !TableWork.oldName(change, c).equals(c))
                    .count();
            if (names > 1 && !made.contains(key.name())) {
                foreignKeyAgain(table.name(), key);
            }
        }
    }

    /** The name before renames. */
    private Name old(QName table, Name name) {
        Change.ModifyTable change = changes.modified.get(table);
        if (change != null) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.RenameConstraint rename
                        && rename.to().equals(name)) {
                    return rename.from();
                }
            }
        }
        return name;
    }

    private void foreignKey(QName table, Name name) {
        foreignKeys.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(old(table, name));
    }

    private void constraint(QName table, Name name) {
        constraints.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(old(table, name));
    }

    private void index(QName table, Index index) {
        Name name = old(table, index.name());
        indexes.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(name, index.withName(name));
    }

    private void restore(QName table, Name name) {
        restored.computeIfAbsent(table, t -> new HashSet<>()).add(name);
    }

    /** Whether something that stays is made again after it has gone. */
    boolean restores(QName table, Name name) {
        return restored.getOrDefault(table, Set.of()).contains(name);
    }

    private void changed(Change.ModifyTable change) {
        QName table = change.to().name();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyForeignKey f && f.from() != null) {
                foreignKey(table, f.from().name());
            } else if (c instanceof TableChange.ModifyUnique u && u.from() != null) {
                constraint(table, u.from().name());
            } else if (c instanceof TableChange.ModifyPrimaryKey k && k.from() != null) {
                constraint(table, k.from().name());
            } else if (c instanceof TableChange.ModifyCheck k && k.from() != null) {
                constraint(table, k.from().name());
            } else if (c instanceof TableChange.ModifyIndex i
                    && i.from() != null
                    && !TableWork.isCommentOnly(change.to(), i)) {
                index(table, i.from());
            }
        }
    }

    /** What hangs on a column that is dropped and made anew. */
    private void replaced(Change.ModifyTable change) {
        Set<Name> columns = TableWork.replaced(change);
        if (columns.isEmpty()) {
            return;
        }
        Table table = change.to();
        Set<Name> made = TableWork.made(change);
        for (Unique unique : table.uniques()) {
            if (!made.contains(unique.name()) && unique.columns().stream().anyMatch(columns::contains)) {
                constraintAgain(table, unique.name(), unique.columns());
            }
        }
        for (Check check : table.checks()) {
            if (!made.contains(check.name()) && Tokens.mentions(Ddl.text(check.expression()), columns)) {
                constraint(table.name(), check.name());
                restore(table.name(), check.name());
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            if (!made.contains(key.name()) && key.columns().stream().anyMatch(columns::contains)) {
                foreignKeyAgain(table.name(), key);
            }
        }
        for (Index index : table.indexes()) {
            if (!made.contains(index.name()) && Tokens.mentions(index, columns)) {
                index(table.name(), index);
                restore(table.name(), index.name());
            }
        }
    }

    private void foreignKeyAgain(QName table, ForeignKey key) {
        Name old = old(table, key.name());
        if (foreignKeys.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(old)) {
            restore(table, key.name());
        }
    }

    /** With the foreign keys that refer to it. */
    private void constraintAgain(Table table, Name name, List<Name> columns) {
        constraint(table.name(), name);
        restore(table.name(), name);
        for (Table other : to.tables()) {
            for (ForeignKey key : other.foreignKeys()) {
                boolean refers = key.refTable().equals(table.name())
                        && Set.copyOf(key.refColumns()).equals(Set.copyOf(columns));
                Change.ModifyTable change = changes.modified.get(other.name());
                boolean made = changes.added.containsKey(other.name())
                        || change != null && TableWork.made(change).contains(key.name());
                if (refers && !made) {
                    foreignKeyAgain(other.name(), key);
                }
            }
        }
    }

    /** A constraint may use an index that was there before it, and then the server does not drop that. */
    private void usersOfIndexes(Change.ModifyTable change) {
        Table table = change.to();
        Set<Name> made = TableWork.made(change);
        for (Index index :
                List.copyOf(indexes.getOrDefault(table.name(), Map.of()).values())) {
            List<Name> columns = index.parts().stream().map(IndexPart::column).toList();
            for (ForeignKey key : table.foreignKeys()) {
                int size = key.columns().size();
                boolean uses = columns.size() >= size
                        && Set.copyOf(columns.subList(0, size)).equals(Set.copyOf(key.columns()));
                if (uses && !made.contains(key.name())) {
                    foreignKeyAgain(table.name(), key);
                }
            }
            for (Unique unique : table.uniques()) {
                boolean uses = index.unique() && Set.copyOf(columns).equals(Set.copyOf(unique.columns()));
                if (uses && !made.contains(unique.name())) {
                    constraintAgain(table, unique.name(), unique.columns());
                }
            }
        }
    }

    /**
     * A foreign key inherits the index of a unique constraint that goes, and the server lists its columns in that one's order: it is
     * made anew.
     */
    private void heirsOfIndexes(Change.ModifyTable change) {
        Table table = change.to();
        Set<Name> made = TableWork.made(change);
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyUnique u && u.from() != null) {
                for (ForeignKey key : table.foreignKeys()) {
                    boolean inherits = !u.from().columns().equals(key.columns())
                            && Set.copyOf(u.from().columns()).equals(Set.copyOf(key.columns()));
                    if (inherits && !made.contains(key.name())) {
                        foreignKeyAgain(table.name(), key);
                    }
                }
            }
        }
    }

    /** Before renames. */
    void write(Script script) {
        foreignKeys.forEach((table, names) -> drop(script, table, names));
        constraints.forEach((table, names) -> drop(script, table, names));
        indexes.forEach((table, all) -> all.values().forEach(i -> IndexText.drop(script, changes.oldName(table), i)));
        defaultsOfSequences(script);
    }

    private void drop(Script script, QName table, Set<Name> names) {
        names.forEach(n -> script.alter(changes.oldName(table), List.of("DROP CONSTRAINT " + Ddl.quoted(n))));
    }

    /** A column that takes its numbers from a sequence which gets another name, and so is another. */
    private void defaultsOfSequences(Script script) {
        if (changes.renamedSequences.isEmpty()) {
            return;
        }
        for (Change.ModifyTable change : changes.modified.values()) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.ModifyColumn m
                        && m.from().physicalDefault() != null
                        && m.from().physicalDefault().contains("NEXT VALUE FOR")) {
                    Column column = m.from();
                    script.alter(
                            changes.oldName(change.to().name()),
                            List.of("ALTER COLUMN " + Ddl.quoted(TableWork.oldName(change, column.name()))
                                    + " DROP DEFAULT"));
                }
            }
        }
    }

    /** The changes of tables without renames of what is made again under its new name. */
    List<Change.ModifyTable> renames() {
        List<Change.ModifyTable> result = new ArrayList<>();
        for (Change.ModifyTable change : changes.modified.values()) {
            List<TableChange> kept = change.changes().stream()
                    .filter(c -> c instanceof TableChange.RenameConstraint r
                            && !isReleased(change.to().name(), r.from()))
                    .toList();
            result.add(new Change.ModifyTable(change.from(), change.to(), kept));
        }
        return result;
    }

    private boolean isReleased(QName table, Name old) {
        return foreignKeys.getOrDefault(table, Set.of()).contains(old)
                || constraints.getOrDefault(table, Set.of()).contains(old)
                || indexes.getOrDefault(table, Map.of()).containsKey(old);
    }
}
