package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Advice;
import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.KeyPlan;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.ValueText;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One plan: what comes before what. Each statement that changes a table is final at once, so what may fail on rows is asked
 * before the first of them.
 */
final class Planning {
    private final String dialect;
    private final Syntax syntax;
    private final Graph from;
    private final Graph to;
    private final ChangeSet changes;
    private final Hints hints;
    private final Map<QName, List<ForeignKey>> before;
    private final Map<QName, List<ForeignKey>> after;
    private final ValueText rows = new ValueText(MysqlNames.QUOTING);
    private final Script script = new Script(MysqlNames.QUOTING);

    Planning(String dialect, Syntax syntax, Graph from, Graph to, ChangeSet changes, Hints hints) {
        this.dialect = dialect;
        this.syntax = syntax;
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.hints = hints;
        this.before = keys(from);
        this.after = keys(to);
    }

    Planner.Planned run() {
        Advice.about(script, changes, hints, new MysqlTerms(dialect, syntax));
        changes.modified.replaceAll((name, change) -> ForeignKeyRenames.asChanges(change));
        if (!syntax.cutsIndexes()) {
            changes.modified.values().forEach(KeptIndexes::check);
        }
        KeyPlan keys = new KeyPlan(changes, to, false, Planning::isOneKey);
        HomeKeys.postpone(changes.added.values(), changes.modified.values(), keys);
        if (syntax.expressionsFollowRenames()) {
            changes.modified.values().forEach(c -> standAside(c, keys));
        }
        Map<QName, List<String>> values = rows.renames(changes.values);
        Map<QName, Table> existing = from.tablesByName();
        List<TableWork> works = new ArrayList<>();
        for (QName name : keys.order) {
            if (!changes.added.containsKey(name)) {
                works.add(new TableWork(
                        syntax,
                        changes.modified.get(name),
                        keys.early.getOrDefault(name, Set.of()),
                        keys.lateNames(name),
                        held(
                                existing.get(changes.oldName(name)),
                                changes.modified.get(name).to()),
                        values.getOrDefault(name, List.of()),
                        hints));
            }
        }
        changes.modified.values().forEach(this::numbers);
        changes.modified.values().forEach(this::stored);
        changes.addedSchemas.forEach(s -> Databases.create(script, s.name()));
        ViewPlan views = new ViewPlan(changes, from, to);
        views.drop(script);
        boolean versions = changes.modified.values().stream()
                .anyMatch(c -> c.from().options().containsKey(Storage.VERSIONS));
        if (versions) {
            // Otherwise the server refuses to change what old versions of rows look like.
            script.step("allow old versions of rows to change", "SET @@system_versioning_alter_history = 'KEEP'");
        }
        renameTables();
        keys.early.forEach((table, names) -> script.alter(
                table,
                names.stream().map(n -> "DROP FOREIGN KEY " + Syntax.quoted(n)).toList()));
        if (keys.dropsFirst) {
            dropTables(keys);
        }
        changes.addedSequences.forEach(
                s -> script.step("create sequence \"" + s.name().name() + "\"", syntax.createSequence(s)));
        changes.modifiedSequences.forEach(
                s -> script.step("modify sequence \"" + s.to().name().name() + "\"", syntax.alterSequence(s.to())));
        tables(keys, works, values);
        keys.late.forEach((table, late) -> HomeKeys.add(script, table, late));
        if (versions) {
            script.step(
                    "allow old versions of rows to change no more", "SET @@system_versioning_alter_history = DEFAULT");
        }
        changes.seeds.forEach(s -> rows.insert(script, s));
        views.create(script);
        if (!keys.dropsFirst) {
            dropTables(keys);
        }
        changes.droppedSequences.forEach(this::drop);
        changes.droppedSchemas.forEach(s -> Databases.drop(script, s.name()));
        return new Guards(syntax, from, changes, hints).before(script.planned());
    }

    /** Whether a column takes over the name of another. */
    static boolean swaps(Change.ModifyTable change) {
        return change.changes().stream()
                .anyMatch(c -> c instanceof TableChange.RenameColumn rename
                        && change.from().column(rename.to()).isPresent());
    }

