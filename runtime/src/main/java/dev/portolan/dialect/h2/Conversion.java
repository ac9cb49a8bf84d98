package dev.portolan.dialect.h2;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a value gets from one type to another, and which values would not survive: the server rounds and cuts without a word. */
final class Conversion {
    private static final List<String> INTS = List.of("tinyint", "smallint", "integer", "bigint");
    private static final Set<String> FLOATS = Set.of("real", "double precision", "decfloat");
    private static final Set<String> STRINGS =
            Set.of("character varying", "character", "character large object", "varchar_ignorecase");
    private static final Set<String> BYTES = Set.of("binary varying", "binary", "binary large object");
    private static final Set<String> TIMESTAMPS = Set.of("timestamp", "timestamp with time zone");
    private static final Set<String> TIMES = Set.of("time", "time with time zone");

    private final ColumnType from;
    private final ColumnType to;
    private final String column;

    /** @param column quoted, or another expression */
    Conversion(ColumnType from, ColumnType to, String column) {
        this.from = from;
        this.to = to;
        this.column = column;
    }

    /** Whether a foreign key may stand while its column becomes the other. */
    static boolean isSameFamily(Column from, Column to) {
        Conversion c = new Conversion(from.physicalType(), to.physicalType(), "");
        return c.isSameName() || c.both(INTS) || c.both(STRINGS);
    }

    private boolean both(java.util.Collection<String> names) {
        return names.contains(name(from)) && names.contains(name(to));
    }

    private static String name(ColumnType type) {
        return type instanceof Native known ? known.name() : "";
    }

    private boolean isSameName() {
        return !name(from).isEmpty() && name(from).equals(name(to));
    }

    private boolean isString(ColumnType type) {
        return STRINGS.contains(name(type));
    }

    /** The value as the new type: the column itself where the server converts it by assignment. */
    String value() {
        boolean padded = name(from).equals("character") && !isSameName();
        boolean assigned = isSameName() || widens() || isString(to) && isString(from) && !padded;
        if (assigned || name(to).isEmpty() || name(from).isEmpty()) {
            return column;
        }
        if (isString(to) || H2Types.isEnum(to)) {
            return asText();
        }
        if (name(to).equals("json")) {
            return isString(from) ? column + " FORMAT JSON" : cast(column);
        }
        boolean throughText = H2Types.isEnum(from) || TIMESTAMPS.contains(name(from)) && TIMES.contains(name(to));
        return cast(throughText ? asText() : read());
    }

    /** Spaces at the end of a {@code CHAR} fill it up: they are not its value. */
    private String asText() {
        if (name(from).equals("character")) {
            return "RTRIM(" + column + ")";
        }
        return name(from).equals("character varying") ? column : "CAST(" + column + " AS varchar)";
    }

    /** A large text is cast to other texts only. */
    private String read() {
        return name(from).equals("character large object") && !BYTES.contains(name(to))
                ? "CAST(" + column + " AS varchar)"
                : column;
    }

    private String cast(String value) {
        return "CAST(" + value + " AS " + H2Types.sqlOf(to) + ")";
    }

    private String back(String value) {
        return "CAST(" + value + " AS " + H2Types.sqlOf(from) + ")";
    }

    /** As the old type, or as a number with all its digits where the old one rounds it in turn. */
    private String exact(String value) {
        return INTS.contains(name(from)) && FLOATS.contains(name(to)) ? "CAST(" + value + " AS decfloat)" : back(value);
    }

    /** Whether the conversion may fail by itself. */
    boolean mayFail() {
        if (isSameName() || name(to).isEmpty() || name(from).isEmpty()) {
            return name(to).isEmpty() || name(from).isEmpty();
        }
        return !(isString(to) && !H2Types.isEnum(to)) && !widens();
    }

    private boolean widens() {
        return both(INTS) && INTS.indexOf(name(from)) <= INTS.indexOf(name(to));
    }

