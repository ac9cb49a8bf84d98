package dev.portolan.processor;

import dev.portolan.processor.jpa.xml.Overlay;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * The classes of a unit.
 *
 * @param overlay what its mapping files make of annotations
 */
record Content(List<TypeElement> entities, List<TypeElement> converters, Overlay overlay) {
    Content {
        entities = List.copyOf(entities);
        converters = List.copyOf(converters);
    }

    Content without(Set<TypeElement> others) {
        return new Content(entities.stream().filter(e -> !others.contains(e)).toList(), converters, overlay);
    }
}
