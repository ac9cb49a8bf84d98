package dev.portolan.processor.jpa;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Every annotation of {@code jakarta.persistence} 3.2 and every member of it, with what becomes of it. What is not here is not
 * known, and therefore an error: a mapping is never skipped in silence.
 */
public final class Coverage {
    /** What becomes of an annotation or a member. */
    public enum Treatment {
        /** Read. */
        READ,
        /** Shapes no table. */
        NO_EFFECT
    }

    private static final Map<String, Map<String, Treatment>> MEMBERS = new HashMap<>();
    private static final Map<String, Treatment> ANNOTATIONS = new HashMap<>();

    static {
        read("Access", "value");
        read("AssociationOverride", "name joinColumns foreignKey joinTable");
        read("AssociationOverrides", "value");
        read("AttributeOverride", "name column");
        read("AttributeOverrides", "value");
        read("Basic", "optional", "fetch");
        read("CheckConstraint", "name constraint options");
        read("CollectionTable", "name catalog schema joinColumns foreignKey uniqueConstraints indexes options");
        read(
                "Column",
                "name unique nullable insertable updatable columnDefinition options table length precision scale"
                        + " secondPrecision check comment");
        read("Convert", "converter attributeName disableConversion");
        read("Converts", "value");
        read("Converter", "autoApply");
        read("DiscriminatorColumn", "name discriminatorType columnDefinition options length");
        read("DiscriminatorValue", "value");
        read("ElementCollection", "targetClass", "fetch");
        read("Embeddable", "");
        read("Embedded", "");
        read("EmbeddedId", "");
        read("Entity", "name");
        read("Enumerated", "value");
        read("EnumeratedValue", "");
        read("ForeignKey", "name value foreignKeyDefinition options");
        read("GeneratedValue", "strategy generator");
        read("Id", "");
        read("IdClass", "value");
        read("Index", "name columnList unique options");
        read("Inheritance", "strategy");
        read(
                "JoinColumn",
                "name referencedColumnName unique nullable insertable updatable columnDefinition options table foreignKey"
                        + " check comment");
        read("JoinColumns", "value foreignKey");
        read(
                "JoinTable",
                "name catalog schema joinColumns inverseJoinColumns foreignKey inverseForeignKey uniqueConstraints indexes"
                        + " check comment options");
        read("Lob", "");
        read("ManyToMany", "targetEntity mappedBy", "cascade fetch");
        read("ManyToOne", "targetEntity optional", "cascade fetch");
        read("MapKey", "name");
        read("MapKeyClass", "value");
        read(
                "MapKeyColumn",
                "name unique nullable insertable updatable columnDefinition options table length precision scale");
        read("MapKeyEnumerated", "value");
        read(
                "MapKeyJoinColumn",
                "name referencedColumnName unique nullable insertable updatable columnDefinition options table foreignKey");
        read("MapKeyJoinColumns", "value foreignKey");
        read("MapKeyTemporal", "value");
        read("MappedSuperclass", "");
        read("MapsId", "value");
        read("OneToMany", "targetEntity mappedBy", "cascade fetch orphanRemoval");
        read("OneToOne", "targetEntity optional mappedBy", "cascade fetch orphanRemoval");
        read("OrderColumn", "name nullable insertable updatable columnDefinition options");
        read("PrimaryKeyJoinColumn", "name referencedColumnName columnDefinition options foreignKey");
        read("PrimaryKeyJoinColumns", "value foreignKey");
        read(
                "SecondaryTable",
                "name catalog schema pkJoinColumns foreignKey uniqueConstraints indexes check comment options");
        read("SecondaryTables", "value");
        read("SequenceGenerator", "name sequenceName catalog schema initialValue allocationSize options");
        read("SequenceGenerators", "value");
        read("Table", "name catalog schema uniqueConstraints indexes check comment options");
        read(
                "TableGenerator",
                "name table catalog schema pkColumnName valueColumnName pkColumnValue initialValue allocationSize"
                        + " uniqueConstraints indexes options");
        read("TableGenerators", "value");
        read("Temporal", "value");
        read("Transient", "");
        read("UniqueConstraint", "name columnNames options");
        read("Version", "");
        for (String name :
                ("Cacheable ColumnResult ConstructorResult EntityListeners EntityResult ExcludeDefaultListeners"
                                + " ExcludeSuperclassListeners FieldResult NamedAttributeNode NamedEntityGraph NamedEntityGraphs"
                                + " NamedNativeQueries NamedNativeQuery NamedQueries NamedQuery NamedStoredProcedureQueries"
                                + " NamedStoredProcedureQuery NamedSubgraph OrderBy PersistenceContext PersistenceContexts"
                                + " PersistenceProperty PersistenceUnit PersistenceUnits PostLoad PostPersist PostRemove PostUpdate"
                                + " PrePersist PreRemove PreUpdate QueryHint SqlResultSetMapping SqlResultSetMappings"
                                + " StoredProcedureParameter")
                        .split(" ")) {
            ANNOTATIONS.put(Jpa.PACKAGE + name, Treatment.NO_EFFECT);
        }
    }

    private Coverage() {}

    /** @param annotation qualified name; null when it is not known */
    public static Treatment of(String annotation) {
        return ANNOTATIONS.get(annotation);
    }

    /** All members of an annotation without effect have none; null when the member is not known. */
    public static Treatment of(String annotation, String member) {
        Treatment whole = ANNOTATIONS.get(annotation);
        return whole == Treatment.READ ? MEMBERS.get(annotation).get(member) : whole;
    }

    /** Qualified names of all known annotations. */
    public static Set<String> annotations() {
        return Set.copyOf(ANNOTATIONS.keySet());
    }

    private static void read(String annotation, String members) {
        read(annotation, members, "");
    }

    private static void read(String annotation, String members, String withoutEffect) {
        Map<String, Treatment> treatment = new HashMap<>();
        put(treatment, members, Treatment.READ);
        put(treatment, withoutEffect, Treatment.NO_EFFECT);
        ANNOTATIONS.put(Jpa.PACKAGE + annotation, Treatment.READ);
        MEMBERS.put(Jpa.PACKAGE + annotation, Map.copyOf(treatment));
    }

    private static void put(Map<String, Treatment> into, String members, Treatment treatment) {
        Arrays.stream(members.split(" ")).filter(m -> !m.isEmpty()).forEach(m -> into.put(m, treatment));
    }
}
