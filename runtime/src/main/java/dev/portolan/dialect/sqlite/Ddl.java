package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import dev.portolan.schema.View;
import dev.portolan.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statements that define objects, as text. */
final class Ddl {
    private static final Quoting QUOTING = SqliteNames.QUOTING;

    private Ddl() {}

    static String quoted(Name name) {
        return QUOTING.name(name);
    }

    static String quoted(QName name) {
        return QUOTING.name(name.name());
    }

    /** @param as the name to create it under */
    static String createTable(Table table, QName as) {
        if (SqliteNames.fold(as.text()).startsWith("sqlite_")) {
            throw PortolanException.failed(
                    "sqlite-reserved-name",
                    "Table \"" + as + "\": names that begin with sqlite_ belong to SQLite. Give it another name.");
        }
        List<String> elements = new ArrayList<>();
        String inline = ColumnText.inlineKey(table);
        for (Column column : table.columns()) {
            elements.add(ColumnText.of(column, table, inline));
        }
        if (table.primaryKey() != null && inline == null) {
            String text = table.options().getOrDefault(TableOptions.PRIMARY_KEY, "");
            elements.add(constraint(table.primaryKey().name()) + "PRIMARY KEY "
                    + key(table.primaryKey().columns(), text));
        }
        for (Unique unique : table.uniques()) {
            elements.add(constraint(unique.name()) + "UNIQUE "
                    + key(unique.columns(), unique.options() == null ? "" : unique.options()));
        }
        for (ForeignKey fk : table.foreignKeys()) {
            elements.add(foreignKey(fk));
        }
        for (Check check : table.checks()) {
            elements.add(check(check));
        }
        List<String> options = new ArrayList<>();
        for (String key : List.of(TableOptions.WITHOUT_ROWID, TableOptions.STRICT)) {
            if (table.options().containsKey(key)) {
                options.add(key.toUpperCase(Locale.ROOT));
            }
        }
        String written = table.options().getOrDefault(TableOptions.WRITTEN, "").strip();
        if (!written.isEmpty()) {
            options.add(written);
        }
        return "CREATE TABLE " + quoted(as) + " (" + String.join(", ", elements) + ")"
                + (options.isEmpty() ? "" : " " + String.join(", ", options));
    }

    /** @param text what follows; its own parentheses stand for the columns */
    private static String key(List<Name> columns, String text) {
        if (text.startsWith("(")) {
            return text;
        }
        return "(" + QUOTING.names(columns) + ")" + (text.isEmpty() ? "" : " " + text);
    }

    static String constraint(Name name) {
        return name == null ? "" : "CONSTRAINT " + quoted(name) + " ";
    }

    static String foreignKey(ForeignKey fk) {
        if (fk.definition() != null) {
            return constraint(fk.name()) + fk.definition();
        }
        return constraint(fk.name()) + "FOREIGN KEY (" + QUOTING.names(fk.columns()) + ") " + references(fk);
    }

    static String references(ForeignKey fk) {
        return "REFERENCES " + quoted(fk.refTable())
                + (fk.refColumns().isEmpty() ? "" : " (" + QUOTING.names(fk.refColumns()) + ")")
                + " ON UPDATE " + fk.onUpdate().sql() + " ON DELETE "
                + fk.onDelete().sql()
                + (fk.options() == null ? "" : " " + fk.options());
    }

    static String check(Check check) {
        return constraint(check.name()) + "CHECK (" + text(check.expression()) + ")"
                + (check.options() == null ? "" : " " + check.options());
    }

    static String createIndex(Index index, QName table) {
        if (index.method() != null || !index.include().isEmpty()) {
            throw PortolanException.failed(
                    "sqlite-index",
                    "Index \"" + index.name() + "\" of table \"" + table
                            + "\": SQLite has neither index methods nor included columns.");
        }
        List<String> parts =
                index.parts().stream().map(p -> IndexText.of(p, index, table)).toList();
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + quoted(index.name()) + " ON " + quoted(table)
                + " (" + String.join(", ", parts) + ")"
                + (index.options().containsKey("options")
                        ? " " + index.options().get("options")
                        : "")
                + (index.where() == null ? "" : " WHERE " + text(index.where()));
    }

    static String createView(View view) {
        return "CREATE VIEW " + quoted(view.name()) + " AS " + text(view.query());
    }

    static String text(PerDialect<String> expression) {
        return expression.in(SqliteDialect.NAME);
    }
}
