package dev.portolan.processor.jpa;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Hibernate's own annotations. They are not read. */
public final class Hibernate {
    private static final String P = "org.hibernate.annotations.";
    private static final Set<String> SHAPING = Arrays.stream(("Any Array Bag Check Checks Collate CollectionId"
                            + " CollectionType ColumnDefault Columns Comment Comments CompositeType DiscriminatorFormula"
                            + " EmbeddedColumnNaming EmbeddedTable Formula FractionalSeconds GeneratedColumn GenericGenerator"
                            + " Imported JavaType JdbcType JdbcTypeCode JoinColumnOrFormula JoinColumnsOrFormulas JoinFormula"
                            + " ListIndexBase ManyToAny MapKeyJavaType MapKeyJdbcType MapKeyJdbcTypeCode MapKeyType Nationalized"
                            + " NaturalId NotFound OnDelete PartitionKey PropertyRef SoftDelete Struct Subselect TenantId"
                            + " TimeZoneColumn TimeZoneStorage Type View")
                    .split(" "))
            .map(P::concat)
            .collect(Collectors.toUnmodifiableSet());

    public static final String FORMULA = P + "Formula";

    private Hibernate() {}

    /** Whether Hibernate would make another table because of it. */
    public static boolean shapesTables(String annotation) {
        return SHAPING.contains(annotation);
    }
}
