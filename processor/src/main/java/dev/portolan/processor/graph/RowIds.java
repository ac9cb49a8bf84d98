package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.Shape;
import dev.portolan.schema.Name;
import java.util.List;

/** The column that tells the rows of a bag apart ({@code @CollectionId}), and what numbers it. */
final class RowIds {
    private static final String IMPLIED = "id";

    private final Mapping mapping;
    private final Generators generators;

    RowIds(Mapping mapping, Generators generators) {
        this.mapping = mapping;
        this.generators = generators;
    }

    /** Makes it the key of the table of a collection. @return whether there is one */
    boolean add(TableDraft table, EntityModel owner, AttributeModel attribute, Shape shape) {
        Basic id = shape.rowId();
        if (id == null) {
            return false;
        }
        String written = id.column().name();
        Term term = written == null || written.isBlank() ? Term.of(IMPLIED) : Term.written(written);
        Name name = new Columns(mapping).add(table, owner, id, term, false, false);
        table.key(List.of(name));
        if (id.generation() != null) {
            generators.add(table.term, id.generation(), Mapping.source(owner, attribute));
        }
        return true;
    }
}
