package dev.portolan.dialect.h2;

import dev.portolan.dialect.Advice;
import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.ConstraintRenames;
import dev.portolan.dialect.KeyPlan;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.ValueText;
import dev.portolan.dialect.ViewPlan;
import dev.portolan.schema.Change;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One plan: what comes before what. */
final class Planning {
    private static final H2Terms TERMS = new H2Terms();

    private final Graph from;
    private final Graph to;
    private final ChangeSet changes;
    private final Hints hints;
    private final ValueText rows = new ValueText(H2Names.QUOTING);
    private final Script script = new Script(H2Names.QUOTING);

    Planning(Graph from, Graph to, ChangeSet changes, Hints hints) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.hints = hints;
    }

    Planner.Planned run() {
        Advice.about(script, changes, hints, TERMS);
        ViewPlan.aboutBroken(script, changes, from, to, TERMS);
        KeyPlan keys = new KeyPlan(changes, to, true, Conversion::isSameFamily);
        boolean dropsFirst = keys.dropsFirst || takesConstraintNames();
        Releases releases = new Releases(changes, to, keys);
        ViewPlan views = new ViewPlan(changes, from, to, renamedTables(), TERMS);
        KeptViews.ask(script, changes, from, to);
        Guards.write(script, changes, to, hints);
        schemas();
        views.drop(script);
        releases.write(script);
        if (dropsFirst) {
            dropTables(keys);
        }
        renames(releases);
        changes.addedSequences.forEach(s -> SequenceText.create(script, s));
        changes.modifiedSequences.forEach(s -> SequenceText.alter(script, s.from(), s.to()));
        tables(keys, releases);
        lateKeys(keys, releases);
        changes.seeds.forEach(s -> rows.insert(script, s));
        views.create(script);
        if (!dropsFirst) {
            dropTables(keys);
        }
        changes.droppedSequences.forEach(s -> SequenceText.drop(script, s));
        changes.droppedSchemas.forEach(
                s -> script.step("Drop schema named \"" + s.name() + "\"", "DROP SCHEMA " + Ddl.quoted(s.name())));
        return script.planned();
    }

    private Set<QName> renamedTables() {
        Set<QName> renamed = new HashSet<>();
        changes.renamed.forEach(r -> renamed.add(r.from()));
        return renamed;
    }

    /** Whether a new constraint has the name of one that goes with its table: names of constraints are names of the schema. */
    private boolean takesConstraintNames() {
        Set<QName> gone = new HashSet<>();
        changes.dropped.values().forEach(t -> gone.addAll(constraints(t)));
        Set<QName> made = new HashSet<>();
        changes.added.values().forEach(t -> made.addAll(constraints(t)));
        for (Change.ModifyTable change : changes.modified.values()) {
            QName table = change.to().name();
            TableWork.made(change).forEach(n -> made.add(table.sibling(n)));
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.RenameConstraint r) {
                    made.add(table.sibling(r.to()));
                }
            }
        }
        return made.stream().anyMatch(gone::contains);
    }

    private static Set<QName> constraints(Table table) {
        Set<QName> names = new HashSet<>();
        table.foreignKeys().forEach(k -> names.add(table.name().sibling(k.name())));
        table.checks().forEach(c -> names.add(table.name().sibling(c.name())));
        table.uniques().forEach(u -> names.add(table.name().sibling(u.name())));
        if (table.primaryKey() != null) {
            names.add(table.name().sibling(table.primaryKey().name()));
        }
        return names;
    }

    private void schemas() {
        changes.addedSchemas.forEach(s -> {
            script.step("Add new schema named \"" + s.name() + "\"", "CREATE SCHEMA " + Ddl.quoted(s.name()));
            if (s.comment() != null) {
                script.step(
                        "set comment to schema: \"" + s.name() + "\"",
                        "COMMENT ON SCHEMA " + Ddl.quoted(s.name()) + " IS " + Ddl.comment(s.comment()));
            }
        });
    }

    /** In the order given each new name is free. */
    private void renames(Releases releases) {
        Map<QName, Sequence> sequences = new HashMap<>();
        from.sequences().forEach(s -> sequences.put(s.name(), s));
        for (Change.RenameSequence rename : changes.renamedSequences) {
            Sequence sequence = sequences.remove(rename.from());
            sequences.put(rename.to(), sequence);
            SequenceText.rename(script, rename.from(), rename.to(), sequence);
        }
        changes.renamed.forEach(r -> script.step(
                "rename a table from \"" + r.from().name() + "\" to \"" + r.to().name() + "\"",
                "ALTER TABLE " + Ddl.quoted(r.from()) + " RENAME TO " + Ddl.quoted(r.to().name())));
        for (Change.ModifyTable change : changes.modified.values()) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.RenameColumn r) {
                    script.step(
                            "rename a column from \"" + r.from() + "\" to \"" + r.to() + "\"",
                            "ALTER TABLE " + Ddl.quoted(change.to().name()) + " ALTER COLUMN " + Ddl.quoted(r.from())
                                    + " RENAME TO " + Ddl.quoted(r.to()));
                }
            }
        }
        ConstraintRenames.write(script, H2Names.QUOTING, releases.renames(), Planning::space);
    }

    /** Constraints live beside each other in a schema, and so do indexes. */
    private static QName space(Table table, TableChange.RenameConstraint rename) {
        return table.name().sibling(Name.quoted(rename.kind()));
    }

    private void tables(KeyPlan keys, Releases releases) {
        for (QName name : keys.order) {
            Table table = changes.added.get(name);
            if (table != null) {
                create(table, keys.lateNames(name));
            } else {
                TableWork.write(
                        script,
                        changes.modified.get(name),
                        values(name),
                        n -> releases.restores(name, n),
                        keys.lateNames(name),
                        hints);
            }
        }
        changes.values.stream()
                .map(Change.RenameValue::table)
                .distinct()
                .filter(t -> !changes.modified.containsKey(t))
                .forEach(t -> rows.renames(values(t))
                        .values()
                        .forEach(all ->
                                all.forEach(sql -> script.step("rename values in table: \"" + t.name() + "\"", sql))));
    }

    private List<Change.RenameValue> values(QName table) {
        return changes.values.stream().filter(v -> v.table().equals(table)).toList();
    }

    private void create(Table table, Set<Name> late) {
        List<ForeignKey> inline = table.foreignKeys().stream()
                .filter(k -> !late.contains(k.name()))
                .toList();
        script.step(
                "create \"" + table.name().name() + "\" table",
                Ddl.createTable(table, inline),
                new Work.CreateTable(table));
        table.indexes().forEach(i -> IndexText.create(script, table, i));
        if (table.comment() != null) {
            TableWork.comment(script, table, table.comment());
        }
        to.opaques().stream().filter(o -> table.name().equals(o.table())).forEach(this::create);
    }

    private void create(Opaque opaque) {
        script.step("create " + opaque.kind() + " \"" + opaque.name().name() + "\"", opaque.sql());
    }

    /** Those that wait for all tables, and those of tables that do not change otherwise. */
    private void lateKeys(KeyPlan keys, Releases releases) {
        keys.late.forEach((table, late) ->
                late.forEach(k -> script.alter(table, List.of("ADD " + Ddl.foreignKey(table, k)))));
        for (Table table : to.tables()) {
            if (!changes.modified.containsKey(table.name())) {
                for (ForeignKey key : table.foreignKeys()) {
                    if (releases.restores(table.name(), key.name())) {
                        script.alter(table.name(), List.of("ADD " + Ddl.foreignKey(table.name(), key)));
                    }
                }
            }
        }
    }

    private void dropTables(KeyPlan keys) {
        for (QName name : keys.dropOrder) {
            script.step("drop \"" + name.name() + "\" table", "DROP TABLE " + Ddl.quoted(name));
        }
    }
}
