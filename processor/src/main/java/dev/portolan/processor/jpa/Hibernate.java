package dev.portolan.processor.jpa;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Qualified names of Hibernate's own annotations, read when they are there; nothing of Hibernate is needed for it. */
public final class Hibernate {
    private static final String P = "org.hibernate.annotations.";

    public static final String ANY = P + "Any";
    public static final String ANY_DISCRIMINATOR = P + "AnyDiscriminator";
    public static final String ANY_KEY_JAVA_CLASS = P + "AnyKeyJavaClass";
    public static final String ANY_KEY_JAVA_TYPE = P + "AnyKeyJavaType";
    public static final String ANY_KEY_JDBC_TYPE = P + "AnyKeyJdbcType";
    public static final String ANY_KEY_JDBC_TYPE_CODE = P + "AnyKeyJdbcTypeCode";
    public static final String ARRAY = P + "Array";
    public static final String CHECK = P + "Check";
    public static final String CHECKS = P + "Checks";
    public static final String CHECK_OVERRIDE = P + "DialectOverride.Check";
    public static final String CHECK_OVERRIDES = P + "DialectOverride.Checks";
    public static final String COLLATE = P + "Collate";
    public static final String COLLECTION_ID = P + "CollectionId";
    public static final String COLLECTION_ID_JAVA_CLASS = P + "CollectionIdJavaClass";
    public static final String COLLECTION_ID_JDBC_TYPE_CODE = P + "CollectionIdJdbcTypeCode";
    public static final String COLUMN_DEFAULT = P + "ColumnDefault";
    public static final String COMMENT = P + "Comment";
    public static final String COMMENTS = P + "Comments";
    public static final String CREATION_TIMESTAMP = P + "CreationTimestamp";
    public static final String CURRENT_TIMESTAMP = P + "CurrentTimestamp";
    public static final String DISCRIMINATOR_FORMULA = P + "DiscriminatorFormula";
    public static final String EMBEDDED_COLUMN_NAMING = P + "EmbeddedColumnNaming";
    public static final String EMBEDDED_TABLE = P + "EmbeddedTable";
    public static final String FORMULA = P + "Formula";
    public static final String FRACTIONAL_SECONDS = P + "FractionalSeconds";
    public static final String GENERATED_COLUMN = P + "GeneratedColumn";
    public static final String JAVA_TYPE = P + "JavaType";
    public static final String JDBC_TYPE = P + "JdbcType";
    public static final String GENERIC_GENERATOR = P + "GenericGenerator";
    public static final String GENERIC_GENERATORS = P + "GenericGenerators";
    public static final String ID_GENERATOR_TYPE = P + "IdGeneratorType";
    public static final String JDBC_TYPE_CODE = P + "JdbcTypeCode";
    public static final String JOIN_COLUMN_OR_FORMULA = P + "JoinColumnOrFormula";
    public static final String JOIN_COLUMNS_OR_FORMULAS = P + "JoinColumnsOrFormulas";
    public static final String JOIN_FORMULA = P + "JoinFormula";
    /** The interface of what handles values of a Java type. */
    public static final String JAVA_TYPE_DESCRIPTOR = "org.hibernate.type.descriptor.java.JavaType";

    public static final String LIST_INDEX_BASE = P + "ListIndexBase";
    public static final String MANY_TO_ANY = P + "ManyToAny";
    public static final String MAP_KEY_JAVA_TYPE = P + "MapKeyJavaType";
    public static final String MAP_KEY_JDBC_TYPE = P + "MapKeyJdbcType";
    public static final String MAP_KEY_TYPE = P + "MapKeyType";
    public static final String NATIONALIZED = P + "Nationalized";
    public static final String NATIVE_GENERATOR = P + "NativeGenerator";
    public static final String NATURAL_ID = P + "NaturalId";
    public static final String NOT_FOUND = P + "NotFound";
    public static final String ON_DELETE = P + "OnDelete";
    public static final String PARTITION_KEY = P + "PartitionKey";
    public static final String PROPERTY_REF = P + "PropertyRef";
    public static final String SOFT_DELETE = P + "SoftDelete";
    public static final String SUBSELECT = P + "Subselect";
    public static final String TENANT_ID = P + "TenantId";
    public static final String TIME_ZONE_COLUMN = P + "TimeZoneColumn";
    public static final String TIME_ZONE_STORAGE = P + "TimeZoneStorage";
    public static final String TYPE = P + "Type";
    public static final String UPDATE_TIMESTAMP = P + "UpdateTimestamp";
    public static final String VIEW = P + "View";

    /** Those that shape tables and are not read. */
    private static final Set<String> NOT_READ = Arrays.stream(("Bag CollectionType Columns"
                            + " CompositeType Imported JavaType JdbcType"
                            + " MapKeyJavaType MapKeyJdbcType MapKeyJdbcTypeCode MapKeyType"
                            + " Struct Type")
                    .split(" "))
            .map(P::concat)
            .collect(Collectors.toUnmodifiableSet());

    /** The annotation that says it otherwise for one dialect; {@code s} behind it holds several. */
    public static String overriding(String annotation) {
        return P + "DialectOverride." + annotation.substring(P.length());
    }

    private Hibernate() {}

    /** Whether it is one of Hibernate's own. */
    public static boolean is(String annotation) {
        return annotation.startsWith(P);
    }

    /** Whether Hibernate would make another table because of it, and Portolan does not. */
    public static boolean isIgnored(String annotation) {
        return NOT_READ.contains(annotation);
    }
}
