package dev.portolan.dialect;

import dev.portolan.schema.ColumnType;

/** How neutral types become those of a dialect. */
public interface Types {
    /**
     * The native type, canonical as the inspector reads it back. {@link ColumnType.Raw} stays; {@link ColumnType.Enumerated} gives
     * the type that stores it ({@link Resolver} adds the check or the enum type).
     *
     * @throws dev.portolan.schema.PortolanException when the dialect has no such type
     */
    ColumnType toNative(ColumnType neutral);

    /** As SQL writes it: {@code numeric(10,2)}, {@code timestamp(6) with time zone}. */
    String sql(ColumnType type);

    /** Whether there are sequences; otherwise a table with a seed row stands in. */
    boolean sequences();

    /** Whether a STRING enum is a native enum by default, as Hibernate does there. */
    default boolean nativeEnums() {
        return false;
    }

    /** Whether there are schemas in the sense of the standard; otherwise a schema in the mapping is left out. */
    default boolean schemas() {
        return true;
    }
}
