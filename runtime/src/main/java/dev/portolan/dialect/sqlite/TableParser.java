package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the {@code CREATE TABLE} text that SQLite keeps. */
final class TableParser {
    private final Cursor in;
    private final TableParts parts;

    private TableParser(String sql) {
        this.in = new Cursor(sql);
        in.expect("CREATE", "TABLE");
        in.accept("IF", "NOT", "EXISTS");
        this.parts = new TableParts(in.objectName());
    }

    /**
     * The table without its indexes. Names are spelled as the statement spells them; a foreign key that names no columns of its
     * parent has none.
     */
    static Table parse(String sql) {
        return new TableParser(sql).table(sql);
    }

    private Table table(String sql) {
        Cursor body = new Cursor(sql, in.parenthesised());
        ConstraintParser constraints = new ConstraintParser(body, parts);
        while (!body.atEnd()) {
            if (constraints.isTableConstraint()) {
                constraints.tableConstraint();
            } else {
                new ColumnParser(body, parts, constraints).column();
            }
            body.acceptSymbol(",");
        }
        while (!in.atEnd()) {
            option();
        }
        return new Table(
                QName.of(parts.table),
                numbered(),
                parts.primaryKey,
                parts.uniques,
                List.of(),
                parts.foreignKeys,
                parts.checks,
                null,
                parts.options);
    }

    private void option() {
        if (in.accept("WITHOUT", "ROWID")) {
            parts.options.put(TableOptions.WITHOUT_ROWID, "WITHOUT ROWID");
        } else {
            String word = in.next().text();
            if (word.toLowerCase(Locale.ROOT).equals(TableOptions.STRICT)) {
                parts.options.put(TableOptions.STRICT, "STRICT");
            } else {
                throw in.unreadable();
            }
        }
        in.acceptSymbol(",");
    }

    private List<Column> numbered() {
        if (!parts.autoincrement) {
            return parts.columns;
        }
        Name id = parts.primaryKey.columns().get(0);
        List<Column> numbered = new ArrayList<>();
        for (Column column : parts.columns) {
            boolean same = SqliteNames.same(column.name().text(), id.text());
            numbered.add(same ? column.withIdentity(Column.Identity.DEFAULT) : column);
        }
        return numbered;
    }
}
