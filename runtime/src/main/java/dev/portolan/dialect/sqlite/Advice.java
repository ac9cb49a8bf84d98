package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What to say of the changes of a table: which may fail on its rows, and which lose data. */
final class Advice implements TableChange.Visitor<Void> {
    private static final Set<String> HARMLESS =
            Set.of("drop-column", "drop-constraint", "drop-index", "narrower-type", "generated-replaces-values");

    private final Script script;
    private final TableWork work;
    private final Hints hints;
    private boolean mayFail;

    private Advice(Script script, TableWork work, Hints hints) {
        this.script = script;
        this.work = work;
        this.hints = hints;
    }

    /** Whether a change may fail on rows. */
    static boolean about(Script script, TableWork work, Hints hints) {
        Advice advice = new Advice(script, work, hints);
        work.changes().forEach(c -> c.accept(advice));
        return advice.mayFail;
    }

    private String table() {
        return work.name().toString();
    }

    private String at(Name column) {
        return work.name() + "." + column;
    }

    private void say(String code, String element, String message) {
        mayFail |= !HARMLESS.contains(code);
        script.notice(code, element, message);
    }

    /** Where to write the annotation. */
    private String place(Name column) {
        String origin = hints.origin().get(new ElementRef(work.name(), column));
        return origin == null ? "its attribute" : origin;
    }

    @Override
    public Void addColumn(TableChange.AddColumn c) {
        Column column = c.column();
        boolean valued = ColumnText.defaultOf(column) != null
                || column.generated() != null
                || column.identity() != null
                || work.backfill(column) != null;
        String at = at(column.name());
        String backfill = work.backfill(column);
        if (backfill != null && !(Expressions.isConstant(backfill) && isFree(column.name()))) {
            say(
                    "rows-are-filled",
                    at,
                    "Column " + at + " is new: rows that exist get " + backfill
                            + " in it. The migration fails when that gives NULL in a required column, or a unique index, a"
                            + " check or a foreign key forbids it, and changes nothing then.");
        }
        if (!column.nullable() && !valued) {
            say(
                    "required-column-without-value",
                    at,
                    "Column " + at + " is new and required, and nothing says what rows that exist shall hold in it: the"
                            + " migration fails when the table has rows, and changes nothing then. Write"
                            + " @Backfill(\"<SQL expression>\") at " + place(column.name())
                            + " to fill them, or @SqlDefault(\"<SQL value>\") to give it a default, and generate again.");
        }
        return null;
    }

    /** Whether no key, index, foreign key or check has a say in its values. */
    private boolean isFree(Name column) {
        Table table = work.to;
        String folded = SqliteNames.fold(column.text());
        return (table.primaryKey() == null || !table.primaryKey().columns().contains(column))
                && table.uniques().stream().noneMatch(u -> u.columns().contains(column))
                && table.indexes().stream().noneMatch(Index::unique)
                && table.foreignKeys().stream().noneMatch(fk -> fk.columns().contains(column))
                && table.checks().stream()
                        .noneMatch(
                                c -> Expressions.names(Ddl.text(c.expression())).contains(folded));
    }

    @Override
    public Void dropColumn(TableChange.DropColumn c) {
        String at = at(c.column().name());
        say("drop-column", at, "Column " + at + " is dropped with all its values.");
        return null;
    }

    @Override
    public Void modifyColumn(TableChange.ModifyColumn c) {
        Column from = c.from();
        Column to = c.to();
        String at = at(to.name());
        if (from.generated() == null && to.generated() != null) {
            say(
                    "generated-replaces-values",
                    at,
                    "Column " + at + " becomes generated: the values that it holds are lost.");
        }
        if (from.nullable() && !to.nullable() && to.generated() == null) {
            required(to, at);
        }
        type(from, to, at);
        return null;
    }

    private void required(Column to, String at) {
        String value = work.backfill(to) != null ? work.backfill(to) : ColumnText.defaultOf(to);
        if (value != null) {
            say(
                    "nulls-are-filled",
                    at,
                    "Column " + at + " becomes required: rows with NULL in it get " + value
                            + ". The migration fails when a unique index, a check or a foreign key forbids that, and changes"
                            + " nothing then.");
        } else {
            say(
                    "nullable-to-required",
                    at,
                    "Column " + at
                            + " becomes required: the migration fails when a row has NULL in it, and changes nothing"
                            + " then. Write @Backfill(\"<SQL expression>\") at " + place(to.name())
                            + " to fill such rows, or @SqlDefault(\"<SQL value>\"), and generate again.");
        }
    }

