package dev.portolan.processor.model;

import java.util.List;

/** The type of a basic value, after any converter. */
public sealed interface BasicType {
    /** One of JPA's and Hibernate's basic types. */
    enum Scalar implements BasicType {
        BOOLEAN,
        BYTE,
        SHORT,
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE,
        CHARACTER,
        STRING,
        /** {@code char[]}, {@code @Lob Character[]}. */
        CHARS,
        /** {@code byte[]}, {@code @Lob Byte[]}. */
        BYTES,
        CLOB,
        NCLOB,
        BLOB,
        BIG_DECIMAL,
        BIG_INTEGER,
        /** {@code LocalDate}, {@code java.sql.Date}, {@code @Temporal(DATE)}. */
        DATE,
        /** {@code LocalTime}, {@code java.sql.Time}, {@code @Temporal(TIME)}. */
        TIME,
        OFFSET_TIME,
        /** {@code LocalDateTime}, {@code java.util.Date}, {@code Calendar}, {@code java.sql.Timestamp}. */
        TIMESTAMP,
        /** {@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}. */
        ZONED_TIMESTAMP,
        YEAR,
        /** A text of at most 6 characters. */
        ZONE_OFFSET,
        /** {@code ZoneId}, {@code TimeZone}, {@code Locale}, {@code URL}, {@code Class}: a text. */
        TEXT_FORM,
        /** A text of 3 characters. */
        CURRENCY,
        /** Nanoseconds, {@code numeric(21,0)}. */
        DURATION,
        UUID,
        INET_ADDRESS,
        /** Java serialization: bytes. */
        SERIALIZABLE
    }

    /**
     * A Java enum.
     *
     * @param simpleName of the enum class
     * @param constants in the order of declaration
     * @param byName {@code @Enumerated(STRING)}
     * @param value field with {@code @EnumeratedValue}; null without
     * @param renamed {@code @RenamedFrom} of constants, oldest first
     * @param preferred whether servers that have enums have it as one
     */
    record OfEnum(
            String className,
            String simpleName,
            List<String> constants,
            boolean byName,
            Value value,
            List<Renamed> renamed,
            boolean preferred)
            implements BasicType {
        public OfEnum {
            constants = List.copyOf(constants);
            renamed = List.copyOf(renamed);
        }

        /** Constants that always had their names. */
        public OfEnum(String className, String simpleName, List<String> constants, boolean byName, Value value) {
            this(className, simpleName, constants, byName, value, List.of(), false);
        }

        /** The same, in a type of the server's own where it has enums. */
        OfEnum asPreferred() {
            return new OfEnum(className, simpleName, constants, byName, value, renamed, true);
        }

        /** Type of the value that is stored; null when it is the name or the place of a constant. */
        public Scalar valueType() {
            return value == null ? null : value.type();
        }

        /**
         * A field whose values, which only a running program knows, are stored.
         *
         * @param place {@code com.acme.Outer$Color#code}
         * @param type {@code BYTE}, {@code SHORT}, {@code INTEGER} or {@code STRING}; any other is a mistake
         */
        public record Value(String place, Scalar type) {}

        /** An earlier name of a constant. */
        public record Renamed(String from, String to) {}
    }

    /**
     * A value that Hibernate's {@code @JdbcTypeCode} stores in another way than its own.
     *
     * @param code of {@link JdbcCode}
     */
    record Coded(BasicType type, JdbcCode code) implements BasicType {}

    /** What a column holds, whatever its type is there. */
    static BasicType plain(BasicType type) {
        return type instanceof Coded coded ? coded.type() : type;
    }

    /**
     * An array or collection of basic values in one column.
     *
     * @param oneValue whether it is bytes or a text where a server has no arrays
     */
    record OfArray(BasicType element, int length, boolean oneValue) implements BasicType {
        public OfArray(BasicType element, int length) {
            this(element, length, false);
        }

        /** Of any number of elements. */
        public OfArray(BasicType element) {
            this(element, 0);
        }
    }
}
