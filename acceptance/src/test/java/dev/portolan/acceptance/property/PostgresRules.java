package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** PostgreSQL: values are read as text, so that nothing of a driver comes between. The session's zone is UTC. */
final class PostgresRules implements Rules {
    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");

    private static final String ONE_SCHEMA = "the generator uses one schema";
    private static final String NO_VIEWS = "the generator's views are made by hand";
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("AddSeed", "sequences are no tables, so nothing has rows of its own"),
            Map.entry("ModifyOption", "the generator gives tables no options"),
            Map.entry("AddSchema", ONE_SCHEMA),
            Map.entry("DropSchema", ONE_SCHEMA),
            Map.entry("AddExtension", "an extension has no rows"),
            Map.entry("AddView", NO_VIEWS),
            Map.entry("DropView", NO_VIEWS),
            Map.entry("ModifyView", NO_VIEWS));

    @Override
    public Map<String, String> never() {
        return NEVER;
    }

    @Override
    public String dialect() {
        return "postgres";
    }

    @Override
    public String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<ColumnType> types() {
        return Types.POSTGRES;
    }

    @Override
    public Object store(Object value, ColumnType type) {
        if (value instanceof BigDecimal n && type instanceof ColumnType.Decimal d) {
            return n.setScale(d.scale(), RoundingMode.UNNECESSARY);
        }
        if (value instanceof String s && type instanceof ColumnType.Timestamp t && t.zone()) {
            return s + "+00";
        }
        return value;
    }

    @Override
    public Object convert(Object value, ColumnType from, ColumnType to) throws Cannot {
        if (value == null || value == Values.ANY || from.equals(to)) {
            return value;
        }
        Object result = attempt(value, from, to);
        if (result == null) {
            throw new Cannot(value, to);
        }
        return result;
    }

    private static Object attempt(Object v, ColumnType from, ColumnType to) {
        return switch (Family.of(to)) {
            case BOOL -> bool(v);
            case INT -> integer(v, to);
            case DECIMAL -> decimal(v, (ColumnType.Decimal) to);
            case FLOAT -> floating(v, from, to);
            case TEXT -> text(v, from, to);
            case DATE -> date(v);
            case TIMESTAMP -> timestamp(v, (ColumnType.Timestamp) to);
            case UUID ->
                v instanceof String s && s.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? s : null;
            case JSON -> v instanceof String s && isJson(s) ? s : null;
            case TIME, INET, LOB, ARRAY, BYTES -> Family.of(from) == Family.of(to) ? v : null;
        };
    }

    private static Object bool(Object v) {
        if (v instanceof BigDecimal n) {
            return n.signum() == 0 ? (Object) false : n.compareTo(BigDecimal.ONE) == 0 ? true : null;
        }
        if (v instanceof String s) {
            String t = s.strip().toLowerCase(Locale.ROOT);
            return TRUE.contains(t) ? (Object) true : FALSE.contains(t) ? false : null;
        }
        return v instanceof Boolean ? v : null;
    }

    private static Object integer(Object v, ColumnType to) {
        BigDecimal n = numberOf(v, "[+-]?\\d+");
        if (n == null || n.stripTrailingZeros().scale() > 0) {
            return null;
        }
        BigInteger edge = BigInteger.ONE.shiftLeft(Math.max(16, Family.bits(to)) - 1);
        BigInteger i = n.toBigInteger();
        return i.compareTo(edge) < 0 && i.compareTo(edge.negate()) >= 0 ? new BigDecimal(i) : null;
    }

    private static Object decimal(Object v, ColumnType.Decimal to) {
        BigDecimal n = numberOf(v, "[+-]?\\d+(\\.\\d+)?");
        if (n == null || n.stripTrailingZeros().scale() > to.scale()) {
            return null;
        }
        BigDecimal scaled = n.setScale(to.scale());
        return scaled.precision() <= to.precision() ? scaled : null;
    }

    private static Object floating(Object v, ColumnType from, ColumnType to) {
        if (v instanceof Double d
                && from instanceof ColumnType.Floating f
                && to instanceof ColumnType.Floating t
                && t.bits() >= f.bits()) {
            // 1E+20 as a real is 100000002004087734272, and only a double shows it
            return f.bits() == 24 && t.bits() > 24 ? (Object) (double) d.floatValue() : v;
        }
        BigDecimal n = v instanceof Double d ? new BigDecimal(d) : numberOf(v, "[+-]?\\d+(\\.\\d+)?");
        if (n == null) {
            return null;
        }
        if (isReal(to)) {
            float f = n.floatValue();
            // a double and an integer are compared as they are, anything else as a real is written
            boolean exact = v instanceof Double || Family.of(from) == Family.INT;
            BigDecimal kept = exact ? new BigDecimal(f) : new BigDecimal(Float.toString(f));
            return kept.compareTo(n) == 0 ? Double.valueOf(Float.toString(f)) : null;
        }
        double d = n.doubleValue();
        return new BigDecimal(Double.toString(d)).compareTo(n) == 0 ? d : null;
    }

    private static boolean isReal(ColumnType type) {
        return type instanceof ColumnType.Floating f && f.bits() == 24;
    }

    private static BigDecimal numberOf(Object v, String form) {
        if (v instanceof Boolean b) {
            return b ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (v instanceof Double d) {
            return new BigDecimal(Double.toString(d));
        }
        if (v instanceof String s) {
            return s.strip().matches(form) ? new BigDecimal(s.strip()) : null;
        }
        return v instanceof BigDecimal n ? n : null;
    }

    private static Object text(Object v, ColumnType from, ColumnType to) {
        String s = v instanceof Double d ? floatText(d) : v instanceof BigDecimal n ? n.toPlainString() : v.toString();
        if (to instanceof ColumnType.Char) {
            s = s.stripTrailing();
        }
        if (to instanceof ColumnType.Enumerated e && e.storage() == ColumnType.Enumerated.Storage.NATIVE) {
            return e.values().contains(s) ? s : null;
        }
        return s.codePointCount(0, s.length()) <= Family.length(to) ? s : null;
    }

    private static String floatText(double d) {
        if (d == Math.rint(d) && Math.abs(d) < 1e15) {
            return BigDecimal.valueOf(d).setScale(0, RoundingMode.UNNECESSARY).toPlainString();
        }
        return d == 1e20 ? "1e+20" : Double.toString(d);
    }

    private static Object date(Object v) {
        if (!(v instanceof String s)) {
            return null;
        }
        String day = s.strip();
        if (day.length() > 10) {
            if (!day.substring(10).matches(" 00:00:00(\\+00)?")) {
                return null;
            }
            day = day.substring(0, 10);
        }
        return isDate(day) ? day : null;
    }

    private static Object timestamp(Object v, ColumnType.Timestamp to) {
        if (!(v instanceof String s)) {
            return null;
        }
        String at = s.endsWith("+00") ? s.substring(0, s.length() - 3) : s;
        if (isDate(at)) {
            at += " 00:00:00";
        }
        if (!at.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?")) {
            return null;
        }
        int fraction = at.length() > 19 ? at.length() - 20 : 0;
        return fraction <= to.precision() ? at + (to.zone() ? "+00" : "") : null;
    }

    private static boolean isDate(String s) {
        try {
            return s.equals(LocalDate.parse(s).toString());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isJson(String s) {
        return s.matches("-?(0|[1-9]\\d*)(\\.\\d+)?|true|false|null|\\[\\]|\"[a-z]*\"|\\{\"a\": 1\\}");
    }

    /** None of PostgreSQL's. */
    @Override
    public boolean virtualIndexes() {
        return false;
    }

    /** What {@code pg_cast} and the conversions through text offer. */
    @Override
    public boolean castable(ColumnType from, ColumnType to) {
        Family f = Family.of(from);
        Family t = Family.of(to);
        if (f == t) {
            return f != Family.LOB && f != Family.ARRAY && f != Family.TIME;
        }
        if (f == Family.LOB
                || t == Family.LOB
                || f == Family.ARRAY
                || t == Family.ARRAY
                || f == Family.BYTES
                || t == Family.BYTES) {
            return false;
        }
        if (f == Family.TEXT || t == Family.TEXT) {
            return t != Family.TIME && t != Family.INET;
        }
        Set<Family> numbers = Set.of(Family.INT, Family.DECIMAL, Family.FLOAT);
        Set<Family> moments = Set.of(Family.DATE, Family.TIMESTAMP);
        return numbers.contains(f) && numbers.contains(t)
                || moments.contains(f) && moments.contains(t)
                || f == Family.BOOL && t == Family.INT
                || f == Family.INT && t == Family.BOOL;
    }

    @Override
    public String selected(String quotedName, ColumnType type) {
        return quotedName + "::text";
    }

    @Override
    public Object read(ResultSet row, int index, ColumnType type) throws SQLException {
        String s = row.getString(index);
        if (s == null) {
            return null;
        }
        return switch (Family.of(type)) {
            case BOOL -> Boolean.valueOf(s);
            case INT, DECIMAL -> new BigDecimal(s);
            case LOB -> new BigDecimal(s);
            // digits beyond those that tell a real from the next one differ by who writes it
            case FLOAT -> Double.valueOf(isReal(type) ? Float.toString(Float.parseFloat(s)) : s);
            case BYTES -> new Values.Hex(s.substring(2));
            case TEXT -> type instanceof ColumnType.Char ? s.stripTrailing() : s;
            default -> s;
        };
    }

    @Override
    public String literal(Object value, ColumnType type) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Values.Hex h) {
            return "'\\x" + h.digits() + "'";
        }
        String s = value instanceof BigDecimal n ? n.toPlainString() : value.toString();
        return "'" + s.replace("'", "''") + "'";
    }
}
