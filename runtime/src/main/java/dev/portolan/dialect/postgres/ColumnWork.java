package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Alteration;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A column that changes or comes: its clauses and what has to happen around them. */
final class ColumnWork {
    private final QName table;
    private final Alteration work;
    private final Hints hints;
    private final List<Column> anew = new ArrayList<>();
    private int newlyFilled;

    ColumnWork(QName table, Alteration work, Hints hints) {
        this.table = table;
        this.work = work;
        this.hints = hints;
    }

    static String backfill(Hints hints, QName table, Column column) {
        return PerDialect.in(hints.backfill().get(new ElementRef(table, column.name())), PostgresDialect.NAME);
    }

    private String using(Column column) {
        return PerDialect.in(hints.using().get(new ElementRef(table, column.name())), PostgresDialect.NAME);
    }

    void add(Column column) {
        TableChange why = new TableChange.AddColumn(column);
        String backfill = backfill(hints, table, column);
        if (backfill == null || column.generated() != null || column.identity() != null) {
            work.column("ADD COLUMN " + Ddl.column(column), why);
        } else {
            work.column("ADD COLUMN " + Ddl.unfilled(column), why);
            // before columns that exist are filled: it reads rows as they are
            work.rows.add(newlyFilled++, filling(column, backfill));
            if (!column.nullable()) {
                work.late(Ddl.setRequired(column.name()), why);
            }
            if (column.defaultSql() != null) {
                work.late(Ddl.setDefault(column), why);
            }
        }
        if (column.comment() != null) {
            comment(column);
        }
    }

    private Consumer<Script> filling(Column column, String expression) {
        String name = Ddl.quoted(column.name());
        return script -> script.step(
                "fill column \"" + column.name() + "\" of table: \"" + table.name() + "\"",
                "UPDATE " + Ddl.quoted(table) + " SET " + name + " = " + Ddl.defaultExpression(expression) + " WHERE "
                        + name + " IS NULL",
                new Work.Fill(table, column.name()));
    }

    private void comment(Column column) {
        work.comments.add(script -> script.step(
                "set comment to column: \"" + column.name() + "\" on table: \"" + table.name() + "\"",
                "COMMENT ON COLUMN " + Ddl.quoted(table) + "." + Ddl.quoted(column.name()) + " IS "
                        + IndexText.literal(column.comment())));
    }

    void modify(Column from, Column to) {
        if (from.generated() == null && to.generated() != null
                || from.generated() != null
                        && to.generated() != null
                        && !from.generated().equals(to.generated())) {
            replace(to);
            return;
        }
        if (from.generated() != null
                && to.generated() == null
                && !from.generated().stored()) {
            keepValues(to);
            return;
        }
        String name = "ALTER COLUMN " + Ddl.quoted(to.name());
        Numbering numbering = new Numbering(table, work, from, to);
        boolean defaultDropped = numbering.before(name);
        if (from.generated() != null && to.generated() == null) {
            work.column(name + " DROP EXPRESSION");
        }
        defaultDropped |= type(from, to, name);
        nullability(from, to, name);
        defaults(from, to, name, defaultDropped);
        numbering.after(name);
        if (!Objects.equals(from.comment(), to.comment())) {
            comment(to);
        }
    }

    /** A column that becomes generated, or otherwise so, is another one: the server computes its values. */
    private void replace(Column to) {
        work.drops.add("DROP COLUMN " + Ddl.quoted(to.name()));
        anew.add(to);
        if (to.comment() != null) {
            comment(to);
        }
    }

    /** When all that they may be computed from is there. */
    void addReplaced() {
        anew.forEach(c -> work.column("ADD COLUMN " + Ddl.column(c)));
        anew.clear();
    }

    /** A virtual column cannot be turned into an ordinary one: what it computes is copied. */
    private void keepValues(Column to) {
        String old = Ddl.quoted(Name.quoted("portolan_old"));
        String name = Ddl.quoted(to.name());
        work.before.add(script -> script.step(
                "rename a column from \"" + to.name() + "\" to \"portolan_old\"",
                "ALTER TABLE " + Ddl.quoted(table) + " RENAME COLUMN " + name + " TO " + old));
        work.column("ADD COLUMN " + Ddl.unfilled(to));
        work.rows.add(script -> script.step(
                "fill column \"" + to.name() + "\" of table: \"" + table.name() + "\"",
                "UPDATE " + Ddl.quoted(table) + " SET " + name + " = " + old));
        if (!to.nullable()) {
            work.late(Ddl.setRequired(to.name()));
        }
        if (to.defaultSql() != null) {
            work.late(Ddl.setDefault(to));
        }
        work.late("DROP COLUMN " + old);
        if (to.comment() != null) {
            comment(to);
        }
    }

    /** Whether the default was dropped for it. */
    private boolean type(Column from, Column to, String name) {
        if (to.physicalType() instanceof Raw || from.physicalType() instanceof Raw) {
            if (!from.physicalType().equals(to.physicalType())) {
                work.column(name + " TYPE " + Ddl.type(to) + " USING " + Ddl.quoted(to.name()) + "::" + Ddl.type(to));
            }
            return false;
        }
        Conversion conversion = new Conversion(from.physicalType(), to.physicalType(), Ddl.quoted(to.name()));
        boolean collates = !Objects.equals(from.collation(), to.collation());
        if (conversion.isSame() && !collates) {
            return false;
        }
        String using = using(to);
        if (using == null) {
            using = conversion.using();
            guard(to, conversion.lost());
        }
        // The default of one type may not be one of the other, and the server would keep it with a cast around it.
        boolean dropDefault = !conversion.isSameName() && from.physicalDefault() != null;
        if (dropDefault) {
            work.column(name + " DROP DEFAULT");
        }
        work.column(name + " TYPE " + PostgresTypes.sqlOf(PostgresTypes.withoutSerial(to.physicalType()))
                + (to.collation() != null
                        ? " COLLATE " + PostgresNames.QUOTING.name(to.collation())
                        : collates ? " COLLATE \"default\"" : "")
                + (using == null ? "" : " USING " + using));
        return dropDefault;
    }

    /** Fails where a value would be rounded or cut: the message of the failing cast tells which. */
    private void guard(Column column, String lost) {
        if (lost != null) {
            String what = PostgresNames.QUOTING.literal(
                    "a value of " + table + "." + column.name() + " does not fit " + Ddl.type(column) + ": ");
            work.before.add(script -> script.step(
                    "make sure that no value of column \"" + column.name() + "\" on table: \"" + table.name()
                            + "\" is lost",
                    "SELECT (" + what + " || " + Ddl.quoted(column.name()) + "::text)::integer FROM "
                            + Ddl.quoted(table) + " WHERE " + lost + " LIMIT 1"));
        }
    }

    private void nullability(Column from, Column to, String name) {
        if (from.nullable() == to.nullable()) {
            return;
        }
        if (to.nullable()) {
            work.column(name + " DROP NOT NULL");
            return;
        }
        String fill = backfill(hints, table, to) != null ? backfill(hints, table, to) : Ddl.defaultOf(to);
        if (fill != null) {
            work.rows.add(filling(to, fill));
        }
        work.late(Ddl.setRequired(to.name()), new TableChange.ModifyColumn(from, to));
    }

    private void defaults(Column from, Column to, String name, boolean dropped) {
        String before = dropped ? null : from.physicalDefault();
        String after = Ddl.defaultOf(to);
        if (after != null && !after.equals(before)) {
            work.column(Ddl.setDefault(to));
        } else if (after == null && before != null) {
            work.column(name + " DROP DEFAULT");
        }
    }
}
