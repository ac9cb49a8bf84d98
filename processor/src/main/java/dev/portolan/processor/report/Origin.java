package dev.portolan.processor.report;

import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Where in the sources a fact comes from, so that a message about it stands there.
 *
 * @param element class, field, getter or package
 * @param annotation of that element; null when the fact comes from the element itself
 * @param value of that annotation; null for the annotation as a whole
 * @param place in a mapping file; null for a fact of the sources
 */
public record Origin(Element element, AnnotationMirror annotation, AnnotationValue value, Place place) {
    public Origin {
        Objects.requireNonNull(element, "element");
    }

    public Origin(Element element, AnnotationMirror annotation, AnnotationValue value) {
        this(element, annotation, value, null);
    }

    /** Of the element by a mapping file. */
    public static Origin of(Element element, Place place) {
        return new Origin(element, null, null, place);
    }

    public static Origin of(Element element) {
        return new Origin(element, null, null);
    }

    public static Origin of(Element element, AnnotationMirror annotation) {
        return new Origin(element, annotation, null);
    }

    /**
     * The written value of that member of the annotation (of the nested one that {@code value} is); this origin when the
     * annotation leaves it to its default.
     */
    public Origin at(String member) {
        if (annotation == null) {
            return this;
        }
        AnnotationMirror of =
                value != null && value.getValue() instanceof AnnotationMirror nested ? nested : annotation;
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e :
                of.getElementValues().entrySet()) {
            if (e.getKey().getSimpleName().contentEquals(member)) {
                return new Origin(element, annotation, e.getValue());
            }
        }
        return this;
    }
}
