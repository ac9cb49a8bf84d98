package dev.portolan.dialect.postgres;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a value gets from one type to another: by itself where the server has an implicit or assignment cast, else by an explicit
 * one; and which values would not survive. A cast that rounds or cuts is preceded by a guard that fails instead.
 */
final class Conversion {
    private static final PostgresTypes TYPES = new PostgresTypes();
    private static final List<String> INTS = List.of("smallint", "integer", "bigint");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final Set<String> STRINGS = Set.of("character varying", "text", "character");
    private static final Set<String> TIMESTAMPS = Set.of("timestamp without time zone", "timestamp with time zone");
    private static final Set<String> TIMES = Set.of("time without time zone", "time with time zone");
    /** By assignment, beyond numbers among each other and anything to a string. */
    private static final Map<String, Set<String>> ASSIGNED = Map.ofEntries(
            Map.entry("date", TIMESTAMPS),
            Map.entry(
                    "timestamp without time zone",
                    Set.of("date", "time without time zone", "timestamp with time zone")),
            Map.entry(
                    "timestamp with time zone",
                    Set.of("date", "time without time zone", "time with time zone", "timestamp without time zone")),
            Map.entry("time without time zone", Set.of("time with time zone", "interval")),
            Map.entry("time with time zone", Set.of("time without time zone")),
            Map.entry("interval", Set.of("time without time zone")),
            Map.entry("json", Set.of("jsonb")),
            Map.entry("jsonb", Set.of("json")),
            Map.entry("bit", Set.of("bit varying")),
            Map.entry("bit varying", Set.of("bit")),
            Map.entry("integer", Set.of("oid")),
            Map.entry("bigint", Set.of("oid")));

    private final Native from;
    private final Native to;
    private final String column;

    /** @param column quoted */
    Conversion(ColumnType from, ColumnType to, String column) {
        this.from = (Native) PostgresTypes.withoutSerial(from);
        this.to = (Native) PostgresTypes.withoutSerial(to);
        this.column = column;
    }

    boolean isSame() {
        return from.equals(to);
    }

    /** Whether only arguments differ. */
    boolean isSameName() {
        return from.name().equals(to.name());
    }

    /** Whether a foreign key may stand while its column becomes the other. */
    static boolean isSameFamily(Column from, Column to) {
        return new Conversion(from.physicalType(), to.physicalType(), "").isSameFamily();
    }

    boolean isSameFamily() {
        return from.name().equals(to.name())
                || INTS.contains(from.name()) && INTS.contains(to.name())
                || STRINGS.contains(from.name()) && STRINGS.contains(to.name());
    }

    /** The expression after {@code USING}; null where the server needs none. */
    String using() {
        if (from.name().equals(to.name())) {
            return null;
        }
        if (to.name().equals("oid") || from.name().equals("oid")) {
            return largeObject();
        }
        if (isAssigned()) {
            return null;
        }
        String target = TYPES.sql(to);
        if (STRINGS.contains(from.name())) {
            return column + "::" + target;
        }
        if (from.name().equals("boolean") && isNumber(to.name())
                || to.name().equals("boolean") && isNumber(from.name())) {
            return to.name().equals("integer")
                            || from.name().equals("integer") && to.name().equals("boolean")
                    ? column + "::" + target
                    : column + "::integer::" + target;
        }
        // Through text there is a way between any two types; a value without one fails.
        return column + "::text::" + target;
    }

    private boolean isAssigned() {
        return isNumber(from.name()) && isNumber(to.name())
                || STRINGS.contains(to.name())
                || ASSIGNED.getOrDefault(from.name(), Set.of()).contains(to.name());
    }

    /** A Lob is the number of a large object: its content moves, not its number. */
    private String largeObject() {
        boolean toObject = to.name().equals("oid");
        Native other = toObject ? from : to;
        if (STRINGS.contains(other.name())) {
            return toObject
                    ? "lo_from_bytea(0, convert_to(" + column + ", 'UTF8'))"
                    : "convert_from(lo_get(" + column + "), 'UTF8')";
        }
        if (other.name().equals("bytea")) {
            return toObject ? "lo_from_bytea(0, " + column + ")" : "lo_get(" + column + ")";
        }
        return isNumber(other.name()) ? null : column + "::text::" + TYPES.sql(to);
    }

