package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.ColumnExtras;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Column;

/**
 * A column under construction.
 *
 * @param term its logical name
 * @param owner entity that it belongs to; null for none
 * @param source {@code com.acme.User#name}
 * @param writes whether the attribute writes it: two that do need two columns
 * @param shareable whether it may be another attribute's column all the same (a key that is also a foreign key)
 * @param extras what our own annotations say; null is nothing
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
        ColumnExtras extras,
        boolean association) {
    ColumnDraft {
        extras = extras == null ? ColumnExtras.NONE : extras;
    }

    ColumnDraft(
            Column column,
            Term term,
            EntityModel owner,
            String source,
            Origin origin,
            boolean writes,
            boolean shareable,
            ColumnExtras extras) {
        this(column, term, owner, source, origin, writes, shareable, extras, false);
    }

    ColumnDraft withColumn(Column other) {
        return new ColumnDraft(other, term, owner, source, origin, writes, shareable, extras, association);
    }
}
