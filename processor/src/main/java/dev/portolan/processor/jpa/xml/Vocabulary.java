package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.jpa.xml.Rule.Kind;
import dev.portolan.processor.jpa.xml.Rule.Member;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The elements of mapping files, as JPA 3.2 has them, and what becomes of each. */
final class Vocabulary {
    private static final Map<String, Rule> RULES = new HashMap<>();
    private static final String COLUMN =
            "name unique:flag nullable:flag insertable:flag updatable:flag column-definition options table comment";
    private static final String SIZES = " length:number precision:number scale:number second-precision:number";
    private static final String TABLE = "unique-constraint=uniqueConstraints* index=indexes*";

    /** Elements that shape no table. */
    private static final Set<String> NO_EFFECT = Arrays.stream(
                    ("description cascade order-by named-query named-native-query"
                                    + " named-stored-procedure-query sql-result-set-mapping exclude-default-listeners"
                                    + " exclude-superclass-listeners entity-listeners pre-persist post-persist pre-remove post-remove"
                                    + " pre-update post-update post-load named-entity-graph cascade-persist")
                            .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    /** Attributes that shape no table, or are read beside the annotation. */
    private static final Set<String> ATTRIBUTES_ASIDE = Set.of(
            "fetch", "cacheable", "orphan-removal", "access", "metadata-complete", "class", "name", "maps-id", "id");

    static {
        rule("column", "Column", COLUMN + SIZES, "comment check-constraint=check*");
        rule("map-key-column", "MapKeyColumn", COLUMN + SIZES, "");
        rule(
                "order-column",
                "OrderColumn",
                "name nullable:flag insertable:flag updatable:flag column-definition options",
                "");
        rule(
                "join-column",
                "JoinColumn",
                COLUMN + " referenced-column-name",
                "comment foreign-key check-constraint=check*");
        rule("map-key-join-column", "MapKeyJoinColumn", COLUMN + " referenced-column-name", "foreign-key");
        rule(
                "primary-key-join-column",
                "PrimaryKeyJoinColumn",
                "name referenced-column-name column-definition options",
                "foreign-key");
        rule("foreign-key", "ForeignKey", "name constraint-mode=value:constant foreign-key-definition options", "");
        rule("check-constraint", "CheckConstraint", "name constraint options", "");
        rule("unique-constraint", "UniqueConstraint", "name options", "column-name=columnNames*");
        rule("index", "Index", "name column-list unique:flag options", "");
        rule("table", "Table", "name catalog schema options comment", "comment check-constraint=check* " + TABLE);
        rule(
                "secondary-table",
                "SecondaryTable",
                "name catalog schema options comment",
                "comment primary-key-join-column=pkJoinColumns* primary-key-foreign-key=foreignKey foreign-key"
                        + " check-constraint=check* " + TABLE);
        rule(
                "join-table",
                "JoinTable",
                "name catalog schema options comment",
                "comment join-column=joinColumns* foreign-key inverse-join-column=inverseJoinColumns* inverse-foreign-key"
                        + " check-constraint=check* " + TABLE);
        rule(
                "collection-table",
                "CollectionTable",
                "name catalog schema options",
                "join-column=joinColumns* foreign-key " + TABLE);
        rule("id-class", "IdClass", "class=value:type", "");
        rule("inheritance", "Inheritance", "strategy:constant", "");
        rule(
                "discriminator-column",
                "DiscriminatorColumn",
                "name discriminator-type:constant column-definition options length:number",
                "");
        text("discriminator-value", "DiscriminatorValue", Kind.TEXT);
        text("temporal", "Temporal", Kind.CONSTANT);
        text("enumerated", "Enumerated", Kind.CONSTANT);
        text("map-key-temporal", "MapKeyTemporal", Kind.CONSTANT);
        text("map-key-enumerated", "MapKeyEnumerated", Kind.CONSTANT);
        rule("map-key", "MapKey", "name", "");
        rule("map-key-class", "MapKeyClass", "class=value:type", "");
        rule("lob", "Lob", "", "");
        rule("generated-value", "GeneratedValue", "strategy:constant generator", "");
        rule(
                "sequence-generator",
                "SequenceGenerator",
                "name sequence-name catalog schema initial-value:number allocation-size:number options",
                "");
        rule(
                "table-generator",
                "TableGenerator",
                "name table catalog schema pk-column-name value-column-name pk-column-value initial-value:number"
                        + " allocation-size:number options",
                TABLE);
        rule("convert", "Convert", "converter:type attribute-name disable-conversion:flag", "");
        rule("attribute-override", "AttributeOverride", "name", "column");
        rule("association-override", "AssociationOverride", "name", "join-column=joinColumns* foreign-key join-table");
        rule("entity", "Entity", "name", "");
        rule("mapped-superclass", "MappedSuperclass", "", "");
        rule("embeddable", "Embeddable", "", "");
        rule("converter", "Converter", "auto-apply:flag", "");
        rule("id", "Id", "", "");
        rule("embedded-id", "EmbeddedId", "", "");
        rule("basic", "Basic", "optional:flag", "");
        rule("version", "Version", "", "");
        rule("many-to-one", "ManyToOne", "target-entity:type optional:flag", "");
        rule("one-to-one", "OneToOne", "target-entity:type optional:flag mapped-by", "");
        rule("one-to-many", "OneToMany", "target-entity:type mapped-by", "");
        rule("many-to-many", "ManyToMany", "target-entity:type mapped-by", "");
        rule("element-collection", "ElementCollection", "target-class:type", "");
        rule("embedded", "Embedded", "", "");
        rule("transient", "Transient", "", "");
    }

    private Vocabulary() {}

    private static void rule(String element, String annotation, String attributes, String children) {
        RULES.put(element, Rule.of(annotation, attributes, children, null));
    }

    private static void text(String element, String annotation, Kind kind) {
        RULES.put(element, Rule.of(annotation, "", "", new Member("value", kind)));
    }

    /** Null for an element that is no annotation. */
    static Rule rule(String element) {
        return RULES.get(element);
    }

    static boolean hasNoEffect(String element) {
        return NO_EFFECT.contains(element);
    }

    static boolean isAside(String attribute) {
        return ATTRIBUTES_ASIDE.contains(attribute);
    }
}
