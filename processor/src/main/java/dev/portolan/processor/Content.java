package dev.portolan.processor;

import dev.portolan.processor.jpa.xml.Overlay;
import dev.portolan.processor.jpa.xml.PersistenceUnit;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * The classes of a unit.
 *
 * @param overlay what its mapping files make of annotations
 * @param unit its {@code persistence.xml}; null for none
 */
record Content(
        List<TypeElement> entities,
        List<TypeElement> converters,
        List<TypeElement> embeddables,
        Overlay overlay,
        PersistenceUnit unit) {
    Content {
        entities = List.copyOf(entities);
        converters = List.copyOf(converters);
        embeddables = List.copyOf(embeddables);
    }

    Content without(Set<TypeElement> others) {
        return new Content(
                entities.stream().filter(e -> !others.contains(e)).toList(), converters, embeddables, overlay, unit);
    }
}
