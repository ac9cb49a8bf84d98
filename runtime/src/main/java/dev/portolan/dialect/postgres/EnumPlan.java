package dev.portolan.dialect.postgres;

import dev.portolan.schema.Change;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Graph;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Native enum types: they come, gain values, and go. The server cannot take a value away or move one. */
final class EnumPlan {
    private EnumPlan() {}

    static void create(Script script, EnumType type) {
        script.step(
                "create enum type \"" + type.name().name() + "\"",
                "CREATE TYPE " + Ddl.quoted(type.name()) + " AS ENUM ("
                        + type.values().stream().map(PostgresNames.QUOTING::literal).collect(Collectors.joining(", ")) + ")");
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
                .anyMatch(c -> c.name().equals(value.column()) && c.physicalType().equals(quoted));
    }

    static void modify(Script script, Change.ModifyEnum change, List<Change.RenameValue> renames) {
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
        List<String> kept = type.values().stream().filter(values::contains).toList();
        if (!kept.equals(values)) {
            List<String> gone = values.stream().filter(v -> !type.values().contains(v)).toList();
            throw PortolanException.failed(
                    "enum-value",
                    "PostgreSQL cannot "
                            + (gone.isEmpty()
                                    ? "change the order of the values of enum type " + type.name() + "."
                                    : "take the values " + String.join(", ", gone) + " from enum type " + type.name() + ".")
                            + " Keep them, or make a new type by hand in a migration and let the columns use it.");
        }
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