    private void type(Column from, Column to, String at) {
        SqliteTypes types = new SqliteTypes();
        String before = types.sql(from.physicalType());
        String after = types.sql(to.physicalType());
        if (work.using(to) == null && Affinity.of(from).mayChangeUnder(Affinity.of(to))) {
            say(
                    "changed-type",
                    at,
                    "Column " + at + " becomes " + after + " (" + before
                            + " before): the migration fails when SQLite would store"
                            + " a value of it otherwise than now, and changes nothing then.");
        } else if (narrows(from.physicalType(), to.physicalType())) {
            say(
                    "narrower-type",
                    at,
                    "Column " + at + " becomes " + after + " (" + before
                            + " before): SQLite keeps values that are too long, other" + " databases would not.");
        }
    }

    private static boolean narrows(ColumnType from, ColumnType to) {
        if (!(from instanceof ColumnType.Native a) || !(to instanceof ColumnType.Native b)) {
            return false;
        }
        List<String> widths = List.of("tinyint", "smallint", "int", "integer", "bigint");
        if (!a.name().equals(b.name())) {
            return widths.contains(b.name()) && widths.indexOf(b.name()) < widths.indexOf(a.name())
                    || a.args().isEmpty() && !b.args().isEmpty();
        }
        for (int i = 0; i < Math.min(a.args().size(), b.args().size()); i++) {
            if (number(b.args().get(i)) < number(a.args().get(i))) {
                return true;
            }
        }
        return a.args().size() < b.args().size();
    }

    private static long number(String text) {
        return text.matches("[+-]?[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    @Override
    public Void modifyPrimaryKey(TableChange.ModifyPrimaryKey c) {
        String columns = c.to() == null ? null : list(c.to().columns());
        say(
                "changed-primary-key",
                table(),
                "The primary key of table " + table() + " is (" + list(c.from()) + ") and becomes "
                        + (columns == null
                                ? "none."
                                : "(" + columns + "): the migration fails when two rows have the same values in it, and"
                                        + " changes nothing then."));
        return null;
    }

    private static String list(PrimaryKey key) {
        return key == null ? "none" : list(key.columns());
    }

    private static String list(List<Name> names) {
        return names.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    @Override
    public Void modifyUnique(TableChange.ModifyUnique c) {
        if (c.to() != null) {
            unique(list(c.to().columns()));
        } else {
            say(
                    "drop-constraint",
                    table(),
                    "Table " + table() + " is no longer unique in ("
                            + list(c.from().columns()) + ").");
        }
        return null;
    }

    private void unique(String columns) {
        say(
                "new-unique",
                table(),
                "Table " + table() + " becomes unique in (" + columns
                        + "): the migration fails when two rows have the same values in it, and changes nothing then.");
    }

    @Override
    public Void modifyIndex(TableChange.ModifyIndex c) {
        if (c.to() == null) {
            say("drop-index", table(), "Index " + c.from().name() + " of table " + table() + " is dropped.");
        } else if (c.to().unique()
                && (c.from() == null || !c.from().unique() || !c.from().parts().equals(c.to().parts()))) {
            unique(c.to().parts().stream()
                    .map(p -> p.column() != null ? p.column().text() : Ddl.text(p.expression()))
                    .collect(Collectors.joining(", ")));
        }
        return null;
    }

    @Override
    public Void modifyForeignKey(TableChange.ModifyForeignKey c) {
        ForeignKey fk = c.to();
        if (fk == null) {
            say(
                    "drop-constraint",
                    table(),
                    "Foreign key (" + list(c.from().columns()) + ") of table " + table() + " to "
                            + c.from().refTable() + " is dropped.");
        } else if (c.from() == null
                || !c.from().columns().equals(fk.columns())
                || !c.from().refTable().equals(fk.refTable())
                || !c.from().refColumns().equals(fk.refColumns())) {
            say(
                    "new-foreign-key",
                    table(),
                    "Table " + table() + " refers to " + fk.refTable() + " by (" + list(fk.columns())
                            + "): the migration fails when a row has no parent there, and changes nothing then.");
        }
        return null;
    }

    @Override
    public Void modifyCheck(TableChange.ModifyCheck c) {
        if (c.from() != null && c.to() != null && Checks.allowsAll(c.from(), c.to(), work.renamedValues())) {
            return null;
        }
        if (c.to() != null) {
            say(
                    "new-check",
                    table(),
                    "Rows of table " + table() + " have to satisfy " + Ddl.text(c.to().expression())
                            + ": the migration fails when one does not, and changes nothing then.");
        } else {
            say(
                    "drop-constraint",
                    table(),
                    "Check " + Ddl.text(c.from().expression()) + " of table " + table() + " is dropped.");
        }
        return null;
    }

    @Override
    public Void renameColumn(TableChange.RenameColumn c) {
        return null;
    }

    @Override
    public Void renameConstraint(TableChange.RenameConstraint c) {
        return null;
    }

    @Override
    public Void modifyTableComment(TableChange.ModifyTableComment c) {
        return null;
    }

    @Override
    public Void modifyOption(TableChange.ModifyOption c) {
        return null;
    }
}
