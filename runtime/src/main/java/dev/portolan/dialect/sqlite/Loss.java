package dev.portolan.dialect.sqlite;

import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.View;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What to say of objects that go, and of others that still name them. */
final class Loss {
    private Loss() {}

    static void about(Script script, ChangeSet changes, Iterable<TableWork> works, State state) {
        Map<String, String> names = new TreeMap<>();
        for (Table table : changes.dropped) {
            script.notice(
                    "drop-table", table.name().toString(), "Table " + table.name() + " is dropped with all its rows.");
            names.put(SqliteNames.fold(table.name().text()), "table " + table.name());
        }
        Set<Name> again = new HashSet<>();
        changes.addedViews.forEach(v -> again.add(v.name().name()));
        for (View view : changes.droppedViews) {
            if (!again.contains(view.name().name())) {
                script.notice("drop-view", view.name().toString(), "View " + view.name() + " is dropped.");
                names.put(SqliteNames.fold(view.name().text()), "view " + view.name());
            }
        }
        for (TableWork work : works) {
            for (TableChange change : work.changes()) {
                if (change instanceof TableChange.DropColumn drop) {
                    Name column = drop.column().name();
                    names.put(SqliteNames.fold(column.text()), "column " + work.name() + "." + column);
                }
            }
        }
        Map<QName, Table> tables = state.to.tablesByName();
        works.forEach(w -> unsound(script, w.to, tables));
        changes.added.forEach(t -> unsound(script, t, tables));
        if (!names.isEmpty()) {
            references(script, state, names);
        }
    }

    private static void unsound(Script script, Table table, Map<QName, Table> tables) {
        for (ForeignKey fk : table.foreignKeys()) {
            if (!ForeignKeyCheck.isSound(fk, tables.get(fk.refTable()))) {
                script.notice(
                        "foreign-key-mismatch",
                        table.name().toString(),
                        "A foreign key of table " + table.name() + " refers to columns of " + fk.refTable()
                                + " that are not unique: SQLite refuses to write to both tables. Make them unique.");
            }
        }
    }

    private static void references(Script script, State state, Map<String, String> names) {
        for (View view : state.to.views()) {
            say(script, "View " + view.name(), view.name().toString(), Ddl.text(view.query()), names);
        }
        for (Opaque opaque : state.to.opaques()) {
            say(
                    script,
                    "The " + opaque.kind() + " " + opaque.name(),
                    opaque.name().toString(),
                    opaque.sql(),
                    names);
        }
    }

    private static void say(Script script, String what, String element, String sql, Map<String, String> names) {
        Set<String> used = Expressions.names(sql);
        names.forEach((name, thing) -> {
            if (used.contains(name)) {
                script.notice(
                        "broken-reference",
                        element,
                        what + " names \"" + name + "\" and stays; " + thing
                                + " is dropped. Change it by hand if it means that.");
            }
        });
    }
}
