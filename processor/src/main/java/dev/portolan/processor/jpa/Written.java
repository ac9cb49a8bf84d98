package dev.portolan.processor.jpa;

import dev.portolan.processor.report.Place;
import java.util.List;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.AnnotationValueVisitor;

/**
 * What a mapping file writes for a member of an annotation.
 *
 * @param value as the compiler's own have it; a {@link Mirror} for an annotation, a {@link Constant} for one of an enum
 */
public record Written(Object value, Place place) implements AnnotationValue {
    /** A constant of an enum that may be missing from the class path. */
    public record Constant(String name) {}

    /** Several values. */
    public static Written list(List<Written> values, Place place) {
        return new Written(List.copyOf(values), place);
    }

    @Override
    public Object getValue() {
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    @Override
    public <R, P> R accept(AnnotationValueVisitor<R, P> visitor, P p) {
        return visitor.visitUnknown(this, p);
    }
}
