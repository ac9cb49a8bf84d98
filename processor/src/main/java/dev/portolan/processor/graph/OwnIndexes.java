package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.IndexExtra;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code @SqlIndex} and {@code @Exclusion} of a table whose columns are all there. */
final class OwnIndexes {
    private final Mapping mapping;

    OwnIndexes(Mapping mapping) {
        this.mapping = mapping;
    }

    /** @param columns of the attribute that has the annotation; empty on an entity */
    record Pending(IndexExtra index, List<Name> columns) {}

    void add(TableDraft table) {
        for (Pending pending : table.pendingIndexes()) {
            add(table, pending.index(), pending.columns());
        }
    }

    private void add(TableDraft table, IndexExtra index, List<Name> own) {
        List<IndexPart> parts = new ArrayList<>();
        for (IndexExtra.Part part : index.parts()) {
            IndexPart resolved = part(table, part, own);
            if (resolved == null) {
                return;
            }
            parts.add(resolved);
        }
        if (index.parts().isEmpty()) {
            own.forEach(name -> parts.add(IndexPart.of(name)));
        }
        List<Name> include = new ArrayList<>();
        for (String written : index.include()) {
            Optional<Name> column =
                    table.resolve(written, mapping.reporter, index.origin().at("include"));
            if (column.isEmpty()) {
                return;
            }
            include.add(column.get());
        }
        if (parts.isEmpty()) {
            return;
        }
        Map<String, String> options = new TreeMap<>();
        if (index.options() != null) {
            options.put("options", index.options());
        }
        Name name = name(table, index);
        if (index.exclusion()) {
            table.add(new Unique(name, name != null, List.of(), exclusion(index, parts), index.dialects()));
            return;
        }
        table.add(new Index(
                name,
                name != null,
                index.unique(),
                parts,
                index.where() == null ? null : PerDialect.of(index.where()),
                index.method(),
                include,
                null,
                options,
                index.dialects()));
    }

    private IndexPart part(TableDraft table, IndexExtra.Part part, List<Name> own) {
        Name column = null;
        PerDialect<String> expression = null;
        if (part.expression() != null) {
            expression = PerDialect.of(part.expression());
        } else if (part.column() != null) {
            Origin at = part.origin().at("column");
            Optional<Name> found = table.resolve(part.column(), mapping.reporter, at);
            if (found.isEmpty()) {
                return null;
            }
            column = found.get();
        } else if (own.size() == 1) {
            column = own.get(0);
        } else {
            mapping.reporter.report(Message.INDEX_PART, part.origin());
            return null;
        }
        return new IndexPart(
                column, expression, part.descending(), part.nulls(), part.collation(), part.opclass(), part.prefix());
    }

    private Name name(TableDraft table, IndexExtra index) {
        if (index.name() == null) {
            return null;
        }
        Name name = Term.written(index.name()).logical();
        if (!table.claim(name, index.dialects())) {
            mapping.reporter.report(
                    Message.CONSTRAINT_NAME_TWICE, index.origin().at("name"), name, "The second gets another.");
            return null;
        }
        return name;
    }

    /** The constraint as SQL, in which names that the mapping did not quote fold as those of the columns do. */
    private static String exclusion(IndexExtra index, List<IndexPart> parts) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            IndexPart part = parts.get(i);
            texts.add((part.column() != null
                            ? SqlText.name(part.column())
                            : "(" + part.expression().value() + ")")
                    + (part.collation() == null ? "" : " COLLATE \"" + part.collation() + "\"")
                    + (part.opclass() == null ? "" : " " + part.opclass())
                    + (part.descending() ? " DESC" : "")
                    + (part.nulls() == null ? "" : " NULLS " + part.nulls())
                    + " WITH "
                    + index.parts().get(i).operator());
        }
        return "EXCLUDE USING " + index.method() + " (" + String.join(", ", texts) + ")"
                + (index.where() == null ? "" : " WHERE (" + index.where() + ")")
                + (index.deferrable() == null ? "" : " " + index.deferrable());
    }
}
