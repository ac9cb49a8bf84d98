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
import java.util.stream.Collectors;

/** One plan: what comes before what. */
final class Planning {
    private static final PostgresTerms TERMS = new PostgresTerms();

    /** The part of a plan that is committed before the rest runs. */
    private static final String AHEAD = "enum_values";

    private static final String CONSTRAINT_COMMENT = "constraint comment";

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
    /** Those whose new values are used at once. */
    private final Set<Change.ModifyEnum> ahead = new LinkedHashSet<>();
    /** Constraints that went and came again, by table. */
    private final Map<QName, Set<Name>> again = new HashMap<>();

    Planning(Graph from, Graph to, ChangeSet changes, Hints hints) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.hints = hints;
        Advice.about(script, changes, hints, TERMS);
        values.addAll(changes.values);
        EnumUse use = new EnumUse(from, to, hints);
        for (Change.ModifyEnum change : changes.modifiedEnums) {
            List<Change.RenameValue> own = values.stream()
                    .filter(v -> EnumPlan.holds(change.to(), v, to))
                    .toList();
            valuesOf.put(change, own);
            values.removeAll(own);
            if (EnumPlan.isMadeAnew(change, own)) {
                anew.add(change);
                EnumSwap.into(changes, to, change.to());
            } else if (use.uses(change)) {
                ahead.add(change);
            }
        }
        to.opaques().stream()
                .filter(o -> o.table() != null)
                .forEach(o -> opaques.computeIfAbsent(o.table(), t -> new ArrayList<>())
                        .add(o));
    }

    Planner.Planned run() {
        ViewPlan.aboutBroken(script, changes, from, to, TERMS);
        ahead.forEach(c -> EnumPlan.modify(script, c, valuesOf.get(c), AHEAD));
        schemasAndTypes();
        Set<QName> types = anew.stream().map(c -> c.to().name()).collect(Collectors.toSet());
        ViewPlan views = new ViewPlan(changes, from, to, types, new ViewTerms(opaques));
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
        Persistence persistence = new Persistence(changes, to);
        persistence.log(script);
        tables(keys);
        persistence.unlog(script);
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
        anew.forEach(c -> EnumPlan.dropOld(script, c.to()));
        changes.droppedEnums.forEach(e -> EnumPlan.drop(script, e));
        changes.droppedSchemas.forEach(
                s -> script.step("Drop schema named \"" + s.name() + "\"", "DROP SCHEMA " + Ddl.quoted(s.name())));
        commentsOnConstraints(keys);
        return script.planned();
    }

    /** A constraint that was dropped and made again has lost its comment. */
    private void commentsOnConstraints(KeyPlan keys) {
        Map<QName, Set<Name>> made = new HashMap<>(again);
        changes.added.forEach((name, table) -> made.put(name, null));
        keys.early
                .keySet()
                .forEach(t -> made.computeIfAbsent(t, k -> new HashSet<>()).addAll(keys.lateNames(t)));
        for (Opaque opaque : to.opaques()) {
            if (opaque.kind().equals(CONSTRAINT_COMMENT) && made.containsKey(opaque.table())) {
                Set<Name> names = made.get(opaque.table());
                if (names == null || names.contains(opaque.name().name())) {
                    script.step(
                            "set comment to constraint: \"" + opaque.name().name() + "\" on table: \""
                                    + opaque.table().name() + "\"",
                            opaque.sql());
                }
            }
        }
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
            if (anew.contains(change)) {
                EnumPlan.makeAnew(script, change, own, to);
            } else if (!ahead.contains(change)) {
                EnumPlan.modify(script, change, own, null);
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
            for (TableChange c : Inherited.without(change, changes).changes()) {
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
        Map<QName, Table> all = to.tablesByName();
        for (QName name : Inherited.ordered(keys.order, all)) {
            Table table = changes.added.get(name);
            if (table != null) {
                create(Inherited.own(table, all), keys.lateNames(name));
            } else {
                List<String> updates = renamed.getOrDefault(name, List.of());
                Set<Name> made = TableWork.write(
                        script,
                        Inherited.without(changes.modified.get(name), changes),
                        keys.early.getOrDefault(name, Set.of()),
                        keys.lateNames(name),
                        updates,
                        opaques.getOrDefault(name, List.of()),
                        hints);
                again.computeIfAbsent(name, t -> new HashSet<>()).addAll(made);
                renamed.remove(name);
            }
        }
        renamed.forEach((table, updates) ->
                updates.forEach(sql -> script.step("rename values in table: \"" + table.name() + "\"", sql)));
    }

    private void create(Table table, Set<Name> late) {
        List<ForeignKey> inline = table.foreignKeys().stream()
                .filter(k -> !late.contains(k.name()) && !Ddl.isNotValid(k.options()))
                .toList();
        script.step(
                "create \"" + table.name().name() + "\" table",
                Ddl.createTable(table, inline),
                new Work.CreateTable(table));
        notValid(table, late);
        Twins.of(table)
                .forEach(u -> script.change(
                        table.name(),
                        List.of(new Work.Clause("ADD " + Ddl.unique(u), new TableChange.ModifyUnique(null, u)))));
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
        opaques.getOrDefault(table.name(), List.of()).stream()
                .filter(o -> !o.kind().equals(CONSTRAINT_COMMENT))
                .forEach(o -> Triggers.create(script, o));
    }

    private void notValid(Table table, Set<Name> late) {
        List<String> clauses = new ArrayList<>();
        table.foreignKeys().stream()
                .filter(k -> !late.contains(k.name()) && Ddl.isNotValid(k.options()))
                .forEach(k -> clauses.add("ADD " + Ddl.foreignKey(k)));
        table.checks().stream()
                .filter(c -> Ddl.isNotValid(c.options()))
                .forEach(c -> clauses.add("ADD " + Ddl.check(c)));
        script.alter(table.name(), clauses);
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