    /**
     * Foreign keys that stay while columns take over names: the server holds the new name of a key's column against expressions
     * that still say it for another one.
     */
    private static void standAside(Change.ModifyTable change, KeyPlan keys) {
        Table from = change.from();
        boolean expressions =
                !from.checks().isEmpty() || from.columns().stream().anyMatch(c -> c.generated() != null);
        if (!expressions || !swaps(change)) {
            return;
        }
        Set<Name> changed = new HashSet<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyForeignKey key && key.from() != null) {
                changed.add(key.from().name());
            }
        }
        for (ForeignKey was : from.foreignKeys()) {
            change.to().foreignKeys().stream()
                    .filter(k -> k.name().equals(was.name())
                            && !changed.contains(k.name())
                            && !k.columns().equals(was.columns()))
                    .forEach(k -> keys.standAside(change.to().name(), k));
        }
    }

    /** A 0 in a column that the server comes to number would be taken for "the next one". */
    private void numbers(Change.ModifyTable change) {
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyColumn m && m.from().identity() == null && m.to().identity() != null) {
                String at = change.to().name() + "." + m.to().name();
                script.notice(
                        "zero-numbered",
                        at,
                        "Column " + at
                                + " becomes AUTO_INCREMENT, for which 0 is no number: the migration fails when a row has 0"
                                + " in it, and changes nothing then. Give such a row another number first.");
            }
        }
    }

    private Held held(Table was, Table is) {
        Held held = new Held(new HashSet<>(), new HashSet<>());
        was.foreignKeys().forEach(k -> held.before().addAll(k.columns()));
        before.getOrDefault(was.name(), List.of()).forEach(k -> held.before().addAll(k.refColumns()));
        after.getOrDefault(is.name(), List.of()).forEach(k -> held.referred().addAll(k.refColumns()));
        return held;
    }

    /** Foreign keys by the table that they refer to. */
    private static Map<QName, List<ForeignKey>> keys(Graph graph) {
        Map<QName, List<ForeignKey>> keys = new HashMap<>();
        for (Table table : graph.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                keys.computeIfAbsent(key.refTable(), t -> new ArrayList<>()).add(key);
            }
        }
        return keys;
    }

    private void drop(Sequence sequence) {
        script.step(
                "drop sequence \"" + sequence.name().name() + "\"", "DROP SEQUENCE " + Syntax.quoted(sequence.name()));
    }

    /** Whether a foreign key may stand while its column becomes the other: the server allows no other type or numbering under one. */
    private static boolean isOneKey(Column from, Column to) {
        return from.physicalType().equals(to.physicalType())
                && Objects.equals(from.collation(), to.collation())
                && (from.identity() == null) == (to.identity() == null);
    }

    /** One statement: the server makes all renames of it, in order, or none. */
    private void renameTables() {
        List<String> pairs = new ArrayList<>();
        changes.renamedSequences.forEach(r -> pairs.add(Syntax.quoted(r.from()) + " TO " + Syntax.quoted(r.to())));
        changes.renamed.forEach(r -> pairs.add(Syntax.quoted(r.from()) + " TO " + Syntax.quoted(r.to())));
        if (!pairs.isEmpty()) {
            String what = changes.renamed.isEmpty()
                    ? "rename sequences"
                    : changes.renamed.stream()
                            .map(r -> "from \"" + r.from().name() + "\" to \"" + r.to().name() + "\"")
                            .collect(Collectors.joining(", ", "rename a table ", ""));
            script.step(what, "RENAME TABLE " + String.join(", ", pairs));
        }
    }

    private void tables(KeyPlan keys, List<TableWork> works, Map<QName, List<String>> values) {
        int next = 0;
        for (QName name : keys.order) {
            Table table = changes.added.get(name);
            if (table != null) {
                create(table, keys.lateNames(name));
            } else {
                works.get(next++).write(script);
                values.remove(name);
            }
        }
        values.forEach((table, updates) ->
                updates.forEach(sql -> script.step("rename values in table: \"" + table.name() + "\"", sql)));
    }

    private void create(Table table, Set<Name> late) {
        List<ForeignKey> inline = table.foreignKeys().stream()
                .filter(k -> !late.contains(k.name()))
                .toList();
        script.step(
                "create \"" + table.name().name() + "\" table",
                syntax.createTable(table, inline),
                new Work.CreateTable(table));
    }

    private void stored(Change.ModifyTable change) {
        boolean divides = change.changes().stream()
                .anyMatch(
                        c -> c instanceof TableChange.ModifyOption o && o.key().equals(Storage.PARTITIONS));
        if (divides) {
            untold(change.from());
        }
        String period = change.to().options().get(Storage.PERIOD);
        if (period != null) {
            change.droppedColumns().stream()
                    .filter(c -> period.substring(Storage.periodName(period).length())
                            .contains(Syntax.quoted(c)))
                    .findFirst()
                    .ifPresent(c -> {
                        throw PortolanException.failed(
                                "period-holds-column",
                                "The column " + change.from().name() + "." + c + " cannot go: the period "
                                        + Storage.periodName(period)
                                        + " of the table is made of it. Drop the period first, in a migration by hand: ALTER TABLE "
                                        + Syntax.quoted(change.to().name()) + " DROP PERIOD FOR "
                                        + Storage.periodName(period) + ".");
                    });
        }
    }

    private void untold(Table table) {
        String untold = table == null ? null : table.options().get(Storage.UNTOLD);
        if (untold != null) {
            script.notice(
                    "table-not-restored",
                    table.name().toString(),
                    "The way back makes table " + table.name() + " without " + untold
                            + ": the server's catalog does not tell it. Keep what SHOW CREATE TABLE "
                            + Syntax.quoted(table.name()) + " says before the migration runs.");
        }
    }

    private void dropTables(KeyPlan keys) {
        Map<QName, Table> existing = from.tablesByName();
        for (QName name : keys.dropOrder) {
            untold(existing.get(name));
            script.step("drop \"" + name.name() + "\" table", "DROP TABLE " + Syntax.quoted(name));
        }
    }
}
