package dev.portolan.dialect.postgres;

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
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Neutral types as Hibernate declares them on PostgreSQL, in the words of {@code format_type}; printed in the shorter words that
 * Atlas uses. A native enum type is written quoted ({@code "status"}), the serial types by their own names although a column
 * never has them: it is an integer with a sequence that it owns.
 */
final class PostgresTypes implements Types {
    static final int MAX_VARCHAR = 10_485_760;
    private static final int MICROSECONDS = 6;
    private static final Set<String> SERIALS = Set.of("smallserial", "serial", "bigserial");
    private static final Map<String, String> SHORT = Map.of(
            "timestamp without time zone", "timestamp",
            "timestamp with time zone", "timestamptz",
            "time without time zone", "time",
            "time with time zone", "timetz");
    private static final Map<Class<? extends ColumnType>, String> PLAIN = Map.of(
            ColumnType.Bool.class, "boolean",
            ColumnType.Date.class, "date",
            ColumnType.Uuid.class, "uuid",
            ColumnType.Json.class, "jsonb",
            ColumnType.Inet.class, "inet");

    @Override
    public ColumnType toNative(ColumnType neutral) {
        String plain = PLAIN.get(neutral.getClass());
        if (plain != null) {
            return Native.of(plain);
        }
        if (neutral instanceof Native || neutral instanceof Raw) {
            return neutral;
        }
        if (neutral instanceof Int type) {
            return Native.of(type.bits() <= 16 ? "smallint" : type.bits() <= 32 ? "integer" : "bigint");
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
            return text(type);
        }
        if (neutral instanceof Bytes type) {
            return Native.of(type.lob() ? "oid" : "bytea");
        }
        if (neutral instanceof Time type) {
            // Hibernate stores the offset of no time of day there
            return precise("time without time zone", type.precision());
        }
        if (neutral instanceof Timestamp type) {
            return precise(type.zone() ? "timestamp with time zone" : "timestamp without time zone", type.precision());
        }
        if (neutral instanceof Enumerated type) {
            return enumerated(type);
        }
        if (neutral instanceof Array type && toNative(type.element()) instanceof Native element) {
            return new Native(element.name() + "[]", element.args());
        }
        throw PortolanException.failed("type-unsupported", "PostgreSQL has no type for " + neutral + ".");
    }

    private static Native decimal(Decimal type) {
        if (type.precision() < 1 || type.precision() > 1000) {
            throw PortolanException.failed(
                    "type-unsupported",
                    "PostgreSQL has no numeric(" + type.precision() + "," + type.scale()
                            + "): 1 to 1000 digits are possible.");
        }
        return Native.of("numeric", type.precision(), type.scale());
    }

    private static Native text(Text type) {
        if (type.lob()) {
            return Native.of("oid");
        }
        return type.length() > MAX_VARCHAR ? Native.of("text") : Native.of("character varying", type.length());
    }

    /** Six digits are what the server keeps; it reads more as six. */
    private static Native precise(String name, int precision) {
        return precision >= MICROSECONDS ? Native.of(name) : Native.of(name, precision);
    }

    private static Native enumerated(Enumerated type) {
        return switch (type.storage()) {
            case ORDINAL -> Native.of("smallint");
            // of one letter each: Hibernate takes them for characters
            case STRING -> type.length() == 1 ? Native.of("character", 1) : text(new Text(type.length(), false));
            case NATIVE -> Native.of(PostgresNames.QUOTING.name(new PostgresNames().fold(Name.of(type.name()))));
        };
    }

    @Override
    public String sql(ColumnType type) {
        if (type instanceof Raw raw) {
            return raw.sql();
        }
        if (!(type instanceof Native known)) {
            return sql(toNative(type));
        }
        String base = elementName(known.name());
        String brackets = known.name().substring(base.length());
        String arguments = known.args().isEmpty() || isSerial(known) ? "" : "(" + String.join(",", known.args()) + ")";
        return SHORT.getOrDefault(base, base) + arguments + brackets;
    }

    @Override
    public boolean sequences() {
        return true;
    }

    @Override
    public boolean extensions() {
        return true;
    }

    @Override
    public boolean exclusions() {
        return true;
    }

    @Override
    public SortedSet<String> tableOptions() {
        return new TreeSet<>(Set.of("unlogged", "tablespace", "with"));
    }

    static String sqlOf(ColumnType type) {
        return new PostgresTypes().sql(type);
    }

    /** From the text that {@code format_type} gives. */
    static Native parse(String formatted) {
        String text = formatted;
        String brackets = "";
        while (text.endsWith("[]")) {
            text = text.substring(0, text.length() - 2);
            brackets += "[]";
        }
        int open = text.startsWith("\"") ? -1 : text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return Native.of(text + brackets);
        }
        String name = text.substring(0, open) + text.substring(close + 1);
        String inside = text.substring(open + 1, close);
        List<String> args = inside.indexOf(',') < 0 ? List.of(inside) : List.of(inside.split("\\s*,\\s*"));
        boolean implied = args.equals(List.of("6")) && SHORT.containsKey(name);
        return new Native(name + brackets, implied ? List.of() : args);
    }

    static String elementName(String name) {
        String base = name;
        while (base.endsWith("[]")) {
            base = base.substring(0, base.length() - 2);
        }
        return base;
    }

    static boolean isSerial(ColumnType type) {
        return type instanceof Native known && SERIALS.contains(known.name());
    }

    /** The integer type under a serial one; any other type as it is. */
    static ColumnType withoutSerial(ColumnType type) {
        if (!isSerial(type)) {
            return type;
        }
        return Native.of(
                switch (((Native) type).name()) {
                    case "smallserial" -> "smallint";
                    case "serial" -> "integer";
                    default -> "bigint";
                });
    }
}
