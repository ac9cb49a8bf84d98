package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Compares two states of a database. Both are in the form that the dialect's inspector gives; the desired one has been through
 * it. Elements match by name; constraints and indexes that the mapping does not name match by structure.
 */
public final class Differ {
    private final DiffRules rules;

    /** @param rules of the dialect that both states are of */
    public Differ(DiffRules rules) {
        this.rules = rules;
    }

    /** As {@link #diff(Physical, Physical, Hints, Fresh)}, where no hint is known to be new. */
    public Difference diff(Physical from, Physical to, Hints hints) {
        return diff(from, to, hints, Fresh.NONE);
    }

    /**
     * What to change.
     *
     * @param from the state before
     * @param to the desired state; what it lacks is dropped (see {@link Policy})
     * @param hints beside {@code to}
     * @param fresh which renames were said since the last migration
     */
    public Difference diff(Physical from, Physical to, Hints hints, Fresh fresh) {
        return new Run(from, to, hints, fresh).run();
    }

    /** The way back: from what the database is after the changes to the structure it had. Dropped rows do not return. */
    public Difference reverse(Difference forward) {
        return diff(forward.to(), forward.from(), forward.reverseHints(), Fresh.ALL);
    }

    private final class Run {
        private final Physical from;
        private final Physical to;
        private final Pairing pairing;
        private final ValueDiff values;
        private final List<Change> adds = new ArrayList<>();
        private final List<Change> modifies = new ArrayList<>();
        private final List<Change> drops = new ArrayList<>();

        private Run(Physical from, Physical to, Hints hints, Fresh fresh) {
            this.from = from;
            this.to = to;
            this.pairing = Pairing.of(from.graph(), to.graph(), hints, fresh, rules);
            this.values = new ValueDiff(rules, pairing, fresh);
        }

        private Difference run() {
            Graph is = pairing.is();
            ObjectDiff objects = new ObjectDiff(rules, is, pairing.to());
            Graph aligned = objects.run();
            List<Table> tables = tables();
            Set<QName> kept = kept();
            SeedDiff seeds = new SeedDiff();
            List<Seed> rows = seeds.run(is.seeds(), pairing.to().seeds(), kept);
            List<Change> changes = new ArrayList<>(objects.viewDrops);
            changes.addAll(renames());
            changes.addAll(objects.adds);
            changes.addAll(adds);
            changes.addAll(modifies);
            changes.addAll(seeds.adds);
            changes.addAll(objects.viewAdds);
            changes.addAll(drops);
            changes.addAll(objects.drops);
            Graph result = aligned.withTables(tables).withSeeds(rows);
            result = result.withOpaques(opaques(is, result));
            return new Difference(from, new Physical(to.dialect(), result), pairing.hints(), changes, notices(changes));
        }

        private List<Notice> notices(List<Change> changes) {
            List<Notice> notices = new ArrayList<>();
            pairing.renames()
                    .ambiguous()
                    .forEach(old -> notices.add(new Notice(
                            "rename-ambiguous",
                            old.toString(),
                            "More than one element says that it was \"" + old
                                    + "\", so none is taken to be it. Keep one"
                                    + " @RenamedFrom or --rename of that name.")));
            notices.addAll(new LookAlikes(rules, pairing.hints()).notices(changes));
            return notices;
        }

        private List<Change> renames() {
            List<Change> changes = new ArrayList<>();
            if (pairing.renames().isEmpty()) {
                return changes;
            }
            UnaryOperator<QName> temporary = Temporary.object(from.graph(), pairing.to());
            RenameRule.inOrder(pairing.renames().sequences(), temporary)
                    .forEach(r -> changes.add(new Change.RenameSequence(r.getKey(), r.getValue())));
            RenameRule.inOrder(pairing.renames().tables(), temporary)
                    .forEach(r -> changes.add(new Change.RenameTable(r.getKey(), r.getValue())));
            return changes;
        }

        /** Tables that are there before and after, under their new names. */
        private Set<QName> kept() {
            Set<QName> names = new HashSet<>();
            pairing.is().tables().forEach(t -> names.add(t.name()));
            Set<QName> wanted = new HashSet<>();
            pairing.to().tables().forEach(t -> wanted.add(t.name()));
            names.retainAll(wanted);
            return names;
        }

        /** What is kept without being understood goes only with its table or view, and comes only with a new one. */
        private List<Opaque> opaques(Graph is, Graph result) {
            Set<QName> before = named(is);
            Set<QName> after = named(result);
            List<Opaque> all = new ArrayList<>();
            is.opaques().stream()
                    .filter(o -> o.table() == null || after.contains(o.table()) || !before.contains(o.table()))
                    .forEach(all::add);
            pairing.to().opaques().stream()
                    .filter(o -> o.table() != null && after.contains(o.table()) && !before.contains(o.table()))
                    .forEach(all::add);
            return all;
        }

        private static Set<QName> named(Graph graph) {
            Set<QName> names = new HashSet<>();
            graph.tables().forEach(t -> names.add(t.name()));
            graph.views().forEach(v -> names.add(v.name()));
            return names;
        }

        private List<Table> tables() {
            TakenNames taken = new TakenNames(rules, pairing.is());
            Map<QName, Table> existing = new HashMap<>();
            pairing.is().tables().forEach(t -> existing.put(t.name(), t));
            Map<QName, Table> before = from.graph().tablesByName();
            List<Table> aligned = new ArrayList<>();
            for (Table want : pairing.to().tables()) {
                Table is = existing.remove(want.name());
                if (is == null) {
                    Table added = NewTable.of(want, rules, taken);
                    adds.add(new Change.AddTable(added));
                    aligned.add(added);
                } else {
                    aligned.add(modified(is, want, before, taken));
                }
            }
            for (QName gone : new TreeSet<>(existing.keySet())) {
                drops.add(new Change.DropTable(existing.get(gone)));
            }
            return aligned;
        }

        private Table modified(Table is, Table want, Map<QName, Table> before, TakenNames taken) {
            QName oldName = pairing.renames().tables().getOrDefault(want.name(), want.name());
            Map<Name, Name> columns = pairing.renames().columnsOf(want.name());
            TableDiff.Result result = new TableDiff(rules, is, want, oldName, columns, taken).run();
            List<TableChange> changes = new ArrayList<>();
            if (!columns.isEmpty()) {
                RenameRule.inOrder(columns, Temporary.column(is, want))
                        .forEach(r -> changes.add(new TableChange.RenameColumn(r.getKey(), r.getValue())));
            }
            changes.addAll(result.changes());
            modifies.addAll(values.changes(is, want));
            if (!changes.isEmpty()) {
                Table base = pairing.renamed().tableNames(before.get(oldName));
                modifies.add(new Change.ModifyTable(base, result.aligned(), changes));
            }
            return result.aligned();
        }
    }
}
