package dev.portolan.schema;

import java.util.List;

/**
 * The type of a column: neutral in a logical graph, {@link Native} in a physical one.
 *
 * <p>{@link Raw} is a {@code columnDefinition}: kept as text until a scratch database has read it back.
 */
public sealed interface ColumnType {
    /** No limit on length. */
    int MAX = Integer.MAX_VALUE;

    record Bool() implements ColumnType {}

    /** @param bits 8, 16, 32 or 64 */
    record Int(int bits) implements ColumnType {}

    record Decimal(int precision, int scale) implements ColumnType {}

    /** @param bits of the mantissa: 24 for {@code float}, 53 for {@code double} */
    record Floating(int bits) implements ColumnType {}

    record Char(int length) implements ColumnType {}

    /**
     * @param length in characters, {@link #MAX} for none
     * @param lob whether the mapping says {@code @Lob}
     */
    record Text(int length, boolean lob) implements ColumnType {}

    /**
     * @param length in bytes, {@link #MAX} for none
     * @param lob whether the mapping says {@code @Lob}
     */
    record Bytes(int length, boolean lob) implements ColumnType {}

    record Date() implements ColumnType {}

    /** @param precision fractional digits */
    record Time(int precision, boolean zone) implements ColumnType {}

    /** @param precision fractional digits */
    record Timestamp(int precision, boolean zone) implements ColumnType {}

    record Uuid() implements ColumnType {}

    record Json() implements ColumnType {}

    record Inet() implements ColumnType {}

    /**
     * A Java enum.
     *
     * @param name simple name of the Java type, the name of a native enum type
     * @param values constants in declaration order
     * @param length of the column when the values are stored as text
     * @param schema of the native enum type; null for the table's
     */
    record Enumerated(String name, List<String> values, Storage storage, int length, String schema)
            implements ColumnType {
        public Enumerated {
            values = List.copyOf(values);
        }

        /** One whose native type, if it has one, is where the table is. */
        public Enumerated(String name, List<String> values, Storage storage, int length) {
            this(name, values, storage, length, null);
        }

        /** How the constants are stored. */
        public enum Storage {
            ORDINAL,
            STRING,
            NATIVE
        }
    }

    /** @param length the most elements, where a database knows that; 0 for any number */
    record Array(ColumnType element, int length) implements ColumnType {
        /** Of any number of elements. */
        public Array(ColumnType element) {
            this(element, 0);
        }
    }

    /**
     * A type of characters, and how they are stored and compared; only in a logical graph.
     *
     * @param charset null for the table's
     * @param collation null for that of the charset, else the table's
     */
    record Collated(ColumnType type, String charset, String collation) implements ColumnType {}

    /** A type as the mapping wrote it ({@code columnDefinition}), possibly with a default, a nullability or a check. */
    record Raw(String sql) implements ColumnType {}

    /**
     * A type of one dialect.
     *
     * @param name canonical, for example {@code character varying}, {@code timestamp with time zone}, {@code integer[]}
     * @param args canonical arguments, for example {@code 10} and {@code 2} of {@code numeric(10,2)}
     */
    record Native(String name, List<String> args) implements ColumnType {
        public Native {
            args = List.copyOf(args);
        }

        public static Native of(String name, Object... args) {
            return new Native(
                    name, java.util.Arrays.stream(args).map(String::valueOf).toList());
        }
    }
}
