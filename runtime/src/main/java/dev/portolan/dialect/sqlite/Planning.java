package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.schema.Change.RenameTable;
import dev.portolan.schema.Change.RenameValue;
import dev.portolan.schema.Column;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One plan: the phases, in their order. */
final class Planning {
    private final ChangeSet changes;
    private final Hints hints;
    private final State state;
    private final Script script = new Script();
    private final Alteration alteration = new Alteration(script);
    private final List<TableWork> works = new ArrayList<>();
    private final Map<QName, List<RenameValue>> values = new LinkedHashMap<>();
    private final Set<QName> rebuilt = new TreeSet<>();
    private final Set<QName> dropped = new TreeSet<>();
    /** Indexes that had to make room for others of their name, folded. */
    private final Set<String> gone = new HashSet<>();

    Planning(Graph from, Graph to, ChangeSet changes, Hints hints) {
        this.changes = changes;
        this.hints = hints;
        this.state = new State(from, to, changes.tableRenames);
        changes.values.forEach(
                v -> values.computeIfAbsent(v.table(), t -> new ArrayList<>()).add(v));
        works(changes.onlyAddsColumns());
        if (works.stream().anyMatch(TableWork::rebuilds)
                && works.stream().anyMatch(w -> !w.rebuilds() && !w.unfilled.isEmpty())) {
            works.clear();
            works(false); // a table that is built anew keeps another from failing before it
        }
        works.stream().filter(TableWork::rebuilds).forEach(w -> rebuilt.add(w.name()));
        changes.dropped.forEach(t -> dropped.add(t.name()));
    }

    private void works(boolean mayFailInPlace) {
        changes.modified.forEach(m -> {
            QName table = m.to().name();
            List<RenameValue> renames = values.getOrDefault(table, List.of());
            works.add(new TableWork(m, hints, !state.triggersOn(table).isEmpty(), renames, mayFailInPlace));
        });
    }

    Planned run() {
        Loss.about(script, changes, works, state);
        Set<QName> risky = new TreeSet<>();
        works.stream()
                .filter(w -> Advice.about(script, w, hints) && w.rebuilds())
                .forEach(w -> risky.add(w.name()));
        changes.droppedViews.forEach(
                v -> script.step("drop \"" + v.name() + "\" view", "DROP VIEW " + Ddl.quoted(v.name())));
        changes.tableRenames.forEach(this::rename);
        works.forEach(alteration::renameColumns);
        ForeignKeyCheck check = new ForeignKeyCheck(state, rebuilt, dropped);
        boolean watched = works.stream()
                .anyMatch(w -> w.rebuilds() && (RowCopy.mayChangeValues(w) || new RowCopy(w).invented() != null));
        Safeguard safeguard = new Safeguard(script, check, risky, watched);
        safeguard.begin();
        values.forEach(this::renameValues);
        makeRoomForIndexes();
        if (works.isEmpty()) {
            drop();
            create();
        } else if (mayFailInPlace()) {
            safeguard.emptyTables(works);
            modify(safeguard);
            create();
        } else {
            create();
            modify(safeguard);
            drop();
        }
        Set<QName> fresh = changes.added.stream().map(Table::name).collect(Collectors.toSet());
        changes.seeds.stream().filter(s -> !fresh.contains(s.table())).forEach(this::seed);
        for (View view : changes.addedViews) {
            script.step("create \"" + view.name() + "\" view", Ddl.createView(view));
        }
        restoreOthers();
        safeguard.end();
        boolean framed = !rebuilt.isEmpty() || !dropped.isEmpty();
        List<Step> steps = framed ? script.framed() : script.steps();
        return new Planned(steps, script.notices());
    }

    /** Then what may fail comes first: whoever runs the file without a transaction keeps what came before. */
    private boolean mayFailInPlace() {
        return rebuilt.isEmpty() && works.stream().anyMatch(w -> !w.unfilled.isEmpty());
    }

    private void rename(RenameTable rename) {
        script.step(
                "rename a table from \"" + rename.from() + "\" to \"" + rename.to() + "\"",
                "ALTER TABLE " + Ddl.quoted(rename.from()) + " RENAME TO " + Ddl.quoted(rename.to()));
    }

