package dev.portolan.processor.graph;

import dev.portolan.schema.Name;
import java.util.List;

/**
 * Where a collection, or an association by a table, is stored.
 *
 * @param table of its own, or of the entities in it
 * @param owner columns that refer to the owner; empty where another attribute has them
 * @param values columns of the values, or that refer to the entities
 * @param place columns of the position or of a map's key; empty for none
 */
record CollectionDraft(TableDraft table, List<Name> owner, List<Name> values, List<Name> place) {
    CollectionDraft {
        owner = List.copyOf(owner);
        values = List.copyOf(values);
        place = List.copyOf(place);
    }
}
