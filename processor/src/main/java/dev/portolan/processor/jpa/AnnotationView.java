package dev.portolan.processor.jpa;

import javax.lang.model.element.Element;

/** The annotations that count: those of the sources, or those that mapping files make of them. */
public interface AnnotationView {
    /** As the sources have them. */
    AnnotationView SOURCES = Annotations::of;

    Annotations of(Element element);

    /** What stands on no element, but in the unit as a whole: generators. */
    default Annotations unit() {
        return Annotations.NONE;
    }
}
