package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Column;
import dev.portolan.schema.PerDialect;

/**
 * A column under construction.
 *
 * @param term its logical name
 * @param owner entity that it belongs to; null for none
 * @param source {@code com.acme.User#name}
 * @param writes whether the attribute writes it: two that do need two columns
 * @param shareable whether it may be another attribute's column all the same (a key that is also a foreign key)
 * @param backfill null for none
 * @param association whether a to-one attribute has it, as its foreign key
 */
record ColumnDraft(
        Column column,
        Term term,
        EntityModel owner,
        String source,
        Origin origin,
        boolean writes,
        boolean shareable,
        PerDialect<String> backfill,
        boolean association) {
    ColumnDraft(
            Column column,
            Term term,
            EntityModel owner,
            String source,
            Origin origin,
            boolean writes,
            boolean shareable,
            PerDialect<String> backfill) {
        this(column, term, owner, source, origin, writes, shareable, backfill, false);
    }

    ColumnDraft withColumn(Column other) {
        return new ColumnDraft(other, term, owner, source, origin, writes, shareable, backfill, association);
    }
}
