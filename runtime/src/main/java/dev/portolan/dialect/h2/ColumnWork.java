package dev.portolan.dialect.h2;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.sql.Work;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A column that changes or comes, in one statement after another. */
final class ColumnWork {
    private static final Native TEXT = Native.of("character varying");

    private final Script script;
    private final QName table;
    private final Hints hints;

    ColumnWork(Script script, QName table, Hints hints) {
        this.script = script;
        this.table = table;
        this.hints = hints;
    }

    static String using(Hints hints, QName table, Column column) {
        return PerDialect.in(hints.using().get(new ElementRef(table, column.name())), H2Dialect.NAME);
    }

    private static String backfill(Hints hints, QName table, Column column) {
        return PerDialect.in(hints.backfill().get(new ElementRef(table, column.name())), H2Dialect.NAME);
    }

    /** What rows without a value get; null for nothing. */
    static String fill(Hints hints, QName table, Column column) {
        String backfill = backfill(hints, table, column);
        return backfill != null ? backfill : Ddl.defaultOf(column);
    }

    /** @param renamed values that have another name afterwards; null for none */
    static Conversion conversion(Column from, Column to, List<Change.RenameValue> renamed) {
        String name = Ddl.quoted(to.name());
        if (renamed == null) {
            return new Conversion(from.physicalType(), to.physicalType(), name);
        }
        return new Conversion(TEXT, to.physicalType(), renamed("CAST(" + name + " AS varchar)", renamed));
    }

    static String renamed(String value, List<Change.RenameValue> renamed) {
        return "CASE " + value
                + renamed.stream()
                        .map(r -> " WHEN " + Ddl.literal(r.from()) + " THEN " + Ddl.literal(r.to()))
                        .collect(Collectors.joining())
                + " ELSE " + value + " END";
    }

    private void alter(String clause) {
        script.alter(table, List.of(clause));
    }

    private static String column(Column column) {
        return "ALTER COLUMN " + Ddl.quoted(column.name());
    }

    /** Those that need no filling come in one statement: the server copies the table for each. */
    void add(List<Column> columns) {
        List<Column> plain = columns.stream().filter(c -> !isFilled(c)).toList();
        if (plain.size() == 1) {
            alter("ADD COLUMN " + Ddl.column(plain.get(0)));
        } else if (!plain.isEmpty()) {
            alter("ADD (" + plain.stream().map(Ddl::column).collect(Collectors.joining(", ")) + ")");
        }
        for (Column column : columns) {
            if (isFilled(column)) {
                alter("ADD COLUMN " + Ddl.column(column) + " USING " + backfill(hints, table, column));
            }
        }
    }

    private boolean isFilled(Column column) {
        return backfill(hints, table, column) != null && column.generated() == null && column.identity() == null;
    }

    /** Before what it is computed from changes, so that it keeps its values. */
    void keepValues(Column from, Column to) {
        if (from.generated() != null && to.generated() == null) {
            dropExpression(to);
        }
    }

    void dropExpression(Column column) {
        alter(column(column) + " DROP EXPRESSION");
    }

    void modify(Column from, Column to, List<Change.RenameValue> renamed) {
        boolean retyped = !from.physicalType().equals(to.physicalType());
        String before = from.physicalDefault();
        if (from.identity() != null && to.identity() == null) {
            alter(column(to) + " DROP IDENTITY");
        }
        boolean other = !Objects.equals(before, Ddl.defaultOf(to));
        if (before != null && (retyped && other || to.identity() != null)) {
            alter(column(to) + " DROP DEFAULT");
            before = null;
        }
        if (from.onUpdate() != null && (to.onUpdate() == null || to.identity() != null)) {
            alter(column(to) + " DROP ON UPDATE");
        }
        if (retyped) {
            type(from, to, renamed);
        }
        nullability(from, to);
        defaults(before, to);
        if (to.onUpdate() != null && !Objects.equals(from.onUpdate(), to.onUpdate())) {
            alter(column(to) + " SET ON UPDATE " + Ddl.text(to.onUpdate()));
        }
        identity(from, to);
        if (!Objects.equals(from.comment(), to.comment())) {
            script.step(
                    "set comment to column: \"" + to.name() + "\" on table: \"" + table.name() + "\"",
                    "COMMENT ON COLUMN " + Ddl.quoted(table) + "." + Ddl.quoted(to.name()) + " IS "
                            + Ddl.comment(to.comment()));
        }
    }

    private void type(Column from, Column to, List<Change.RenameValue> renamed) {
        String using = using(hints, table, to);
        if (using == null) {
            String value = conversion(from, to, renamed).value();
            using = value.equals(Ddl.quoted(to.name())) ? null : value;
        }
        alter(column(to) + " SET DATA TYPE " + Ddl.type(to) + (using == null ? "" : " USING " + using));
    }

    private void nullability(Column from, Column to) {
        if (from.nullable() == to.nullable()) {
            return;
        }
        if (to.nullable()) {
            alter(column(to) + " DROP NOT NULL");
            return;
        }
        String fill = fill(hints, table, to);
        if (fill != null) {
            String name = Ddl.quoted(to.name());
            script.step(
                    "fill column \"" + to.name() + "\" of table: \"" + table.name() + "\"",
                    "UPDATE " + Ddl.quoted(table) + " SET " + name + " = " + fill + " WHERE " + name + " IS NULL",
                    new Work.Fill(table, to.name()));
        }
        alter(column(to) + " SET NOT NULL");
    }

    private void defaults(String before, Column to) {
        String after = Ddl.defaultOf(to);
        if (after != null && !after.equals(before)) {
            alter(column(to) + " SET DEFAULT " + after);
        } else if (after == null && before != null) {
            alter(column(to) + " DROP DEFAULT");
        }
    }

    private void identity(Column from, Column to) {
        Column.Identity identity = to.identity();
        if (identity == null || identity.equals(from.identity())) {
            return;
        }
        boolean same = from.identity() != null;
        long start = identity.start() == null ? 1 : identity.start();
        long increment = identity.increment() == null ? 1 : identity.increment();
        alter(column(to) + " SET GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT")
                + (same || increment != 1 ? " SET INCREMENT BY " + increment : "")
                + (same || start != 1 ? " START WITH " + start : ""));
        if (!same) {
            SequenceText.follow(script, table, to);
        }
    }
}