    /** Where the table is built anew, the copy does it, so that neither the old check nor the new one is in the way. */
    private void renameValues(QName table, List<RenameValue> renames) {
        if (rebuilt.contains(table)) {
            return;
        }
        Map<Name, List<RenameValue>> byColumn = new LinkedHashMap<>();
        renames.forEach(r ->
                byColumn.computeIfAbsent(r.column(), c -> new ArrayList<>()).add(r));
        byColumn.forEach((column, own) -> {
            String quoted = Ddl.quoted(column);
            String old =
                    own.stream().map(r -> SqliteNames.QUOTING.literal(r.from())).collect(Collectors.joining(", "));
            String value =
                    own.size() == 1 ? SqliteNames.QUOTING.literal(own.get(0).to()) : RowCopy.renamed(quoted, own);
            script.step(
                    "rename values of column \"" + column + "\" in table: \"" + table + "\"",
                    "UPDATE " + Ddl.quoted(table) + " SET " + quoted + " = " + value + " WHERE " + quoted + " IN ("
                            + old + ")");
        });
    }

    /** The names of indexes are one space: one that another table is to have must be free. */
    private void makeRoomForIndexes() {
        Map<String, QName> owners = new HashMap<>();
        for (Table table : state.from.tables()) {
            for (Index index : table.indexes()) {
                owners.put(SqliteNames.fold(index.name().text()), state.newName(table.name()));
            }
        }
        changes.added.forEach(t -> makeRoom(t.indexes(), t.name(), owners));
        works.forEach(w -> makeRoom(w.rebuilds() ? w.to.indexes() : w.addedIndexes, w.name(), owners));
    }

    private void makeRoom(List<Index> indexes, QName table, Map<String, QName> owners) {
        for (Index index : indexes) {
            String key = SqliteNames.fold(index.name().text());
            QName owner = owners.get(key);
            if (owner != null && !owner.equals(table) && gone.add(key)) {
                alteration.dropIndex(index.name(), owner.text());
            }
        }
    }

    private void create() {
        List<Table> added = CreationOrder.of(changes.added);
        for (Table table : added) {
            script.step("create \"" + table.name() + "\" table", Ddl.createTable(table, table.name()));
            table.columns().forEach(c -> startNumbering(table.name(), c.identity()));
            alteration.createIndexes(table.indexes(), table);
        }
        Set<QName> fresh = added.stream().map(Table::name).collect(Collectors.toSet());
        changes.seeds.stream().filter(s -> fresh.contains(s.table())).forEach(this::seed);
    }

    private void startNumbering(QName table, Column.Identity identity) {
        if (identity != null && identity.start() != null && identity.start() > 1) {
            // the last number that is taken
            script.step(
                    "set sequence for \"" + table + "\" table",
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (" + SqliteNames.QUOTING.literal(table.text())
                            + ", " + (identity.start() - 1) + ")");
        }
    }

    private void modify(Safeguard safeguard) {
        works.stream().filter(w -> !w.rebuilds()).forEach(w -> alteration.apply(w, gone));
        if (rebuilt.isEmpty()) {
            return;
        }
        TriggerText triggers = new TriggerText(state, works);
        Rebuild rebuild = new Rebuild(script, state, safeguard);
        // else the last step of a rebuild fails at each view and trigger that reads the table, or rewrites it
        script.step(
                "leave views and triggers as they are when a table takes its place", "PRAGMA legacy_alter_table = on");
        works.stream().filter(TableWork::rebuilds).forEach(w -> rebuild.apply(w, triggers));
        script.step("let renames reach views and triggers again", "PRAGMA legacy_alter_table = off");
    }

    private void drop() {
        CreationOrder.of(changes.dropped)
                .forEach(t -> script.step("drop \"" + t.name() + "\" table", "DROP TABLE " + Ddl.quoted(t.name())));
    }

    private void seed(Seed seed) {
        Seeds.inserts(seed).forEach(sql -> script.step("insert rows that \"" + seed.table() + "\" lacks", sql));
    }

    /** Triggers of views that were made again, and what the state after has besides: on the way back from a drop. */
    private void restoreOthers() {
        TriggerText triggers = new TriggerText(state, works);
        changes.addedViews.forEach(v -> state.triggersOn(v.name()).forEach(t -> restore(t, triggers.of(t))));
        Set<QName> known = new HashSet<>();
        state.from.opaques().forEach(o -> known.add(o.name()));
        state.to.opaques().stream().filter(o -> !known.contains(o.name())).forEach(o -> restore(o, o.sql()));
    }

    private void restore(Opaque opaque, String sql) {
        script.step("create " + opaque.kind() + " \"" + opaque.name() + "\"", sql);
    }
}
