package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import java.util.stream.Collectors;

/** The text of indexes. */
final class IndexText {
    private IndexText() {}

    static void create(Script script, Table table, Index index) {
        script.step(created(table, index), sql(table, index), new Work.CreateIndex(table, index));
    }

    /** What is said of it. */
    static String created(Table table, Index index) {
        return "create index \"" + index.name() + "\" to table: \""
                + table.name().name() + "\"";
    }

    static void drop(Script script, Table table, Index index) {
        script.step(
                dropped(table, index),
                "DROP INDEX " + Ddl.quoted(table.name().sibling(index.name())),
                new Work.DropIndex(table, index));
    }

    /** What is said of one that goes. */
    static String dropped(Table table, Index index) {
        return "drop index \"" + index.name() + "\" from table: \""
                + table.name().name() + "\"";
    }

    /** @param from its name until then */
    static Step rename(Table table, Name from, Index index) {
        return Step.of(
                        "rename an index from \"" + from + "\" to \"" + index.name() + "\"",
                        "ALTER INDEX " + Ddl.quoted(table.name().sibling(from)) + " RENAME TO "
                                + Ddl.quoted(index.name()))
                .doing(new Work.UseIndex(table.name(), index.name()));
    }

    static void comment(Script script, Table table, Index index) {
        script.step(
                "set comment to index: \"" + index.name() + "\" on table: \""
                        + table.name().name() + "\"",
                "COMMENT ON INDEX " + Ddl.quoted(table.name().sibling(index.name())) + " IS "
                        + literal(index.comment()),
                new Work.UseIndex(table.name(), index.name()));
    }

    /** An empty comment is none. */
    static String literal(String comment) {
        return PostgresNames.QUOTING.literal(comment == null ? "" : comment);
    }

    static String sql(Table table, Index index) {
        return sql(table, index, "INDEX ");
    }

    static String concurrently(Table table, Index index) {
        return sql(table, index, "INDEX CONCURRENTLY ");
    }

    static String dropConcurrently(Table table, Index index) {
        return "DROP INDEX CONCURRENTLY " + Ddl.quoted(table.name().sibling(index.name()));
    }

    private static String sql(Table table, Index index, String kind) {
        StringBuilder sql = new StringBuilder(index.unique() ? "CREATE UNIQUE " : "CREATE ").append(kind);
        if (index.name() != null) {
            sql.append(Ddl.quoted(index.name())).append(' ');
        }
        sql.append("ON ").append(Ddl.quoted(table.name())).append(' ');
        if (index.method() != null) {
            sql.append("USING ").append(index.method()).append(' ');
        }
        sql.append(index.parts().stream().map(p -> part(table.name(), p)).collect(Collectors.joining(", ", "(", ")")));
        if (!index.include().isEmpty()) {
            sql.append(" INCLUDE ").append(Ddl.names(index.include()));
        }
        if (index.options().containsKey("nulls not distinct")) {
            sql.append(" NULLS NOT DISTINCT");
        }
        if (index.options().containsKey("with")) {
            sql.append(" WITH (").append(index.options().get("with")).append(')');
        }
        if (index.options().containsKey("options")) {
            sql.append(' ').append(index.options().get("options"));
        }
        if (index.where() != null) {
            sql.append(" WHERE (").append(Ddl.text(index.where())).append(')');
        }
        return sql.toString();
    }

    private static String part(QName table, IndexPart part) {
        if (part.prefix() > 0) {
            throw PortolanException.failed(
                    "index-prefix",
                    "PostgreSQL has no indexes of leading characters: an index of table " + table + " asks for "
                            + part.prefix() + " of column " + part.column() + ".");
        }
        StringBuilder sql = new StringBuilder(
                part.column() != null ? Ddl.quoted(part.column()) : "(" + Ddl.text(part.expression()) + ")");
        if (part.collation() != null) {
            sql.append(" COLLATE ").append(PostgresNames.QUOTING.name(part.collation()));
        }
        if (part.opclass() != null) {
            sql.append(' ').append(part.opclass());
        }
        if (part.descending()) {
            sql.append(" DESC");
        }
        if (part.nulls() != null) {
            sql.append(" NULLS ").append(part.nulls());
        }
        return sql.toString();
    }
}
