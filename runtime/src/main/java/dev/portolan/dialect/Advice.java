package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.List;
import java.util.stream.Collectors;

/** What to say of the changes of a table: which may fail on its rows, and which lose data. */
public final class Advice implements TableChange.Visitor<Void> {
    private final Script script;
    private final Change.ModifyTable change;
    private final List<Change.RenameValue> renamed;
    private final Hints hints;
    private final Terms terms;

    /** What a dialect knows of it. */
    public interface Terms {
        /** {@code postgres}, … */
        String dialect();

        /** Whether the type makes the column number itself. */
        default boolean numbersItself(ColumnType type) {
            return false;
        }

        /** As SQL writes it. */
        String type(ColumnType type);

        /** Whether values of the one type may not fit the other. */
        boolean narrows(Column from, Column to);

        /** Whether values of the one type may not be readable as the other. */
        boolean converts(Column from, Column to);

        /** Whether every row that satisfies one satisfies the other; false when that cannot be told. */
        boolean allowsAll(Check from, Check to, List<Change.RenameValue> renamed);

        /** Whether an expression may name the column. */
        boolean mentions(String expression, Name column);
    }

    private Advice(
            Script script, Change.ModifyTable change, List<Change.RenameValue> values, Hints hints, Terms terms) {
        this.script = script;
        this.change = change;
        this.renamed = values.stream()
                .filter(v -> v.table().equals(change.to().name()))
                .toList();
        this.hints = hints;
        this.terms = terms;
    }

    public static void about(Script script, ChangeSet changes, Hints hints, Terms terms) {
        for (Change.ModifyTable change : changes.modified.values()) {
            Advice advice = new Advice(script, change, changes.values, hints, terms);
            change.changes().forEach(c -> c.accept(advice));
        }
        changes.dropped
                .keySet()
                .forEach(name -> script.notice(
                        "drop-table", name.toString(), "Table " + name + " is dropped with all its rows."));
    }

    private String table() {
        return change.to().name().toString();
    }

    private String at(Name column) {
        return change.to().name() + "." + column;
    }

    private void say(String code, String element, String message) {
        script.notice(code, element, message);
    }

    private String backfill(Column column) {
        return text(hints.backfill().get(new ElementRef(change.to().name(), column.name())));
    }

    /** Where to write the annotation. */
    private String place(Name column) {
        String origin = hints.origin().get(new ElementRef(change.to().name(), column));
        return origin == null ? "its attribute" : origin;
    }

    @Override
    public Void addColumn(TableChange.AddColumn c) {
        Column column = c.column();
        boolean valued = text(column.defaultSql()) != null
                || column.generated() != null
                || column.identity() != null
                || terms.numbersItself(column.physicalType())
                || backfill(column) != null;
        if (!column.nullable() && !valued) {
            String at = at(column.name());
            say(
                    "required-column-without-value",
                    at,
                    "Column " + at + " is new and required, and nothing says what rows that exist shall hold in it: the"
                            + " migration fails when the table has rows, and changes nothing then. Write"
                            + " @Backfill(\"<SQL expression>\") at " + place(column.name())
                            + " to fill them, or @SqlDefault(\"<SQL value>\") to give it a default, and generate again.");
        }
        if (backfill(column) != null) {
            filled(column, backfill(column));
        }
        return null;
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
        if (from.nullable()
                && !to.nullable()
                && to.generated() == null
                && backfill(to) == null
                && text(to.defaultSql()) == null) {
            say(
                    "nullable-to-required",
                    at,
                    "Column " + at
                            + " becomes required: the migration fails when a row has NULL in it, and changes nothing"
                            + " then. Write @Backfill(\"<SQL expression>\") at " + place(to.name())
                            + " to fill such rows, or @SqlDefault(\"<SQL value>\"), and generate again.");
        }
        if (from.nullable() && !to.nullable() && to.generated() == null) {
            filled(to, backfill(to) != null ? backfill(to) : text(to.defaultSql()));
        }
        type(from, to, at);
        return null;
    }

    /** The value of a filling expression may be NULL, and the same value in many rows may break a key. */
    private void filled(Column column, String expression) {
        boolean constant = expression != null && expression.matches("-?[0-9.]+|'(?:[^']|'')*'");
        if (expression == null
                || constant && !isConstrained(column.name())
                || column.nullable() && !isConstrained(column.name())) {
            return;
        }
        String at = at(column.name());
        say(
                "rows-are-filled",
                at,
                "Column " + at + " is filled with " + expression
                        + ": the migration fails when that is NULL for a row that needs a value, or breaks a key or check, and"
                        + " changes nothing then.");
    }

    private boolean isConstrained(Name column) {
        Table table = change.to();
        List<Name> one = List.of(column);
        return table.primaryKey() != null && table.primaryKey().columns().contains(column)
                || table.uniques().stream().anyMatch(u -> u.columns().contains(column))
                || table.foreignKeys().stream().anyMatch(f -> f.columns().contains(column))
                || table.checks().stream().anyMatch(c -> terms.mentions(text(c.expression()), column))
                || table.indexes().stream().anyMatch(i -> i.unique() && mentions(i, column));
    }

    private boolean mentions(Index index, Name column) {
        return index.include().contains(column)
                || terms.mentions(text(index.where()), column)
                || index.parts().stream()
                        .anyMatch(p -> column.equals(p.column()) || terms.mentions(text(p.expression()), column));
    }

    private String text(PerDialect<String> expression) {
        return PerDialect.in(expression, terms.dialect());
    }

    private void type(Column from, Column to, String at) {
        boolean raw = from.physicalType() instanceof Raw || to.physicalType() instanceof Raw;
        if (raw || from.physicalType().equals(to.physicalType())) {
            return;
        }
        boolean told = hints.using().containsKey(new ElementRef(change.to().name(), to.name()));
        String becomes = "Column " + at + " becomes " + terms.type(to.physicalType()) + " ("
                + terms.type(from.physicalType()) + " before): ";
        if (!told && terms.narrows(from, to)) {
            say(
                    "narrower-type",
                    at,
                    becomes + "the migration fails when a value does not fit, and changes nothing then.");
        } else if (!told && terms.converts(from, to)) {
            say(
                    "changed-type",
                    at,
                    becomes + "the migration fails when a value cannot be read as one, and changes nothing then.");
        }
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
                    .map(p -> p.column() != null ? p.column().text() : text(p.expression()))
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
        if (c.from() != null && c.to() != null && terms.allowsAll(c.from(), c.to(), renamed)) {
            return null;
        }
        if (c.to() != null) {
            say(
                    "new-check",
                    table(),
                    "Rows of table " + table() + " have to satisfy " + text(c.to().expression())
                            + ": the migration fails when one does not, and changes nothing then.");
        } else {
            say(
                    "drop-constraint",
                    table(),
                    "Check " + text(c.from().expression()) + " of table " + table() + " is dropped.");
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
