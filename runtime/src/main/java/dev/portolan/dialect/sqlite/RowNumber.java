package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Table;

/** The column that is another name of SQLite's row number: where it is given NULL, SQLite invents a value instead of failing. */
final class RowNumber {
    private RowNumber() {}

    /** Null for none. */
    static Column of(Table table) {
        boolean can = table.primaryKey() != null
                && table.primaryKey().columns().size() == 1
                && !table.options().containsKey(TableOptions.WITHOUT_ROWID)
                && !table.options().getOrDefault(TableOptions.PRIMARY_KEY, "").startsWith("DESC");
        if (!can) {
            return null;
        }
        Column key = table.column(table.primaryKey().columns().get(0)).orElse(null);
        boolean number = key != null
                && (key.identity() != null
                        || key.physicalType() instanceof ColumnType.Native n
                                && n.name().equals("integer")
                                && n.args().isEmpty());
        return number ? key : null;
    }

    /** A query that has rows when the copy would invent numbers; null when it cannot. @param expression null for none */
    static String invented(TableWork work, String expression) {
        Column key = of(work.to);
        Column source = key == null
                ? null
                : work.current().get(SqliteNames.fold(key.name().text()));
        if (key == null || source == null && key.identity() != null) {
            return null;
        }
        String from = "SELECT 1 FROM " + Ddl.quoted(work.name());
        if (source == null) {
            return expression == null ? from : from + " WHERE " + expression + " IS NULL";
        }
        Column before = of(work.from());
        boolean numbered = before != null && before.name().equals(work.oldName(source.name()));
        return numbered || !source.nullable() ? null : from + " WHERE " + expression + " IS NULL";
    }
}
