package dev.portolan.dialect.sqlite;

import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.View;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code CREATE VIEW} text that SQLite keeps. */
final class ViewParser {
    private ViewParser() {}

    /**
     * The view; null when it names its columns, which a graph cannot say.
     *
     * @param known tables and views by folded name
     */
    static View parse(QName name, String sql, Map<String, QName> known) {
        Cursor in = new Cursor(sql);
        in.expect("CREATE", "VIEW");
        in.accept("IF", "NOT", "EXISTS");
        in.objectName();
        if (!in.accept("AS")) {
            return null;
        }
        List<Token> query = in.rest();
        Set<QName> dependsOn = new LinkedHashSet<>();
        for (Token token : query) {
            QName other = token.isIdentifier() ? known.get(SqliteNames.fold(token.name())) : null;
            if (other != null && !other.equals(name)) {
                dependsOn.add(other);
            }
        }
        String text = Expressions.between(sql, query, 0, query.size() - 1);
        return new View(
                name, PerDialect.of(text), null, dependsOn.stream().sorted().toList());
    }
}