    /** A condition that holds for values that would not survive, or fails for them; null when all do. */
    String lost() {
        if (name(to).isEmpty() || name(from).isEmpty() || from.equals(to)) {
            return null;
        }
        if (H2Types.isEnum(to)) {
            return lostByEnum();
        }
        if (isString(to)) {
            return lostByLength();
        }
        if (isNumber(from) && isNumber(to)) {
            return widens() ? null : exact(cast(column)) + " IS DISTINCT FROM " + column;
        }
        if (isString(from)) {
            return lostFromString();
        }
        if (isNumber(from) && name(to).equals("boolean")) {
            return column + " NOT IN (0, 1)";
        }
        if (TIMESTAMPS.contains(name(from)) && TIMES.contains(name(to))) {
            return column + " IS NOT NULL";
        }
        if (isTemporal(from) && isTemporal(to)) {
            return losesTime() ? back(cast(column)) + " IS DISTINCT FROM " + column : null;
        }
        if (BYTES.contains(name(from)) && BYTES.contains(name(to))) {
            return length(to) < length(from) ? "OCTET_LENGTH(" + column + ") > " + length(to) : null;
        }
        // Whatever else it is: asked, so that it fails before anything is changed.
        return mayFail() ? value() + " IS NULL AND " + column + " IS NOT NULL" : null;
    }

    private String lostByEnum() {
        List<String> values = ((Native) to).args();
        if (H2Types.isEnum(from) && values.containsAll(((Native) from).args())) {
            return null;
        }
        return asText() + " NOT IN (" + values.stream().map(Ddl::literal).collect(Collectors.joining(", ")) + ")";
    }

    private String lostByLength() {
        long most = length(to);
        if (most == Long.MAX_VALUE || isString(from) && length(from) <= most) {
            return null;
        }
        boolean padded = name(to).equals("character") && !name(from).equals("character");
        return "CHAR_LENGTH(" + (padded ? "RTRIM(" + asText() + ")" : asText()) + ") > " + most;
    }

    private String lostFromString() {
        String fails = value() + " IS NULL AND " + column + " IS NOT NULL";
        if (name(to).equals("boolean")) {
            // any other number would be read as TRUE
            return "LOWER(TRIM(" + column + ")) NOT IN ('true', 't', 'yes', 'y', '1', 'false', 'f', 'no', 'n', '0')";
        }
        if (name(to).equals("numeric")) {
            return cast(read()) + " <> CAST(" + read() + " AS decfloat)";
        }
        if (isTemporal(to) && !name(to).equals("date")) {
            String whole = H2Types.sqlOf(Native.of(name(to), 9));
            return cast(read()) + " <> CAST(" + read() + " AS " + whole + ")";
        }
        if (BYTES.contains(name(to))) {
            return length(to) == Long.MAX_VALUE ? null : "OCTET_LENGTH(" + column + ") > " + length(to);
        }
        return fails;
    }

    private boolean losesTime() {
        if (isSameName()) {
            return precision(to) < precision(from);
        }
        return name(to).equals("date")
                || precision(to) < precision(from)
                || name(from).contains("zone") != name(to).contains("zone")
                        && !name(from).equals("date");
    }

    private static boolean isNumber(ColumnType type) {
        return INTS.contains(name(type))
                || FLOATS.contains(name(type))
                || name(type).equals("numeric");
    }

    private static boolean isTemporal(ColumnType type) {
        return TIMESTAMPS.contains(name(type))
                || TIMES.contains(name(type))
                || name(type).equals("date");
    }

    static long length(ColumnType type) {
        return number(type, name(type).equals("character") || name(type).equals("binary") ? 1 : Long.MAX_VALUE);
    }

    private static long precision(ColumnType type) {
        return number(type, 0);
    }

    private static long number(ColumnType type, long otherwise) {
        return type instanceof Native known && !known.args().isEmpty()
                ? Long.parseLong(known.args().get(0))
                : otherwise;
    }

    /** A condition under which a value that an expression gives does not fit the type, or fails; null when it always does. */
    static String misfit(String expression, ColumnType to) {
        if (name(to).isEmpty()) {
            return null;
        }
        if (STRINGS.contains(name(to))) {
            long most = length(to);
            long given = Literals.length(expression);
            return most == Long.MAX_VALUE || given >= 0 && given <= most
                    ? null
                    : "CHAR_LENGTH(" + expression + ") > " + most;
        }
        if (isNumber(to) && Literals.isSmallNumber(expression)
                || expression.matches("(?i)true|false") && name(to).equals("boolean")
                || expression.matches("(?i)(?:current_|local)timestamp") && isTemporal(to)) {
            return null;
        }
        return "CAST(" + expression + " AS " + H2Types.sqlOf(to) + ") IS NULL AND (" + expression + ") IS NOT NULL";
    }
}
