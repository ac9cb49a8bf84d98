package dev.portolan.dialect.h2;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of indexes. */
final class IndexText {
    private IndexText() {}

    static void create(Script script, Table table, Index index) {
        script.step(
                "create index \"" + index.name() + "\" to table: \""
                        + table.name().name() + "\"",
                sql(table, index));
        if (index.comment() != null) {
            comment(script, table, index);
        }
    }

    static void drop(Script script, QName table, Index index) {
        script.step(
                "drop index \"" + index.name() + "\" from table: \"" + table.name() + "\"",
                "DROP INDEX " + Ddl.quoted(table.sibling(index.name())));
    }

    static void comment(Script script, Table table, Index index) {
        script.step(
                "set comment to index: \"" + index.name() + "\" on table: \""
                        + table.name().name() + "\"",
                "COMMENT ON INDEX " + Ddl.quoted(table.name().sibling(index.name())) + " IS "
                        + Ddl.comment(index.comment()));
    }

    static String sql(Table table, Index index) {
        if (index.where() != null) {
            throw unsupported(table.name(), index, "a condition");
        }
        StringBuilder sql = new StringBuilder("CREATE ");
        if (index.unique()) {
            sql.append("UNIQUE ");
            index.options().keySet().stream()
                    .filter(o -> o.startsWith("nulls "))
                    .forEach(o -> sql.append(o.toUpperCase(Locale.ROOT)).append(' '));
        }
        if (index.method() != null) {
            sql.append(index.method().toUpperCase(Locale.ROOT)).append(' ');
        }
        sql.append("INDEX ");
        if (index.name() != null) {
            sql.append(Ddl.quoted(table.name().sibling(index.name()))).append(' ');
        }
        sql.append("ON ").append(Ddl.quoted(table.name())).append(' ');
        sql.append(index.parts().stream()
                .map(p -> part(table.name(), index, p))
                .collect(Collectors.joining(", ", "(", ")")));
        if (!index.include().isEmpty()) {
            sql.append(" INCLUDE ").append(Ddl.names(index.include()));
        }
        if (index.options().containsKey("options")) {
            sql.append(' ').append(index.options().get("options"));
        }
        return sql.toString();
    }

    private static String part(QName table, Index index, IndexPart part) {
        if (part.column() == null) {
            throw unsupported(table, index, "an expression");
        }
        if (part.prefix() > 0) {
            throw unsupported(table, index, "leading characters only");
        }
        if (part.opclass() != null || part.collation() != null) {
            throw unsupported(table, index, "an operator class or collation");
        }
        return Ddl.quoted(part.column())
                + (part.descending() ? " DESC" : "")
                + (part.nulls() == null ? "" : " NULLS " + part.nulls());
    }

    private static PortolanException unsupported(QName table, Index index, String what) {
        return PortolanException.failed(
                "index-unsupported",
                "H2 has no indexes of that kind: index " + index.name() + " of table " + table + " asks for " + what
                        + ". Leave it out for h2, or say it for the other dialects only.");
    }
}
