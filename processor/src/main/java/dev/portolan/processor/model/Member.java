package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.report.Origin;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * A field or getter that holds a persistent attribute.
 *
 * @param type as declared, possibly with type variables of its class
 */
record Member(String name, Element element, TypeMirror type, Annotations annotations) {
    Origin origin() {
        return Origin.of(element);
    }
}
