package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.PerDialect;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters beyond U+FFFF in expressions, for each of which MariaDB's catalog shows four question marks. Where it shows such the
 * definition of the table is asked for, which has them.
 */
final class LostInExpressions {
    private static final String SHOWN = "????";
    private static final String EITHER = "(?:\\?{4}|[\\x{10000}-\\x{10FFFF}])";

    private LostInExpressions() {}

    static void find(Session session, Collection<Relation> tables) throws SQLException {
        for (Relation table : tables) {
            boolean[] shows = new boolean[1];
            each(table, sql -> {
                shows[0] |= sql.contains(SHOWN);
                return sql;
            });
            if (shows[0]) {
                session.query(
                        "SHOW CREATE TABLE " + Syntax.quoted(table.name), row -> restore(table, row.getString(2)));
            }
        }
    }

    private static void restore(Relation table, String definition) {
        each(table, sql -> sql.contains(SHOWN) ? found(definition, sql) : sql);
    }

    private static String found(String definition, String shown) {
        StringBuilder pattern = new StringBuilder();
        for (String part : shown.split(Pattern.quote(SHOWN), -1)) {
            pattern.append(pattern.length() == 0 ? "" : EITHER).append(Pattern.quote(part));
        }
        Matcher found = Pattern.compile(pattern.toString()).matcher(definition);
        return found.find() ? found.group() : shown;
    }

    private static void each(Relation table, UnaryOperator<String> expression) {
        table.columns.replaceAll(c -> each(c, expression));
        table.checks.replaceAll(c -> new Check(
                c.name(),
                c.named(),
                PerDialect.of(expression.apply(Syntax.text(c.expression()))),
                c.column(),
                c.options()));
    }

    private static Column each(Column column, UnaryOperator<String> expression) {
        Column read = column;
        if (column.generated() != null) {
            read = read.withGenerated(new Column.Generated(
                    PerDialect.of(
                            expression.apply(Syntax.text(column.generated().expression()))),
                    column.generated().stored()));
        }
        String value = column.physicalDefault();
        return value == null || Syntax.isLiteral(value)
                ? read
                : read.withDefault(PerDialect.of(expression.apply(value)));
    }
}
