package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;

/** Builds a table anew beside the old one, copies the rows, and puts it in the old one's place with all that hung on that. */
final class Rebuild {
    private final Script script;
    private final State state;
    private final Safeguard safeguard;

    Rebuild(Script script, State state, Safeguard safeguard) {
        this.script = script;
        this.safeguard = safeguard;
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
        if (copy.invented() != null) {
            safeguard.nulls(name + "." + RowNumber.of(work.to).name(), copy.invented());
        }
        String insert = copy.insert(temporary);
        if (insert != null) {
            script.step(
                    "copy rows from old table \"" + name + "\" to new temporary table \"" + temporary + "\"", insert);
        }
        copy.changedValues(temporary).forEach((column, changed) -> safeguard.values(name + "." + column, changed));
        script.step(
                "drop \"" + name + "\" table "
                        + (insert == null ? "without copying rows (no columns)" : "after copying rows"),
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
