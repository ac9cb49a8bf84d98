package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Change.RenameValue;
import dev.portolan.schema.Column;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the rows of a table come into the one that takes its place. */
final class RowCopy {
    private final TableWork work;
    private final Map<Name, String> expressions = new LinkedHashMap<>();

    RowCopy(TableWork work) {
        this.work = work;
        for (Column column : work.to.columns()) {
            Column source = work.current().get(SqliteNames.fold(column.name().text()));
            if (column.generated() == null) {
                String expression = source == null ? ofNew(column) : ofKept(source, column);
                if (expression != null) {
                    expressions.put(column.name(), expression);
                }
            }
        }
        if (expressions.isEmpty()) {
            keepNumberOfRows();
        }
    }

    /** Null when it shall take its default. */
    private String ofNew(Column column) {
        String backfill = work.backfill(column);
        return backfill == null ? null : "(" + backfill + ")";
    }

    private String ofKept(Column source, Column column) {
        String expression = Ddl.quoted(source.name());
        String using = source.physicalType().equals(column.physicalType()) ? null : work.using(column);
        if (using != null) {
            expression = "(" + using + ")";
        }
        expression = renamed(expression, column);
        if (source.nullable() && !column.nullable()) {
            String value = work.backfill(column);
            value = value == null ? ColumnText.defaultOf(column) : "(" + value + ")";
            if (value != null) {
                expression = "IFNULL(" + expression + ", " + value + ")";
            }
        }
        return expression;
    }

    private String renamed(String expression, Column column) {
        List<RenameValue> own = work.renamedValues().stream()
                .filter(v -> v.column().equals(column.name()))
                .toList();
        return own.isEmpty() ? expression : renamed(expression, own);
    }

    /** {@code CASE x WHEN 'old' THEN 'new' … ELSE x END}. */
    static String renamed(String expression, List<RenameValue> values) {
        StringBuilder sql = new StringBuilder("CASE ").append(expression);
        for (RenameValue value : values) {
            sql.append(" WHEN ")
                    .append(SqliteNames.QUOTING.literal(value.from()))
                    .append(" THEN ")
                    .append(SqliteNames.QUOTING.literal(value.to()));
        }
        return sql.append(" ELSE ").append(expression).append(" END").toString();
    }

    /** No column stays: the rows do, with what the first column holds by default. */
    private void keepNumberOfRows() {
        for (Column column : work.to.columns()) {
            if (column.generated() == null) {
                String value = ColumnText.defaultOf(column);
                expressions.put(column.name(), value == null ? "NULL" : "(" + value + ")");
                return;
            }
        }
    }

    /** Null when there is nothing to put in. */
    String insert(QName into) {
        if (expressions.isEmpty()) {
            return null;
        }
        List<String> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        expressions.forEach((name, expression) -> {
            String quoted = Ddl.quoted(name);
            columns.add(quoted);
            selected.add(expression.equals(quoted) ? quoted : expression + " AS " + quoted);
        });
        return "INSERT INTO " + Ddl.quoted(into) + " (" + String.join(", ", columns) + ") SELECT "
                + String.join(", ", selected) + " FROM " + Ddl.quoted(work.name());
    }

    /** A query that has rows when SQLite would give a number to a row that has none; null when it cannot come to that. */
    String invented() {
        Column key = RowNumber.of(work.to);
        return key == null ? null : RowNumber.invented(work, expressions.get(key.name()));
    }

    /** For each column whose new type may turn values into others: the rows of it that were turned. */
    Map<Name, String> changedValues(QName into) {
        Map<Name, String> queries = new LinkedHashMap<>();
        for (Column column : work.to.columns()) {
            Column source = work.current().get(SqliteNames.fold(column.name().text()));
            String expression = expressions.get(column.name());
            if (expression != null && mayChange(source, column, work)) {
                queries.put(column.name(), changed(source, column, expression, into));
            }
        }
        return queries;
    }

    /** Whether {@link #changedValues} has any. */
    static boolean mayChangeValues(TableWork work) {
        return work.to.columns().stream()
                .anyMatch(c -> c.generated() == null
                        && mayChange(
                                work.current().get(SqliteNames.fold(c.name().text())), c, work));
    }

    private static boolean mayChange(Column source, Column column, TableWork work) {
        return source != null
                && work.using(column) == null
                && Affinity.of(source).mayChangeUnder(Affinity.of(column));
    }

    private String changed(Column source, Column column, String expression, QName into) {
        String name = Ddl.quoted(column.name());
        List<String> asBefore = Affinity.of(source) == Affinity.BLOB
                ? List.of("text", "numeric")
                : List.of(Affinity.of(source).name().toLowerCase(Locale.ROOT));
        StringBuilder sql = new StringBuilder("SELECT " + expression + " FROM " + Ddl.quoted(work.name())
                + " EXCEPT SELECT " + name + " FROM " + Ddl.quoted(into));
        asBefore.forEach(
                type -> sql.append(" EXCEPT SELECT CAST(" + name + " AS " + type + ") FROM " + Ddl.quoted(into)));
        return sql.toString();
    }
}
