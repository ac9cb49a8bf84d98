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
        private final Hints hints;
        private final RenameSet renames;
        private final Renamed renamed;
        private final List<Change> adds = new ArrayList<>();
        private final List<Change> modifies = new ArrayList<>();
        private final List<Change> drops = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();

        private Run(Physical from, Physical to, Hints hints, Fresh fresh) {
            this.from = from;
            this.to = to;
            this.hints = hints;
            this.renames = RenameSet.of(from.graph(), to.graph(), hints, fresh);
            this.renamed = new Renamed(renames, rules);
        }

        private Difference run() {
            Graph is = renamed.graph(from.graph());
            ObjectDiff objects = new ObjectDiff(rules, is, to.graph());
            Graph aligned = objects.run();
            List<Table> tables = tables(is);
            Set<QName> kept = kept(is);
            SeedDiff seeds = new SeedDiff();
            List<Seed> rows = seeds.run(is.seeds(), to.graph().seeds(), kept);
            List<Change> changes = new ArrayList<>(objects.viewDrops);
            changes.addAll(renamed());
            changes.addAll(objects.adds);
            changes.addAll(adds);
            changes.addAll(modifies);
            changes.addAll(seeds.adds);
            changes.addAll(objects.viewAdds);
            changes.addAll(drops);
            changes.addAll(objects.drops);
            Graph result = aligned.withTables(tables).withSeeds(rows).withOpaques(opaques(is, kept));
            return new Difference(from, new Physical(to.dialect(), result), changes, notices);
        }

        private List<Change> renamed() {
            UnaryOperator<QName> temporary = Temporary.object(from.graph(), to.graph());
            List<Change> changes = new ArrayList<>();
            RenameRule.inOrder(renames.sequences(), temporary)
                    .forEach(r -> changes.add(new Change.RenameSequence(r.getKey(), r.getValue())));
            RenameRule.inOrder(renames.tables(), temporary)
                    .forEach(r -> changes.add(new Change.RenameTable(r.getKey(), r.getValue())));
            return changes;
        }

        /** Tables that are there before and after, under their new names. */
        private Set<QName> kept(Graph is) {
            Set<QName> names = new HashSet<>();
            is.tables().forEach(t -> names.add(t.name()));
            Set<QName> wanted = new HashSet<>();
            to.graph().tables().forEach(t -> wanted.add(t.name()));
            names.retainAll(wanted);
            return names;
        }

        /** What is kept without being understood goes only with its table. */
        private List<Opaque> opaques(Graph is, Set<QName> kept) {
            return is.opaques().stream()
                    .filter(o -> o.table() == null || kept.contains(o.table()))
                    .toList();
        }

        private List<Table> tables(Graph is) {
            Map<QName, Table> existing = new HashMap<>();
            Map<QName, Table> bases = new HashMap<>();
            Set<QName> taken = new HashSet<>();
            is.tables().forEach(t -> existing.put(t.name(), t));
            for (Table table : from.graph().tables()) {
                bases.put(renamed.table(table.name()), renamed.tableNames(table));
                table.indexes().forEach(i -> taken.add(
                        table.name().sibling(Name.quoted(rules.nameKey(i.name().text())))));
            }
            List<Table> aligned = new ArrayList<>();
            for (Table want : to.graph().tables()) {
                Table now = existing.remove(want.name());
                if (now == null) {
                    adds.add(new Change.AddTable(want));
                    aligned.add(want);
                    continue;
                }
                Map<Name, Name> columns = renames.columnsOf(want.name());
                QName oldName = renames.tables().getOrDefault(want.name(), want.name());
                TableDiff.Result result = new TableDiff(rules, now, want, oldName, columns, taken).run();
                List<TableChange> changes = new ArrayList<>();
                RenameRule.inOrder(columns, Temporary.column(now, want))
                        .forEach(r -> changes.add(new TableChange.RenameColumn(r.getKey(), r.getValue())));
                changes.addAll(result.changes());
                if (!changes.isEmpty()) {
                    modifies.add(new Change.ModifyTable(bases.get(want.name()), result.aligned(), changes));
                }
                aligned.add(result.aligned());
            }
            for (QName gone : new TreeSet<>(existing.keySet())) {
                drops.add(new Change.DropTable(existing.get(gone)));
            }
            return aligned;
        }
    }
}
