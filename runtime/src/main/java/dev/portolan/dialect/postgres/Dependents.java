package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Alteration;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Constraints and indexes that are made again though they do not change: they went with a column that was made anew, or their
 * text holds values of an enum type that was.
 */
final class Dependents {
    private final Table table;
    private final Set<Name> replaced;
    private final Set<Name> swapped;
    private final Alteration work;
    private final Set<Name> changed = new HashSet<>();
    /** Constraints that were there before and are again. */
    final Set<Name> again = new HashSet<>();

    /**
     * @param replaced columns that were dropped and added
     * @param swapped columns whose enum type was made anew
     */
    Dependents(Change.ModifyTable change, Set<Name> replaced, Set<Name> swapped, Alteration work) {
        this.table = change.to();
        this.replaced = replaced;
        this.swapped = swapped;
        this.work = work;
        change.changes().forEach(this::learn);
    }

    private void learn(TableChange c) {
        if (c instanceof TableChange.ModifyIndex i && i.to() != null) {
            changed.add(i.to().name());
        } else if (c instanceof TableChange.ModifyUnique u && u.to() != null) {
            changed.add(u.to().name());
        } else if (c instanceof TableChange.ModifyCheck k && k.to() != null) {
            changed.add(k.to().name());
        } else if (c instanceof TableChange.ModifyForeignKey f && f.to() != null) {
            changed.add(f.to().name());
        } else if (c instanceof TableChange.ModifyPrimaryKey p && p.to() != null) {
            changed.add(p.to().name());
        }
    }

    /** The indexes to create again; constraints go into the work. */
    Set<Index> restore() {
        if (replaced.isEmpty() && swapped.isEmpty()) {
            return Set.of();
        }
        PrimaryKey key = table.primaryKey();
        if (key != null && went(key.name(), key.columns(), key.options())) {
            add(key.name(), 0, "ADD " + Ddl.primaryKey(table.name(), key), new TableChange.ModifyPrimaryKey(null, key));
        }
        for (Unique unique : table.uniques()) {
            boolean goes = unique.isExclusion() && Mentions.any(unique.options(), swapped);
            if (went(unique.name(), unique.columns(), unique.options()) || dropped(unique.name(), goes)) {
                add(unique.name(), "ADD " + Ddl.unique(unique), new TableChange.ModifyUnique(null, unique));
            }
        }
        for (Check check : table.checks()) {
            String text = Ddl.text(check.expression());
            if (went(check.name(), List.of(), text) || dropped(check.name(), Mentions.any(text, swapped))) {
                add(check.name(), "ADD " + Ddl.check(check), new TableChange.ModifyCheck(null, check));
            }
        }
        for (ForeignKey foreign : table.foreignKeys()) {
            if (went(foreign.name(), foreign.columns(), null)) {
                add(foreign.name(), "ADD " + Ddl.foreignKey(foreign), new TableChange.ModifyForeignKey(null, foreign));
            }
        }
        return indexes();
    }

    private Set<Index> indexes() {
        Set<Index> indexes = new HashSet<>();
        for (Index index : table.indexes()) {
            boolean gone = Mentions.any(index, replaced);
            if (!changed.contains(index.name()) && (gone || holdsValues(index))) {
                if (!gone) {
                    work.before.add(s -> IndexText.drop(s, table, index));
                }
                indexes.add(index);
            }
        }
        return indexes;
    }

    /** Whether values of the type may stand in it: in more than plain columns. */
    private boolean holdsValues(Index index) {
        return Mentions.any(Ddl.text(index.where()), swapped)
                || index.parts().stream().map(IndexPart::expression).anyMatch(e -> Mentions.any(Ddl.text(e), swapped));
    }

    private boolean went(Name name, List<Name> columns, String text) {
        return !changed.contains(name)
                && (columns.stream().anyMatch(replaced::contains) || Mentions.any(text, replaced));
    }

    private boolean dropped(Name name, boolean goes) {
        if (changed.contains(name) || !goes) {
            return false;
        }
        work.drops.add(0, "DROP CONSTRAINT " + Ddl.quoted(name), null);
        return true;
    }

    private void add(Name name, String clause, TableChange why) {
        again.add(name);
        work.constraints.add(clause, why);
    }

    private void add(Name name, int at, String clause, TableChange why) {
        again.add(name);
        work.constraints.add(at, clause, why);
    }
}
