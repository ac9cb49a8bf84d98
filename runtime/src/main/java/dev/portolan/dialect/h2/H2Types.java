package dev.portolan.dialect.h2;

import dev.portolan.dialect.Types;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Array;
import dev.portolan.schema.ColumnType.Bytes;
import dev.portolan.schema.ColumnType.Char;
import dev.portolan.schema.ColumnType.Decimal;
import dev.portolan.schema.ColumnType.Enumerated;
import dev.portolan.schema.ColumnType.Floating;
import dev.portolan.schema.ColumnType.Int;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ColumnType.Text;
import dev.portolan.schema.ColumnType.Time;
import dev.portolan.schema.ColumnType.Timestamp;
import dev.portolan.schema.PortolanException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Neutral types as Hibernate declares them on H2, in the words of the information schema, in lower case. An enum lists its
 * constants as arguments; what has no plain arguments (arrays, rows, intervals, domains) is whole in the name.
 */
final class H2Types implements Types {
    /** Longer ones are large objects, as Hibernate declares them. */
    private static final int MAX_LENGTH = 1_048_576;

    private static final int MAX_PRECISION = 100_000;
    private static final int NANOSECONDS = 9;
    static final String ENUM = "enum";
    static final String ARRAY = " array";
    private static final Map<String, String> SHORT = Map.of(
            "character varying", "varchar",
            "character", "char",
            "binary varying", "varbinary",
            "character large object", "clob",
            "binary large object", "blob");
    private static final Map<Class<? extends ColumnType>, Native> PLAIN = Map.of(
            ColumnType.Bool.class, Native.of("boolean"),
            ColumnType.Date.class, Native.of("date"),
            ColumnType.Uuid.class, Native.of("uuid"),
            ColumnType.Json.class, Native.of("json"),
            ColumnType.Inet.class, Native.of("binary varying", 19));

    @Override
    public ColumnType toNative(ColumnType neutral) {
        Native plain = PLAIN.get(neutral.getClass());
        if (plain != null) {
            return plain;
        }
        if (neutral instanceof Native || neutral instanceof Raw) {
            return neutral;
        }
        if (neutral instanceof Int type) {
            return Native.of(
                    type.bits() <= 8
                            ? "tinyint"
                            : type.bits() <= 16 ? "smallint" : type.bits() <= 32 ? "integer" : "bigint");
        }
        if (neutral instanceof Decimal type) {
            return decimal(type);
        }
        if (neutral instanceof Floating type) {
            return Native.of(type.bits() <= 24 ? "real" : "double precision");
        }
        if (neutral instanceof Char type) {
            return Native.of("character", type.length());
        }
        if (neutral instanceof Text type) {
            return sized("character", type.length(), type.lob());
        }
        if (neutral instanceof Bytes type) {
            return sized("binary", type.length(), type.lob());
        }
        if (neutral instanceof Time type) {
            return Native.of(type.zone() ? "time with time zone" : "time", Math.min(type.precision(), NANOSECONDS));
        }
        if (neutral instanceof Timestamp type) {
            return Native.of(
                    type.zone() ? "timestamp with time zone" : "timestamp", Math.min(type.precision(), NANOSECONDS));
        }
        if (neutral instanceof Enumerated type) {
            return enumerated(type);
        }
        if (neutral instanceof Array type) {
            String most = type.length() == 0 ? "" : "[" + type.length() + "]";
            return Native.of(text(toNative(type.element())) + ARRAY + most);
        }
        throw PortolanException.failed("type-unsupported", "H2 has no type for " + neutral + ".");
    }

    private static Native decimal(Decimal type) {
        if (type.precision() < 1 || type.precision() > MAX_PRECISION || type.scale() < 0) {
            throw PortolanException.failed(
                    "type-unsupported",
                    "H2 has no numeric(" + type.precision() + "," + type.scale()
                            + "): 1 to 100000 digits are possible, and no negative scale.");
        }
        return Native.of("numeric", type.precision(), type.scale());
    }

    private static Native sized(String what, int length, boolean lob) {
        return lob || length > MAX_LENGTH ? Native.of(what + " large object") : Native.of(what + " varying", length);
    }

    /** By name where Hibernate takes the server's own enum: in alphabetical order, as it does. */
    private static Native enumerated(Enumerated type) {
        if (type.storage() == Enumerated.Storage.ORDINAL) {
            return Native.of(type.values().size() > Byte.MAX_VALUE + 1 ? "smallint" : "tinyint");
        }
        if (type.values().isEmpty()) {
            return sized("character", type.length(), false);
        }
        List<String> values = type.storage() == Enumerated.Storage.STRING
                ? type.values().stream().sorted().toList()
                : type.values();
        return new Native(ENUM, values);
    }

    /** As SQL writes it, in the short words. */
    @Override
    public String sql(ColumnType type) {
        if (!(type instanceof Native known)) {
            return type instanceof Raw raw ? raw.sql() : sql(toNative(type));
        }
        String name = SHORT.getOrDefault(known.name(), known.name());
        return write(name, known);
    }

    /** As SQL writes it, in the words of the information schema: a text that tells types apart. */
    static String text(ColumnType type) {
        return type instanceof Native known ? write(known.name(), known) : ((Raw) type).sql();
    }

    private static String write(String name, Native known) {
        if (known.args().isEmpty()) {
            return name;
        }
        if (isEnum(known)) {
            return known.args().stream().map(H2Names.QUOTING::literal).collect(Collectors.joining(", ", "enum(", ")"));
        }
        String arguments = "(" + String.join(",", known.args()) + ")";
        int zone = name.indexOf(" with time zone");
        return zone < 0 ? name + arguments : name.substring(0, zone) + arguments + name.substring(zone);
    }

    static boolean isEnum(ColumnType type) {
        return type instanceof Native known && known.name().equals(ENUM);
    }

    @Override
    public boolean sequences() {
        return true;
    }

    @Override
    public boolean nativeEnums() {
        return true;
    }

    @Override
    public boolean onUpdate() {
        return true;
    }

    static String sqlOf(ColumnType type) {
        return new H2Types().sql(type);
    }
}
