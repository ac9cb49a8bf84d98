package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Alteration;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.QName;
import java.util.List;

/** A column that begins or ceases to number itself, as an identity column or by the sequence of a serial one. */
final class Numbering {
    private final QName table;
    private final Alteration work;
    private final Column from;
    private final Column to;
    private final boolean wasSerial;
    private final boolean isSerial;

    Numbering(QName table, Alteration work, Column from, Column to) {
        this.table = table;
        this.work = work;
        this.from = from;
        this.to = to;
        this.wasSerial = PostgresTypes.isSerial(from.physicalType());
        this.isSerial = PostgresTypes.isSerial(to.physicalType());
    }

    /** What has to go first. Whether the column has lost its default by it. */
    boolean before(String alterColumn) {
        if (wasSerial && to.identity() != null) {
            // In statements of their own, so that the sequence's name is free for the new one.
            work.before.add(script -> script.alter(table, List.of(alterColumn + " DROP DEFAULT")));
            work.before.add(this::dropSequence);
            return true;
        }
        if (from.identity() != null && isSerial) {
            work.before.add(script -> script.alter(table, List.of(alterColumn + " DROP IDENTITY")));
        } else if (from.identity() != null && to.identity() == null) {
            work.column(alterColumn + " DROP IDENTITY");
        }
        if (from.identity() == null && to.identity() != null && from.physicalDefault() != null) {
            work.column(alterColumn + " DROP DEFAULT");
            return true;
        }
        if (isSerial && !wasSerial) {
            work.before.add(script -> script.step(
                    "create sequence for serial column \"" + to.name() + "\"",
                    "CREATE SEQUENCE IF NOT EXISTS " + Ddl.quoted(sequence(to)) + " OWNED BY " + Ddl.quoted(table) + "."
                            + Ddl.quoted(to.name())));
        }
        return false;
    }

    void after(String alterColumn) {
        if (isSerial && !wasSerial) {
            work.column(alterColumn + " SET DEFAULT " + SequenceText.nextval(sequence(to)));
            work.after.add(script -> SequenceText.follow(script, table, to));
        } else if (wasSerial && !isSerial && to.identity() == null) {
            if (to.physicalDefault() == null) {
                work.column(alterColumn + " DROP DEFAULT");
            }
            work.after.add(this::dropSequence);
        } else if (wasSerial && isSerial) {
            resize();
        }
        identity(alterColumn);
    }

    private void identity(String alterColumn) {
        if (to.identity() == null || to.identity().equals(from.identity())) {
            return;
        }
        if (from.identity() == null) {
            work.column(alterColumn + " ADD " + Ddl.identity(to.identity()));
            work.after.add(script -> SequenceText.follow(script, table, to));
        } else {
            long start = to.identity().start() == null ? 1 : to.identity().start();
            long increment =
                    to.identity().increment() == null ? 1 : to.identity().increment();
            work.column(alterColumn + " SET GENERATED " + (to.identity().always() ? "ALWAYS" : "BY DEFAULT")
                    + " SET START WITH " + start + " SET INCREMENT BY " + increment);
        }
    }

    private void resize() {
        String before = ((Native) PostgresTypes.withoutSerial(from.physicalType())).name();
        String after = ((Native) PostgresTypes.withoutSerial(to.physicalType())).name();
        if (!before.equals(after)) {
            work.after.add(script -> script.step(
                    "modify sequence of serial column \"" + to.name() + "\"",
                    "ALTER SEQUENCE " + Ddl.quoted(sequence(from)) + " AS " + after));
        }
    }

    private QName sequence(Column column) {
        return SequenceText.ofSerial(table, column);
    }

    private void dropSequence(Script script) {
        script.step(
                "drop sequence used by serial column \"" + to.name() + "\"",
                "DROP SEQUENCE IF EXISTS " + Ddl.quoted(sequence(from)));
    }
}
