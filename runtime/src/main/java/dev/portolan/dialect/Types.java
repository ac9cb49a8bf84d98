package dev.portolan.dialect;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Table;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** How neutral types become those of a dialect. */
public interface Types {
    /**
     * The native type, canonical as the inspector reads it back. {@link ColumnType.Raw} stays; {@link ColumnType.Enumerated} gives
     * the type that stores it ({@link Resolver} adds the check or the enum type).
     *
     * @throws dev.portolan.schema.PortolanException when the dialect has no such type
     */
    ColumnType toNative(ColumnType neutral);

    /** The native type of a column that the database numbers: some know only one. */
    default ColumnType numbered(ColumnType type) {
        return type;
    }

    /** As SQL writes it: {@code numeric(10,2)}, {@code timestamp(6) with time zone}. */
    String sql(ColumnType type);

    /** Whether the server gives back each character of names, comments, defaults and expressions. */
    default boolean keepsAllCharacters() {
        return true;
    }

    /** Whether there are sequences; otherwise a table with a seed row stands in. */
    boolean sequences();

    /** Whether a STRING enum is a native enum by default, as Hibernate does there. */
    default boolean nativeEnums() {
        return false;
    }

    /** Whether a column has a charset of its own, written after its type: {@code varchar(9) CHARACTER SET latin1}. */
    default boolean charsets() {
        return false;
    }

    /** Whether the database can write a column on its own when a row is updated. */
    default boolean onUpdate() {
        return false;
    }

    /** Whether there are extensions; otherwise none is needed. */
    default boolean extensions() {
        return false;
    }

    /** What indexes can have; all, when the planner itself refuses what they cannot. */
    default Set<IndexFeature> indexFeatures() {
        return EnumSet.allOf(IndexFeature.class);
    }

    /** Whether a constraint can exclude rows by other operators than equality. */
    default boolean exclusions() {
        return false;
    }

    /** Sorted keys of {@link dev.portolan.schema.Table#options()} that the mapping may ask for. */
    default SortedSet<String> tableOptions() {
        return Collections.emptySortedSet();
    }

    /** The type in a table with those options, which may allow only some. */
    default ColumnType within(Map<String, String> tableOptions, ColumnType stored) {
        return stored;
    }

    /** Whether there are schemas in the sense of the standard; otherwise a schema in the mapping is left out. */
    default boolean schemas() {
        return true;
    }

    /** Whether a connection reaches the tables of other databases, which a mapping calls catalogs: they are this one's schemas. */
    default boolean catalogs() {
        return false;
    }

    /** The table with what the server adds to it by itself, as far as that is certain. */
    default Table completed(Table stored) {
        return stored;
    }
}
