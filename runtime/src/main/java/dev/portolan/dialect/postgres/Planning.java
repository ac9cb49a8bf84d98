package dev.portolan.dialect.postgres;

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
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One plan: what comes before what. */
final class Planning {
    private static final PostgresTerms TERMS = new PostgresTerms();
    private final Graph from;
    private final Graph to;
    private final ChangeSet changes;
    private final Hints hints;
    private final ValueText rows = new ValueText(PostgresNames.QUOTING);
    private final Script script = new Script(PostgresNames.QUOTING);
    private final Map<QName, List<Opaque>> opaques = new HashMap<>();
    private final List<Change.RenameValue> values = new ArrayList<>();
    private final Map<Change.ModifyEnum, List<Change.RenameValue>> valuesOf = new HashMap<>();
    private final Set<Change.ModifyEnum> anew = new LinkedHashSet<>();

    Planning(Graph from, Graph to, ChangeSet changes, Hints hints) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.hints = hints;
        values.addAll(changes.values);
        for (Change.ModifyEnum change : changes.modifiedEnums) {
            List<Change.RenameValue> own = values.stream()
                    .filter(v -> EnumPlan.holds(change.to(), v, to))
                    .toList();
            valuesOf.put(change, own);
            if (EnumPlan.isMadeAnew(change, own, to, hints)) {
                anew.add(change);
            }
        }
        to.opaques().stream()
                .filter(o -> o.table() != null)
                .forEach(o -> opaques.computeIfAbsent(o.table(), t -> new ArrayList<>())
                        .add(o));
    }

    /** Tables, by their old names, with a column whose type is made anew. */
    private Set<QName> disturbed() {
        Set<QName> tables = new HashSet<>();
        for (Change.ModifyEnum change : anew) {
            from.tables().stream()
                    .filter(t -> !EnumPlan.columns(t, change.to()).isEmpty())
                    .forEach(t -> tables.add(t.name()));
        }
        return tables;
    }

    Planner.Planned run() {
        Advice.about(script, changes, hints, TERMS);
        ViewPlan.aboutBroken(script, changes, from, to, TERMS);
        schemasAndTypes();
        ViewPlan views = new ViewPlan(changes, from, to, disturbed(), TERMS);
        views.drop(script);
        enums();
        KeyPlan keys = new KeyPlan(changes, to, true, Conversion::isSameFamily);
        renames();
        keys.early.forEach((table, names) -> script.alter(
                table,
                names.stream().map(n -> "DROP CONSTRAINT " + Ddl.quoted(n)).toList()));
        if (keys.dropsFirst) {
            dropTables(keys);
        }
        changes.addedSequences.forEach(s -> SequenceText.create(script, s));
        changes.modifiedSequences.forEach(s -> SequenceText.alter(script, s.from(), s.to()));
        tables(keys);
        keys.late.forEach((table, late) -> script.change(
                table,
                late.stream()
                        .map(k ->
                                new Work.Clause("ADD " + Ddl.foreignKey(k), new TableChange.ModifyForeignKey(null, k)))
                        .toList()));
        changes.seeds.forEach(s -> rows.insert(script, s));
        views.create(script);
        if (!keys.dropsFirst) {
            dropTables(keys);
        }
        changes.droppedSequences.forEach(s -> SequenceText.drop(script, s));
        changes.droppedEnums.forEach(e -> EnumPlan.drop(script, e));
        changes.droppedSchemas.forEach(
                s -> script.step("Drop schema named \"" + s.name() + "\"", "DROP SCHEMA " + Ddl.quoted(s.name())));
        return script.planned();
    }

    private void schemasAndTypes() {
        changes.addedSchemas.forEach(s -> {
            script.step("Add new schema named \"" + s.name() + "\"", "CREATE SCHEMA " + Ddl.quoted(s.name()));
            if (s.comment() != null) {
                script.step(
                        "set comment to schema: \"" + s.name() + "\"",
                        "COMMENT ON SCHEMA " + Ddl.quoted(s.name()) + " IS " + IndexText.literal(s.comment()));
            }
        });
        changes.addedExtensions.forEach(e -> script.step(
                "create extension \"" + e.name() + "\"", "CREATE EXTENSION IF NOT EXISTS " + Ddl.quoted(e.name())));
        changes.addedEnums.forEach(e -> EnumPlan.create(script, e));
    }

    private void enums() {
        for (Change.ModifyEnum change : changes.modifiedEnums) {
            List<Change.RenameValue> own = valuesOf.get(change);
            values.removeAll(own);
            if (anew.contains(change)) {
                EnumPlan.makeAnew(script, change, own, from);
            } else {
                EnumPlan.modify(script, change, own);
            }
        }
    }

    /** In the order given each new name is free. */
    private void renames() {
        changes.renamedSequences.forEach(r -> SequenceText.rename(script, r.from(), r.to()));
        changes.renamed.forEach(r -> script.step(
                "rename a table from \"" + r.from().name() + "\" to \"" + r.to().name() + "\"",
                "ALTER TABLE " + Ddl.quoted(r.from()) + " RENAME TO " + Ddl.quoted(r.to().name())));
        for (Change.ModifyTable change : changes.modified.values()) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.RenameColumn r) {
                    script.step(
                            "rename a column from \"" + r.from() + "\" to \"" + r.to() + "\"",
                            "ALTER TABLE " + Ddl.quoted(change.to().name()) + " RENAME COLUMN " + Ddl.quoted(r.from())
                                    + " TO " + Ddl.quoted(r.to()));
                }
            }
        }
        ConstraintRenames.write(script, PostgresNames.QUOTING, changes.modified.values(), Planning::space);
    }

    private void tables(KeyPlan keys) {
        Map<QName, List<String>> renamed = rows.renames(values);
        for (QName name : keys.order) {
            Table table = changes.added.get(name);
            if (table != null) {
                create(table, keys.lateNames(name));
            } else {
                List<String> updates = renamed.getOrDefault(name, List.of());
                TableWork.write(
                        script,
                        changes.modified.get(name),
                        keys.early.getOrDefault(name, Set.of()),
                        keys.lateNames(name),
                        updates,
                        opaques.getOrDefault(name, List.of()),
                        hints);
                renamed.remove(name);
            }
        }
        renamed.forEach((table, updates) ->
                updates.forEach(sql -> script.step("rename values in table: \"" + table.name() + "\"", sql)));
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
        table.columns().stream()
                .filter(c -> c.comment() != null)
                .forEach(c -> script.step(
                        "set comment to column: \"" + c.name() + "\" on table: \""
                                + table.name().name() + "\"",
                        "COMMENT ON COLUMN " + Ddl.quoted(table.name()) + "." + Ddl.quoted(c.name()) + " IS "
                                + IndexText.literal(c.comment())));
        for (Index index : table.indexes()) {
            if (index.comment() != null) {
                IndexText.comment(script, table, index);
            }
        }
        opaques.getOrDefault(table.name(), List.of()).forEach(o -> Triggers.create(script, o));
    }

    private void dropTables(KeyPlan keys) {
        for (QName name : keys.dropOrder) {
            script.step("drop \"" + name.name() + "\" table", "DROP TABLE " + Ddl.quoted(name));
        }
    }

    /** Keys and indexes live beside tables, other constraints within one. */
    private static QName space(Table table, TableChange.RenameConstraint rename) {
        boolean within =
                table.foreignKeys().stream().anyMatch(f -> rename.from().equals(f.name()))
                        || table.checks().stream().anyMatch(c -> rename.from().equals(c.name()));
        return within ? table.name() : table.name().sibling(Name.quoted(""));
    }
}
