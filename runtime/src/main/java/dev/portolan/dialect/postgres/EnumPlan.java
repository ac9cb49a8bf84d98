package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.diff.ConstraintNames;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.sql.Step;
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

    /** Whether the type has to be made anew: it loses a value or changes their order, which the server cannot. */
    static boolean isMadeAnew(Change.ModifyEnum change, List<Change.RenameValue> renames) {
        List<String> values = new ArrayList<>(change.from().values());
        renames.forEach(r -> values.replaceAll(v -> v.equals(r.from()) ? r.to() : v));
        List<String> kept =
                change.to().values().stream().filter(values::contains).toList();
        return !kept.equals(values);
    }

    /** The columns of that type, or of arrays of it. */
    static List<Column> columns(Table table, EnumType type) {
        String name = Ddl.quoted(type.name());
        return table.columns().stream()
                .filter(c -> c.physicalType() instanceof Native t
                        && PostgresTypes.elementName(t.name()).equals(name))
                .toList();
    }

    /** The name that a type has while its successor is there. */
    static QName old(EnumType type) {
        String name = "portolan_old_" + type.name().text();
        return type.name().sibling(Name.quoted(ConstraintNames.cut(name, new PostgresNames().limit())));
    }

    /** Before tables change: then each column of the old type becomes one of the new. */
    static void makeAnew(Script script, Change.ModifyEnum change, List<Change.RenameValue> renames, Graph to) {
        EnumType type = change.to();
        renameValues(script, change, renames, null);
        script.step(
                "rename an enum from \"" + type.name().name() + "\" to \""
                        + old(type).name() + "\"",
                "ALTER TYPE " + Ddl.quoted(type.name()) + " RENAME TO "
                        + Ddl.quoted(old(type).name()));
        create(script, type);
        to.opaques().stream()
                .filter(o -> o.kind().equals("type comment") && o.name().equals(type.name()))
                .forEach(o ->
                        script.step("set comment to enum type: \"" + type.name().name() + "\"", o.sql()));
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

    /** When nothing is of the old type any more. */
    static void dropOld(Script script, EnumType type) {
        script.step("drop enum type \"" + old(type).name() + "\"", "DROP TYPE " + Ddl.quoted(old(type)));
    }

    private static List<String> renameValues(
            Script script, Change.ModifyEnum change, List<Change.RenameValue> renames, String part) {
        EnumType type = change.to();
        List<String> values = new ArrayList<>(change.from().values());
        for (Change.RenameValue rename : renames) {
            int at = values.indexOf(rename.from());
            if (at >= 0 && !values.contains(rename.to())) {
                values.set(at, rename.to());
                script.add(Step.of(
                                "rename a value of enum type: \"" + type.name().name() + "\"",
                                "ALTER TYPE " + Ddl.quoted(type.name()) + " RENAME VALUE " + literal(rename.from())
                                        + " TO " + literal(rename.to()))
                        .inPart(part));
            }
        }
        return values;
    }

    /** @param part of the plan that the steps stand in; null for the plain one */
    static void modify(Script script, Change.ModifyEnum change, List<Change.RenameValue> renames, String part) {
        EnumType type = change.to();
        List<String> values = renameValues(script, change, renames, part);
        for (int i = 0; i < type.values().size(); i++) {
            String value = type.values().get(i);
            if (!values.contains(value)) {
                add(script, type, values, i, part);
            }
        }
    }

    private static void add(Script script, EnumType type, List<String> values, int at, String part) {
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
        Step step = Step.of(
                        "add value to enum type: \"" + type.name().name() + "\"",
                        "ALTER TYPE " + Ddl.quoted(type.name()) + " ADD VALUE " + literal(value) + place)
                .inPart(part);
        script.add(part == null ? step : step.because("it can be used only when this is committed"));
    }

    private static String literal(String text) {
        return PostgresNames.QUOTING.literal(text);
    }
}
