package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Native enum types: they come, gain values, and go. The server cannot take a value away or move one: then the type is made anew. */
final class EnumPlan {
    private EnumPlan() {}

    static void create(Script script, EnumType type) {
        script.step(
                "create enum type \"" + type.name().name() + "\"",
                "CREATE TYPE " + Ddl.quoted(type.name()) + " AS ENUM ("
                        + type.values().stream()
                                .map(PostgresNames.QUOTING::literal)
                                .collect(Collectors.joining(", ")) + ")");
    }

    static void drop(Script script, EnumType type) {
        script.step("drop enum type \"" + type.name().name() + "\"", "DROP TYPE " + Ddl.quoted(type.name()));
    }

    /** Whether a renamed value belongs to that type. */
    static boolean holds(EnumType type, Change.RenameValue value, Graph to) {
        Native quoted = Native.of(Ddl.quoted(type.name()));
        return to.tables().stream()
                .filter(t -> t.name().equals(value.table()))
                .map(Table::columns)
                .flatMap(List::stream)
                .anyMatch(
                        c -> c.name().equals(value.column()) && c.physicalType().equals(quoted));
    }

    /**
     * Whether the type has to be made anew: it loses a value or changes their order, or a new value is used at once, which the
     * server refuses in the transaction that adds it.
     */
    static boolean isMadeAnew(Change.ModifyEnum change, List<Change.RenameValue> renames, Graph to, Hints hints) {
        List<String> values = new ArrayList<>(change.from().values());
        renames.forEach(r -> values.replaceAll(v -> v.equals(r.from()) ? r.to() : v));
        List<String> kept =
                change.to().values().stream().filter(values::contains).toList();
        List<String> added = change.to().values().stream()
                .filter(v -> !values.contains(v))
                .map(PostgresNames.QUOTING::literal)
                .toList();
        return !kept.equals(values) || to.tables().stream().anyMatch(t -> uses(t, change.to(), added, hints));
    }

    private static boolean uses(Table table, EnumType type, List<String> literals, Hints hints) {
        List<Column> columns = columns(table, type);
        return !columns.isEmpty()
                && literals.stream()
                        .anyMatch(l -> columns.stream()
                                        .anyMatch(c -> contains(c.defaultSql(), l)
                                                || contains(
                                                        hints.backfill().get(new ElementRef(table.name(), c.name())),
                                                        l))
                                || table.checks().stream().anyMatch(k -> contains(k.expression(), l))
                                || table.indexes().stream().anyMatch(x -> contains(x.where(), l)));
    }

    private static boolean contains(PerDialect<String> text, String literal) {
        return text != null && Ddl.text(text) != null && Ddl.text(text).contains(literal);
    }

    /** The columns of that type, or of arrays of it. */
    static List<Column> columns(Table table, EnumType type) {
        String name = Ddl.quoted(type.name());
        return table.columns().stream()
                .filter(c -> c.physicalType() instanceof Native t
                        && PostgresTypes.elementName(t.name()).equals(name))
                .toList();
    }

    /** @param from the state before: nothing is renamed yet */
    static void makeAnew(Script script, Change.ModifyEnum change, List<Change.RenameValue> renames, Graph from) {
        EnumType type = change.to();
        QName old =
                type.name().sibling(Name.quoted("portolan_old_" + type.name().text()));
        renameValues(script, change, renames);
        script.step(
                "rename an enum from \"" + type.name().name() + "\" to \"" + old.name() + "\"",
                "ALTER TYPE " + Ddl.quoted(type.name()) + " RENAME TO " + Ddl.quoted(old.name()));
        create(script, type);
        for (Table table : from.tables()) {
            List<String> clauses = new ArrayList<>();
            for (Column column : columns(table, type)) {
                String alter = "ALTER COLUMN " + Ddl.quoted(column.name());
                String brackets = ((Native) column.physicalType())
                        .name()
                        .substring(Ddl.quoted(type.name()).length());
                if (column.defaultSql() != null) {
                    clauses.add(alter + " DROP DEFAULT");
                }
                clauses.add(alter + " TYPE " + Ddl.type(column) + " USING " + Ddl.quoted(column.name()) + "::text"
                        + brackets + "::" + Ddl.type(column));
                boolean kept = type.values().stream().anyMatch(v -> literal(v).equals(Ddl.defaultOf(column)));
                if (column.defaultSql() != null && (kept || !brackets.isEmpty())) {
                    clauses.add(alter + " SET DEFAULT " + Ddl.defaultExpression(Ddl.defaultOf(column)));
                }
            }
            script.alter(table.name(), clauses);
        }
        script.step("drop enum type \"" + old.name() + "\"", "DROP TYPE " + Ddl.quoted(old));
        List<String> gone = change.from().values().stream()
                .filter(v -> !type.values().contains(v)
                        && renames.stream().noneMatch(r -> r.from().equals(v)))
                .toList();
        if (!gone.isEmpty()) {
            script.notice(
                    "drop-enum-value",
                    type.name().toString(),
                    "Enum type " + type.name() + " loses " + String.join(", ", gone)
                            + ": the migration fails when a row holds such a value, and changes nothing then.");
        }
    }

    private static List<String> renameValues(
            Script script, Change.ModifyEnum change, List<Change.RenameValue> renames) {
        EnumType type = change.to();
        List<String> values = new ArrayList<>(change.from().values());
        for (Change.RenameValue rename : renames) {
            int at = values.indexOf(rename.from());
            if (at >= 0 && !values.contains(rename.to())) {
                values.set(at, rename.to());
                script.step(
                        "rename a value of enum type: \"" + type.name().name() + "\"",
                        "ALTER TYPE " + Ddl.quoted(type.name()) + " RENAME VALUE " + literal(rename.from()) + " TO "
                                + literal(rename.to()));
            }
        }
        return values;
    }

    static void modify(Script script, Change.ModifyEnum change, List<Change.RenameValue> renames) {
        EnumType type = change.to();
        List<String> values = renameValues(script, change, renames);
        for (int i = 0; i < type.values().size(); i++) {
            String value = type.values().get(i);
            if (!values.contains(value)) {
                add(script, type, values, i);
            }
        }
    }

    private static void add(Script script, EnumType type, List<String> values, int at) {
        String value = type.values().get(at);
        String place;
        if (at == values.size()) {
            place = "";
            values.add(value);
        } else if (at == 0) {
            place = " BEFORE " + literal(values.get(0));
            values.add(0, value);
        } else {
            place = " AFTER " + literal(type.values().get(at - 1));
            values.add(at, value);
        }
        script.step(
                "add value to enum type: \"" + type.name().name() + "\"",
                "ALTER TYPE " + Ddl.quoted(type.name()) + " ADD VALUE " + literal(value) + place);
    }

    private static String literal(String text) {
        return PostgresNames.QUOTING.literal(text);
    }
}
