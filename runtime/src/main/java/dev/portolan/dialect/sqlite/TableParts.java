package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@code CREATE TABLE} statement is found to hold, while it is read. Constraints of columns become those of the table. */
final class TableParts {
    final Name table;
    final List<Column> columns = new ArrayList<>();
    final List<Unique> uniques = new ArrayList<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();
    final Map<String, String> options = new LinkedHashMap<>();
    PrimaryKey primaryKey;
    boolean autoincrement;

    TableParts(Name table) {
        this.table = table;
    }

    /** @param text what {@link TableOptions#PRIMARY_KEY} keeps; null for nothing */
    void primaryKey(Name name, List<Name> key, String text) {
        primaryKey = new PrimaryKey(name, name != null, key);
        if (text != null) {
            options.put(TableOptions.PRIMARY_KEY, text);
        }
    }

    void unique(Name name, List<Name> key, String text) {
        uniques.add(new Unique(name, name != null, key, text));
    }

    void check(Name name, List<Token> expression, String conflict) {
        String text = Expressions.canonical(expression, table.text());
        checks.add(new Check(name, name != null, PerDialect.of(text), null, conflict));
    }
}
