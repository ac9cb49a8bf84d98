package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.sql.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements that write rows: values with a new name, and rows that the mapping needs. */
public final class ValueText {
    private final Quoting quoting;

    public ValueText(Quoting quoting) {
        this.quoting = quoting;
    }

    /** One statement a column, so that two values can change places. */
    public Map<QName, List<String>> renames(List<Change.RenameValue> values) {
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

    private String rename(QName table, Name column, List<Change.RenameValue> values) {
        String name = quoting.name(column);
        String value = values.size() == 1
                ? literal(values.get(0).to())
                : "CASE " + name
                        + values.stream()
                                .map(v -> " WHEN " + literal(v.from()) + " THEN " + literal(v.to()))
                                .collect(Collectors.joining())
                        + " ELSE " + name + " END";
        String old = values.stream().map(v -> literal(v.from())).collect(Collectors.joining(", "));
        return "UPDATE " + quoting.name(table) + " SET " + name + " = " + value + " WHERE " + name
                + (values.size() == 1 ? " = " + old : " IN (" + old + ")");
    }

    private String literal(String text) {
        return quoting.literal(text);
    }

    /** One statement a row; does nothing where the row exists. */
    public void insert(Script script, Seed seed) {
        for (List<String> row : seed.rows()) {
            script.step(
                    "insert rows that \"" + seed.table().name() + "\" lacks",
                    "INSERT INTO " + quoting.name(seed.table()) + " " + "(" + quoting.names(seed.columns()) + ")"
                            + " SELECT " + String.join(", ", row) + " WHERE NOT EXISTS (" + exists(seed, row) + ")");
        }
    }

    /** A query for the row by its key; with no key, for any row of the table. */
    public String exists(Seed seed, List<String> row) {
        String sql = "SELECT 1 FROM " + quoting.name(seed.table());
        if (seed.key().isEmpty()) {
            return sql;
        }
        return sql + " WHERE "
                + seed.key().stream()
                        .map(k ->
                                quoting.name(k) + " = " + row.get(seed.columns().indexOf(k)))
                        .collect(Collectors.joining(" AND "));
    }
}