    /** A condition that holds for values that would not survive; null when all do or the server refuses the others itself. */
    String lost() {
        String target = TYPES.sql(to);
        if (isNumber(from.name()) && isNumber(to.name())) {
            // Cast to a numeric a float has six digits, or fifteen; written, as many as tell it from others.
            String written = FLOATS.contains(to.name()) && from.name().equals("numeric") ? "::text" : "";
            return rounds()
                    ? column + "::" + target + written + "::" + TYPES.sql(from) + " IS DISTINCT FROM " + column
                    : null;
        }
        if (STRINGS.contains(to.name()) && STRINGS.contains(from.name())) {
            // a character has no spaces at its end: those that do not fit are none of the value
            String value = to.name().equals("character") && !from.name().equals("character")
                    ? "rtrim(" + column + ")"
                    : column;
            return length(to) < length(from) ? "length(" + value + ") > " + length(to) : null;
        }
        if (STRINGS.contains(from.name())) {
            return lostFromString(target);
        }
        if (isNumber(from.name()) && to.name().equals("boolean")) {
            return column + " NOT IN (0, 1)";
        }
        if (TIMESTAMPS.contains(from.name()) && TIMES.contains(to.name())) {
            return column + " IS NOT NULL";
        }
        if (isTemporal(from) && isTemporal(to)) {
            return losesTime() ? column + "::" + target + "::" + TYPES.sql(from) + " IS DISTINCT FROM " + column : null;
        }
        return null;
    }

    private String lostFromString(String target) {
        if (to.name().equals("numeric") && !to.args().isEmpty()) {
            return column + "::" + target + " <> " + column + "::numeric";
        }
        if (FLOATS.contains(to.name())) {
            return column + "::" + target + "::text::numeric <> " + column + "::numeric";
        }
        if (to.name().equals("date")) {
            return column + "::date <> " + column + "::timestamp";
        }
        if (isTemporal(to) && !to.args().isEmpty()) {
            return column + "::" + target + " <> " + column + "::" + TYPES.sql(Native.of(to.name()));
        }
        return null;
    }

    private boolean rounds() {
        if (INTS.contains(from.name())) {
            return to.name().equals("real") && !from.name().equals("smallint")
                    || to.name().equals("double precision") && from.name().equals("bigint")
                    || to.name().equals("numeric") && number(to, 1, 0) < 0;
        }
        if (from.name().equals("real")) {
            return !to.name().equals("double precision");
        }
        if (from.name().equals("numeric") && to.name().equals("numeric")) {
            return !to.args().isEmpty() && (from.args().isEmpty() || number(to, 1, 0) < number(from, 1, 0));
        }
        return !to.name().equals(from.name());
    }

    private boolean losesTime() {
        if (from.name().equals(to.name())) {
            return precision(to) < precision(from);
        }
        return to.name().equals("date") && !from.name().equals("date")
                || TIMESTAMPS.contains(from.name())
                        && TIMESTAMPS.contains(to.name())
                        && precision(to) < precision(from);
    }

    /** Whether the new type may refuse values of the old one. */
    boolean narrows() {
        if (lost() != null) {
            return true;
        }
        if (STRINGS.contains(to.name()) && !STRINGS.contains(from.name())) {
            return length(to) < Long.MAX_VALUE;
        }
        return isNumber(from.name()) && isNumber(to.name()) && digits(to, 0) < digits(from, 1);
    }

    /** Before the point. @param more 1 to count the last one of an integer, which it has in part only */
    private static long digits(Native type, int more) {
        return switch (type.name()) {
            case "smallint" -> 4 + more;
            case "integer" -> 9 + more;
            case "bigint" -> 18 + more;
            case "real" -> 38;
            case "double precision" -> 308;
            default -> type.args().isEmpty() ? 131_072 : number(type, 0, 0) - number(type, 1, 0);
        };
    }

    private static boolean isNumber(String name) {
        return INTS.contains(name) || FLOATS.contains(name) || name.equals("numeric");
    }

    private static boolean isTemporal(Native type) {
        return TIMESTAMPS.contains(type.name())
                || TIMES.contains(type.name())
                || type.name().equals("date");
    }

    private static long length(Native type) {
        return number(type, 0, type.name().equals("character") ? 1 : Long.MAX_VALUE);
    }

    private static long precision(Native type) {
        return number(type, 0, 6);
    }

    private static long number(Native type, int index, long otherwise) {
        return index < type.args().size() ? Long.parseLong(type.args().get(index)) : otherwise;
    }
}
