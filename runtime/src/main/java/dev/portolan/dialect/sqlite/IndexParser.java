package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the {@code CREATE INDEX} text that SQLite keeps. */
final class IndexParser {
    private final Cursor in;
    private final Map<String, Name> columns;
    private final String table;

    private IndexParser(String sql, Map<String, Name> columns, String table) {
        this.in = new Cursor(sql);
        this.columns = columns;
        this.table = table;
    }

    /** @param columns those of its table, by folded name: what is not among them is an expression */
    static Index parse(String sql, Map<String, Name> columns, String table) {
        return new IndexParser(sql, columns, table).index(sql);
    }

    private Index index(String sql) {
        in.expect("CREATE");
        boolean unique = in.accept("UNIQUE");
        in.expect("INDEX");
        in.accept("IF", "NOT", "EXISTS");
        Name name = in.objectName();
        in.expect("ON");
        in.name();
        List<IndexPart> parts = new ArrayList<>();
        for (List<Token> item : Expressions.items(in.parenthesised())) {
            parts.add(part(item));
        }
        PerDialect<String> where = in.accept("WHERE") ? PerDialect.of(Expressions.canonical(in.rest(), table)) : null;
        return new Index(name, true, unique, parts, where, null, List.of(), null, Map.of());
    }

    private IndexPart part(List<Token> item) {
        int end = item.size();
        boolean descending = item.get(end - 1).is("DESC");
        if (end > 1 && (descending || item.get(end - 1).is("ASC"))) {
            end--;
        }
        String collation = null;
        if (end > 2 && item.get(end - 2).is("COLLATE")) {
            collation = item.get(end - 1).name().toUpperCase(Locale.ROOT);
            end -= 2;
        }
        List<Token> key = item.subList(0, end);
        Name column = key.size() == 1 && key.get(0).kind() != Token.Kind.NUMBER
                ? columns.get(SqliteNames.fold(key.get(0).name()))
                : null;
        PerDialect<String> expression = column == null ? PerDialect.of(Expressions.canonical(key, table)) : null;
        return new IndexPart(column, expression, descending, null, collation, null, 0);
    }
}
