package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Own;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which annotations have a meaning on which kind of attribute. */
enum Placement {
    BASIC(
            "a basic attribute",
            "Basic Column Lob Enumerated Temporal Convert Converts Id Version GeneratedValue SequenceGenerator"
                    + " SequenceGenerators TableGenerator TableGenerators EnumeratedValue"),
    EMBEDDED(
            "an embedded attribute",
            "Embedded EmbeddedId Id AttributeOverride AttributeOverrides AssociationOverride AssociationOverrides Convert"
                    + " Converts SequenceGenerator SequenceGenerators TableGenerator TableGenerators"),
    ANY("an association of Hibernate's @Any", "Column JoinColumn JoinColumns"),
    MANY_TO_ANY("a collection of Hibernate's @ManyToAny", "Column JoinTable OrderColumn" + keys()),
    TO_ONE(
            "a to-one association",
            "ManyToOne OneToOne JoinColumn JoinColumns JoinTable PrimaryKeyJoinColumn PrimaryKeyJoinColumns MapsId Id"),
    TO_MANY(
            "a to-many association",
            "OneToMany ManyToMany JoinColumn JoinColumns JoinTable CollectionTable OrderColumn AttributeOverride AttributeOverrides Convert"
                    + " Converts"
                    + keys()),
    ELEMENTS(
            "an element collection",
            "ElementCollection CollectionTable JoinTable Column Lob Enumerated Temporal Convert Converts AttributeOverride"
                    + " AttributeOverrides AssociationOverride AssociationOverrides OrderColumn"
                    + keys()),
    ENTITY(
            "an entity",
            "Entity Table SecondaryTable SecondaryTables Inheritance DiscriminatorColumn DiscriminatorValue IdClass"
                    + " PrimaryKeyJoinColumn PrimaryKeyJoinColumns"
                    + both()),
    MAPPED_SUPERCLASS("a mapped superclass", "MappedSuperclass IdClass" + both()),
    EMBEDDABLE(
            "an embeddable",
            "Embeddable DiscriminatorColumn DiscriminatorValue SequenceGenerator SequenceGenerators TableGenerator TableGenerators");

    private static final Set<String> MAPPING = new HashSet<>();
    private static final Set<String> TOLERATED =
            Set.of(Jpa.BASIC, Jpa.COLUMN, Jpa.ENUMERATED, Jpa.LOB, Jpa.TEMPORAL, Jpa.GENERATED_VALUE);
    private static final Set<String> OF_CLASSES = Set.of(Own.MIGRATIONS, Own.EXTENSION);
    private static final Set<String> OF_TABLES =
            Set.of(Own.SQL_INDEX, Own.EXCLUSION, Own.VIEW, Own.TABLE_OPTIONS, Own.COLLATION, Own.CHARSET, Own.ONLINE);
    private static final Set<String> OF_ATTRIBUTES =
            Set.of(Own.SQL_DEFAULT, Own.BACKFILL, Own.SQL_USING, Own.DEFERRABLE, Own.SQL_INDEX, Own.ONLINE);
    private static final Set<String> OF_VALUES =
            Set.of(Own.SQL_TYPE, Own.SQL_ON_UPDATE, Own.GENERATED_COLUMN, Own.COLLATION, Own.CHARSET, Own.NATIVE_ENUM);

    static {
        for (Placement p : values()) {
            if (!p.isClass()) {
                MAPPING.addAll(p.allowed);
            }
        }
    }

    private final String noun;
    private final Set<String> allowed = new HashSet<>();

    Placement(String noun, String allowed) {
        this.noun = noun;
        List.of(allowed.split(" ")).forEach(a -> this.allowed.add(Jpa.PACKAGE + a));
        this.allowed.add(Jpa.ACCESS);
    }

    String noun() {
        return noun;
    }

    boolean allows(String annotation) {
        return allowed.contains(annotation);
    }

    boolean isClass() {
        return this == ENTITY || this == MAPPED_SUPERCLASS || this == EMBEDDABLE;
    }

    /** Whether one of our own annotations may be there. */
    boolean allowsOwn(String annotation) {
        if (OF_TABLES.contains(annotation) && this == ENTITY || OF_CLASSES.contains(annotation) && isClass()) {
            return true;
        }
        return switch (this) {
            case BASIC -> OF_ATTRIBUTES.contains(annotation) || OF_VALUES.contains(annotation);
            case TO_ONE -> OF_ATTRIBUTES.contains(annotation);
            default -> false;
        };
    }

    /** False for one of Hibernate's that shapes tables there, and is read elsewhere only. */
    boolean reads(String annotation) {
        return switch (annotation) {
            case Hibernate.COLLATE,
                    Hibernate.CREATION_TIMESTAMP,
                    Hibernate.CURRENT_TIMESTAMP,
                    Hibernate.FRACTIONAL_SECONDS,
                    Hibernate.GENERATED_COLUMN,
                    Hibernate.NATIONALIZED,
                    Hibernate.UPDATE_TIMESTAMP -> this == BASIC;
            case Hibernate.CHECK, Hibernate.CHECKS -> this != TO_ONE && this != EMBEDDED && isOfTable();
            // of a collection's Hibernate reads the general one only
            case Hibernate.CHECK_OVERRIDE, Hibernate.CHECK_OVERRIDES ->
                this == BASIC || this == ANY || isClass() && isOfTable();
            case Hibernate.COMMENT, Hibernate.COMMENTS -> isOfTable();
            case Hibernate.COLUMN_DEFAULT -> this == BASIC || this == TO_ONE;
            case Hibernate.TENANT_ID -> this == BASIC;
            case Hibernate.COLLECTION_ID -> this == TO_MANY || this == ELEMENTS || this == MANY_TO_ANY;
            default -> true;
        };
    }

    /** Whether it has a table, or columns, of its own. */
    private boolean isOfTable() {
        return this != MAPPED_SUPERCLASS && this != EMBEDDABLE;
    }

    /** What describes a single value, and loses nothing where there is none: other providers take no notice of it. */
    boolean isTolerated(String annotation) {
        return this != BASIC && TOLERATED.contains(annotation);
    }

    /** Whether the annotation shapes an attribute. */
    static boolean isMapping(String annotation) {
        return !annotation.equals(Jpa.ACCESS) && MAPPING.contains(annotation);
    }

    private static String both() {
        return " AssociationOverride AssociationOverrides AttributeOverride AttributeOverrides Convert Converts SequenceGenerator"
                + " SequenceGenerators TableGenerator TableGenerators";
    }

    private static String keys() {
        return " MapKey MapKeyClass MapKeyColumn MapKeyEnumerated MapKeyJoinColumn MapKeyJoinColumns MapKeyTemporal";
    }
}
