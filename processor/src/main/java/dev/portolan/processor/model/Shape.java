package dev.portolan.processor.model;

import java.util.List;

/**
 * The shape of a collection.
 *
 * @param order {@code @OrderColumn}; null without
 * @param base position of the first element: Hibernate's {@code @ListIndexBase}
 * @param key of a map; null when it is none
 * @param rowId Hibernate's {@code @CollectionId}: what tells its rows apart; null without
 */
public record Shape(Kind kind, ColumnSpec order, int base, Key key, AttributeModel.Basic rowId) {
    /** What the collection keeps. */
    public enum Kind {
        /** {@code Collection}, or {@code List} without {@code @OrderColumn}: duplicates, no order. */
        BAG,
        /** With {@code @OrderColumn}. */
        LIST,
        SET,
        MAP
    }

    /** What a map's keys are stored in. */
    public sealed interface Key {
        /** {@code @MapKey}, or no annotation: an attribute of the target, no column. @param name empty for its id */
        record OfAttribute(String name) implements Key {}

        /** A column of its own, {@code <attr>_KEY} by default. */
        record OfBasic(AttributeModel.Basic value) implements Key {}

        /** The columns of an embeddable. */
        record OfEmbeddable(String className, List<AttributeModel> attributes) implements Key {
            public OfEmbeddable {
                attributes = List.copyOf(attributes);
            }
        }

        /** {@code @MapKeyJoinColumn}. @param target class name of the entity */
        record OfEntity(String target, JoinSpec join) implements Key {}
    }
}
