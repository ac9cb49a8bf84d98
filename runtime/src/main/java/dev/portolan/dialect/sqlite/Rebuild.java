package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import java.util.Map;

/** Builds a table anew beside the old one, copies the rows, and puts it in the old one's place with all that hung on that. */
final class Rebuild {
    private final Script script;
    private final State state;

    Rebuild(Script script, State state) {
        this.script = script;
        this.state = state;
    }

    void apply(TableWork work, TriggerText triggers) {
        QName name = work.name();
        QName temporary = state.free("new_" + name.text());
        script.step("create \"" + temporary + "\" table", Ddl.createTable(work.to, temporary));
        if (numbered(work.current().values()) && numbered(work.to.columns())) {
            // rows that were deleted at the end must not give their numbers to new ones
            script.step(
                    "set sequence for \"" + temporary + "\" table",
                    "INSERT INTO sqlite_sequence (name, seq) SELECT " + literal(temporary)
                            + ", seq FROM sqlite_sequence WHERE name = " + literal(name));
        }
        RowCopy copy = new RowCopy(work);
        String insert = copy.insert(temporary);
        if (insert != null) {
            script.step(
                    "copy rows from old table \"" + name + "\" to new temporary table \"" + temporary + "\"", insert);
        }
        for (Map.Entry<Name, String> changed : copy.changedValues(temporary).entrySet()) {
            String column = name + "." + changed.getKey();
            Guard.add(
                    script,
                    "fail if the new type of \"" + column + "\" changes a value",
                    "portolan_changed_values",
                    "the new type of a column changes its values",
                    "SELECT " + SqliteNames.QUOTING.literal(column) + " WHERE EXISTS (" + changed.getValue() + ")");
        }
        script.step(
                "drop \"" + name + "\" table " + (insert == null ? "without copying rows (no columns)" : "after copying rows"),
                "DROP TABLE " + Ddl.quoted(name));
        script.step(
                "rename temporary table \"" + temporary + "\" to \"" + name + "\"",
                "ALTER TABLE " + Ddl.quoted(temporary) + " RENAME TO " + Ddl.quoted(name));
        new Alteration(script).createIndexes(work.to.indexes(), work.to);
        for (Opaque trigger : state.triggersOn(name)) {
            script.step("create trigger \"" + trigger.name() + "\"", triggers.of(trigger));
        }
    }

    private static boolean numbered(Iterable<Column> columns) {
        for (Column column : columns) {
            if (column.identity() != null) {
                return true;
            }
        }
        return false;
    }

    private static String literal(QName name) {
        return SqliteNames.QUOTING.literal(name.text());
    }
}
