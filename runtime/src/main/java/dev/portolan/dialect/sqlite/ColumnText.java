package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import java.util.List;

/** The definition of a column, as text. */
final class ColumnText {
    private static final SqliteTypes TYPES = new SqliteTypes();

    private ColumnText() {}

    /** @param key that the column bears when it is the primary key; null for none */
    static String of(Column column, Table table, String key) {
        StringBuilder sql = new StringBuilder(plain(column));
        if (key != null && table.primaryKey().columns().get(0).equals(column.name())) {
            sql.append(' ');
            if (table.primaryKey().named()) {
                sql.append(Ddl.constraint(table.primaryKey().name()));
            }
            sql.append(key);
        }
        return sql.toString();
    }

    /** For a column that is added to a table, with the constraints that are about it alone. */
    static String added(Column column, List<ForeignKey> foreignKeys, List<Check> checks) {
        StringBuilder sql = new StringBuilder(plain(column));
        foreignKeys.forEach(
                fk -> sql.append(' ').append(Ddl.constraint(fk.name())).append(Ddl.references(fk)));
        checks.forEach(check -> sql.append(' ').append(Ddl.check(check)));
        return sql.toString();
    }

    private static String plain(Column column) {
        // AUTOINCREMENT is allowed on this very type only, whatever the mapping's integer is
        ColumnType type = column.identity() != null ? ColumnType.Native.of("integer") : column.physicalType();
        StringBuilder sql = new StringBuilder(Ddl.quoted(column.name()))
                .append(' ')
                .append(TYPES.sql(type))
                .append(column.nullable() ? " NULL" : " NOT NULL");
        String value = defaultOf(column);
        if (value != null) {
            sql.append(" DEFAULT ").append(defaultText(value, Ddl.text(column.defaultSql())));
        }
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(collation(column.collation()));
        }
        if (column.generated() != null) {
            sql.append(" AS (")
                    .append(Ddl.text(column.generated().expression()))
                    .append(column.generated().stored() ? ") STORED" : ") VIRTUAL");
        }
        if (column.options() != null) {
            sql.append(' ').append(column.options());
        }
        return sql.toString();
    }

    /** Null for none. */
    static String defaultOf(Column column) {
        String value = column.defaultSql() == null ? null : Ddl.text(column.defaultSql());
        String canonical = value == null ? null : Expressions.canonical(value);
        return canonical == null || canonical.equalsIgnoreCase("null") ? null : canonical;
    }

    /** A literal needs no parentheses; those that somebody wrote around it stay. */
    private static String defaultText(String value, String written) {
        return Expressions.isConstant(value) && !written.startsWith("(") ? value : "(" + value + ")";
    }

    static String collation(String name) {
        return Lexer.tokens(name).size() == 1 && name.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? name
                : SqliteNames.QUOTING.name(name);
    }

    /** The primary key as a column's constraint, where it can stand nowhere else; null where it stands at the table. */
    static String inlineKey(Table table) {
        boolean identity = false;
        for (Column column : table.columns()) {
            identity |= column.identity() != null;
        }
        String text = table.options().getOrDefault(TableOptions.PRIMARY_KEY, "");
        if (!identity) {
            return table.primaryKey() != null && text.startsWith("DESC") ? "PRIMARY KEY " + text : null;
        }
        if (table.primaryKey() == null || table.primaryKey().columns().size() != 1) {
            throw PortolanException.failed(
                    "sqlite-identity",
                    "Table \"" + table.name()
                            + "\": SQLite numbers a column only when it alone is the primary key. Use another"
                            + " generation strategy than IDENTITY.");
        }
        return "PRIMARY KEY" + (text.startsWith("ON ") ? " " + text : "") + " AUTOINCREMENT";
    }
}
