package dev.portolan.processor.model;

import java.util.List;

/**
 * The identifier of a hierarchy.
 *
 * @param attributes names of the entity's attributes that make it up, in the order of declaration; each has
 *     {@link AttributeModel#id()}. More than one only for ID_CLASS
 * @param className of the id class or embeddable; null for SIMPLE
 */
public record IdModel(Kind kind, List<String> attributes, String className) {
    public IdModel {
        attributes = List.copyOf(attributes);
    }

    /** How it is mapped. */
    public enum Kind {
        /** One {@code @Id}, a basic value or a to-one association. */
        SIMPLE,
        /** Several {@code @Id}s and {@code @IdClass}. */
        ID_CLASS,
        /** One embeddable. */
        EMBEDDED
    }
}
