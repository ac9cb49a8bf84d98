package dev.portolan.dialect.h2;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;

/** The text of tables and what is in them. */
final class Ddl {
    private Ddl() {}

    static String quoted(Name name) {
        return H2Names.QUOTING.name(name);
    }

    static String quoted(QName name) {
        return H2Names.QUOTING.name(name);
    }

    static String names(List<Name> names) {
        return "(" + H2Names.QUOTING.names(names) + ")";
    }

    static String literal(String text) {
        return H2Names.QUOTING.literal(text);
    }

    /** An empty comment is none. */
    static String comment(String text) {
        return literal(text == null ? "" : text);
    }

    static String text(PerDialect<String> text) {
        return PerDialect.in(text, H2Dialect.NAME);
    }

    /** @param foreignKeys those to make with the table; the rest follows when their tables exist */
    static String createTable(Table table, List<ForeignKey> foreignKeys) {
        List<String> elements = new ArrayList<>();
        table.columns().forEach(c -> elements.add(column(c)));
        if (table.primaryKey() != null) {
            elements.add(primaryKey(table.primaryKey()));
        }
        table.uniques().forEach(u -> elements.add(unique(u)));
        foreignKeys.forEach(f -> elements.add(foreignKey(table.name(), f)));
        table.checks().forEach(c -> elements.add(check(c)));
        String options = table.options().get("options");
        return "CREATE TABLE " + quoted(table.name()) + " (" + String.join(", ", elements) + ")"
                + (options == null ? "" : " " + options);
    }

    static String type(Column column) {
        return H2Types.sqlOf(column.physicalType());
    }

    static String column(Column column) {
        if (column.collation() != null) {
            throw PortolanException.failed(
                    "no-collation",
                    "The column " + column.name() + " asks for the collation " + column.collation()
                            + ", but an H2 database has one for all columns. Write for which dialect it is meant.");
        }
        StringBuilder sql = new StringBuilder(quoted(column.name())).append(' ').append(type(column));
        String options = column.options() == null ? "" : column.options().strip();
        if (options.startsWith(Columns.INVISIBLE)) {
            sql.append(' ').append(Columns.INVISIBLE);
            options = options.substring(Columns.INVISIBLE.length()).strip();
        }
        if (defaultOf(column) != null) {
            sql.append(" DEFAULT ").append(defaultOf(column));
        }
        if (column.identity() != null) {
            sql.append(' ').append(identity(column.identity()));
        }
        if (column.generated() != null) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(text(column.generated().expression()))
                    .append(')');
        }
        if (column.onUpdate() != null) {
            sql.append(" ON UPDATE ").append(text(column.onUpdate()));
        }
        if (!options.isEmpty()) {
            sql.append(' ').append(options);
        }
        if (column.comment() != null) {
            sql.append(" COMMENT ").append(comment(column.comment()));
        }
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        } else if (!(column.physicalType() instanceof Raw)) {
            // The written type may say NOT NULL itself.
            sql.append(" NULL");
        }
        return sql.toString();
    }

    static String defaultOf(Column column) {
        return text(column.defaultSql());
    }

    private static String identity(Column.Identity identity) {
        List<String> options = new ArrayList<>();
        if (identity.start() != null) {
            options.add("START WITH " + identity.start());
        }
        if (identity.increment() != null) {
            options.add("INCREMENT BY " + identity.increment());
        }
        return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    static String primaryKey(PrimaryKey key) {
        return constraint(key.name()) + "PRIMARY KEY " + names(key.columns());
    }

    static String unique(Unique unique) {
        String options = unique.options() == null ? "" : unique.options() + " ";
        return constraint(unique.name()) + "UNIQUE " + options + names(unique.columns());
    }

    /** The server looks for the other table in the schema of the one that refers to it, not in the default one. */
    static String foreignKey(QName table, ForeignKey key) {
        if (key.definition() != null) {
            return constraint(key.name()) + key.definition();
        }
        QName target = key.refTable().schema() == null && table.schema() != null
                ? new QName(Name.quoted(H2Names.PUBLIC), key.refTable().name())
                : key.refTable();
        return constraint(key.name()) + "FOREIGN KEY " + names(key.columns()) + " REFERENCES " + quoted(target)
                + (key.refColumns().isEmpty() ? "" : " " + names(key.refColumns()))
                + " ON UPDATE " + key.onUpdate().sql() + " ON DELETE "
                + key.onDelete().sql()
                + (key.options() == null ? "" : " " + key.options());
    }

    static String check(Check check) {
        return constraint(check.name()) + "CHECK (" + text(check.expression()) + ")"
                + (check.options() == null ? "" : " " + check.options());
    }

    private static String constraint(Name name) {
        return name == null ? "" : "CONSTRAINT " + quoted(name) + " ";
    }
}
