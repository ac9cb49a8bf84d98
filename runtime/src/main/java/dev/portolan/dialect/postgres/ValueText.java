package dev.portolan.dialect.postgres;

import dev.portolan.schema.Change;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements that write rows: values with a new name, and rows that the mapping needs. */
final class ValueText {
    private ValueText() {}

    /** One statement a column, so that two values can change places. */
    static Map<QName, List<String>> renames(List<Change.RenameValue> values) {
        Map<QName, Map<Name, List<Change.RenameValue>>> columns = new LinkedHashMap<>();
        values.forEach(v -> columns.computeIfAbsent(v.table(), t -> new LinkedHashMap<>())
                .computeIfAbsent(v.column(), c -> new ArrayList<>())
                .add(v));
        Map<QName, List<String>> statements = new LinkedHashMap<>();
        columns.forEach((table, byColumn) -> statements.put(
                table,
                byColumn.entrySet().stream()
                        .map(e -> rename(table, e.getKey(), e.getValue()))
                        .toList()));
        return statements;
    }

    private static String rename(QName table, Name column, List<Change.RenameValue> values) {
        String name = Ddl.quoted(column);
        String value = values.size() == 1
                ? literal(values.get(0).to())
                : "CASE " + name
                        + values.stream()
                                .map(v -> " WHEN " + literal(v.from()) + " THEN " + literal(v.to()))
                                .collect(Collectors.joining())
                        + " ELSE " + name + " END";
        String old = values.stream().map(v -> literal(v.from())).collect(Collectors.joining(", "));
        return "UPDATE " + Ddl.quoted(table) + " SET " + name + " = " + value + " WHERE " + name
                + (values.size() == 1 ? " = " + old : " IN (" + old + ")");
    }

    private static String literal(String text) {
        return PostgresNames.QUOTING.literal(text);
    }

    /** One statement a row; does nothing where the row exists. */
    static void insert(Script script, Seed seed) {
        for (List<String> row : seed.rows()) {
            script.step(
                    "insert rows that \"" + seed.table().name() + "\" lacks",
                    "INSERT INTO " + Ddl.quoted(seed.table()) + " " + Ddl.names(seed.columns()) + " SELECT "
                            + String.join(", ", row) + " WHERE NOT EXISTS (" + Seeds.row(seed, row) + ")");
        }
    }
}
