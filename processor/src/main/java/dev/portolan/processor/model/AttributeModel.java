package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ForeignKey.Action;
import java.util.List;

/** A persistent attribute. */
public sealed interface AttributeModel {
    Attribute attribute();

    default String name() {
        return attribute().name();
    }

    default String path() {
        return attribute().path();
    }

    default boolean id() {
        return attribute().id();
    }

    default Origin origin() {
        return attribute().origin();
    }

    /**
     * A value in one column.
     *
     * @param javaType as written, for messages
     * @param converter class name of the converter; null for none
     * @param required when its column is NOT NULL
     * @param version {@code @Version}
     * @param generation {@code @GeneratedValue}; null for none
     * @param extras what our own annotations say
     */
    record Basic(
            Attribute attribute,
            BasicType type,
            String javaType,
            String converter,
            boolean lob,
            Required required,
            boolean version,
            Generation generation,
            ColumnSpec column,
            ColumnExtras extras)
            implements AttributeModel {
        /** What its own column is like: one that refers to it is as {@link #column} says. */
        public ColumnSpec constrained() {
            return column.constrained(attribute.constraints());
        }

        /** The same, whose column another attribute writes. */
        Basic readOnly() {
            ColumnSpec read = column.readOnly();
            return new Basic(attribute, type, javaType, converter, lob, required, version, generation, read, extras);
        }
    }

    /**
     * An embeddable: its attributes' columns are the entity's own.
     *
     * @param attributes with this use's overrides and converters applied, paths from the entity
     */
    record Embedded(Attribute attribute, String className, List<AttributeModel> attributes) implements AttributeModel {
        public Embedded {
            attributes = List.copyOf(attributes);
        }

        /** Whether a row may be one of several classes. */
        public boolean isOfSeveral() {
            return attributes.stream().anyMatch(a -> a.attribute().marks().contains(Attribute.Mark.DISCRIMINATOR));
        }
    }

    /**
     * {@code @ManyToOne} or {@code @OneToOne}.
     *
     * @param target class name of the entity
     * @param required when its columns are NOT NULL
     * @param mappedBy attribute of the target that owns the association; null for the owning side
     * @param join its columns; the default when a join table is {@code present}
     * @param primaryKeyJoin {@code @PrimaryKeyJoinColumn}: it joins by its own primary key, no column and no foreign key
     * @param mapsId {@code @MapsId}: name of the id's attribute that its columns stand for, empty for the whole id; null without
     * @param joinTable null without {@code @JoinTable}
     * @param extras what our own annotations say
     */
    record ToOne(
            Attribute attribute,
            String target,
            boolean oneToOne,
            Required required,
            String mappedBy,
            JoinSpec join,
            boolean primaryKeyJoin,
            String mapsId,
            JoinTableSpec joinTable,
            ColumnExtras extras)
            implements AttributeModel {}

    /**
     * {@code @OneToMany} or {@code @ManyToMany}.
     *
     * @param target class name of the entity
     * @param mappedBy attribute of the target that owns the association; null for the owning side
     * @param join columns in the target's table ({@code @OneToMany} with {@code @JoinColumn}); null for a join table
     * @param joinTable null when {@code mappedBy} or {@code join} is there
     * @param shape of the collection
     * @param softDelete of the rows of its join table; null for none
     * @param inverseDelete beside {@code mappedBy}: what becomes of rows that refer here when this goes; null for nothing said
     */
    record ToMany(
            Attribute attribute,
            String target,
            boolean manyToMany,
            String mappedBy,
            JoinSpec join,
            JoinTableSpec joinTable,
            Shape shape,
            SoftDelete softDelete,
            Action inverseDelete)
            implements AttributeModel {}

    /**
     * {@code @ElementCollection}, or {@code @ManyToAny}.
     *
     * @param element its values: {@link Basic} or {@link Embedded}, named as the attribute
     * @param softDelete null for none
     */
    record Elements(
            Attribute attribute, AttributeModel element, JoinTableSpec table, Shape shape, SoftDelete softDelete)
            implements AttributeModel {
        /** What the pair of columns is called that refers to any entity. */
        static final String ANY = "@Any";

        /** Whether it is Hibernate's {@code @ManyToAny}. */
        public boolean ofAny() {
            return element instanceof Embedded pair && pair.className().equals(ANY);
        }
    }

    /** When a column is NOT NULL. */
    enum Required {
        /** The mapping says so, or it is an id or a version. */
        ALWAYS,
        /**
         * A primitive without {@code @Column}, or {@code optional = false}: not in a secondary table, nor in the shared table of
         * a subclass (SINGLE_TABLE).
         */
        UNLESS_SHARED,
        NEVER
    }
}
