package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** H2: values are read as text. The session's zone is UTC. What a cast does is in its manual under "Data Types" and "CAST". */
final class H2Rules implements Rules {
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

    private static final String ONE_SCHEMA = "the generator uses one schema";
    private static final String NO_VIEWS = "the generator makes no views";
    private static final String NO_TYPES = "an enum is part of its column";
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("AddSeed", "sequences are no tables, so nothing has rows of its own"),
            Map.entry("ModifyOption", "the generator gives tables no options"),
            Map.entry("AddSchema", ONE_SCHEMA),
            Map.entry("DropSchema", ONE_SCHEMA),
            Map.entry("AddExtension", "there are none"),
            Map.entry("AddEnum", NO_TYPES),
            Map.entry("DropEnum", NO_TYPES),
            Map.entry("ModifyEnum", NO_TYPES),
            Map.entry("AddView", NO_VIEWS),
            Map.entry("DropView", NO_VIEWS),
            Map.entry("ModifyView", NO_VIEWS));

    @Override
    public Map<String, String> never() {
        return NEVER;
    }

    @Override
    public String dialect() {
        return "h2";
    }

    @Override
    public String fold(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** A generated column is always stored. */
    @Override
    public boolean virtualIndexes() {
        return false;
    }

    /**
     * An index is over columns only, none of them a large object, and over all rows. Expressions see the spaces at the end of a
     * {@code CHAR}, which its value here has not.
     */
    @Override
    public boolean repair(Model m) {
        boolean changed = false;
        for (Model.Table t : m.tables) {
            changed |= t.columns.removeIf(c -> c.generated != null && readsPadded(t, c.generated));
            changed |= t.checks.removeIf(k -> readsPadded(t, k.expr()));
            changed |= t.keys.removeIf(k -> isLarge(t, k.columns()));
            changed |= t.indexes.removeIf(i -> i.where() != null
                    || i.parts().stream().anyMatch(p -> p.column() == null || isLarge(t, List.of(p.column()))));
            if (t.pk != null && isLarge(t, t.pk.columns())) {
                t.pk = null;
                changed = true;
            }
        }
        return changed;
    }

    private static boolean readsPadded(Model.Table t, Expr e) {
        return e.columns().stream().map(t::column).anyMatch(c -> c != null && c.type instanceof ColumnType.Char);
    }

    private static boolean isLarge(Model.Table t, List<Integer> columns) {
        return columns.stream()
                .map(t::column)
                .anyMatch(c -> c != null
                        && Family.of(c.type) == Family.TEXT
                        && !(c.type instanceof ColumnType.Enumerated)
                        && Family.length(c.type) == ColumnType.MAX);
    }

    @Override
    public List<ColumnType> types() {
        return Types.H2;
    }

    private static boolean isReal(ColumnType type) {
        return type instanceof ColumnType.Floating f && f.bits() == 24;
    }

    @Override
    public Object store(Object value, ColumnType type) {
        if (value instanceof BigDecimal n && type instanceof ColumnType.Decimal d) {
            return n.setScale(d.scale(), RoundingMode.UNNECESSARY);
        }
        return switch (Family.of(type)) {
            case TIMESTAMP -> value + (((ColumnType.Timestamp) type).zone() ? "+00" : "");
            case TIME -> value + (((ColumnType.Time) type).zone() ? "+00" : "");
            case LOB -> type instanceof ColumnType.Text ? value.toString() : hex(value.toString());
            case INET -> hex(value.toString());
            case JSON -> value.toString().replace(": ", ":");
            case ARRAY -> value.toString().replace('{', '[').replace('}', ']').replace(",", ", ");
            case TEXT -> type instanceof ColumnType.Char ? strip(value.toString()) : value;
            default -> value;
        };
    }

    private static Values.Hex hex(String text) {
        return new Values.Hex(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Spaces at the end of a {@code CHAR} count for nothing. */
    private static String strip(String text) {
        return text.replaceAll(" +$", "");
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
            case JSON -> v instanceof String s ? json(s) : null;
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
        int bits = to instanceof ColumnType.Enumerated ? 8 : Family.bits(to);
        BigInteger edge = BigInteger.ONE.shiftLeft(bits - 1);
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

    /** A number that is not the same one afterwards has no place. */
    private static Object floating(Object v, ColumnType from, ColumnType to) {
        if (v instanceof Double d && Family.of(from) == Family.FLOAT) {
            // a REAL becomes the DOUBLE PRECISION of the same value, which prints more digits
            double exact = isReal(from) ? (double) d.floatValue() : d;
            return !isReal(to)
                    ? (Object) exact
                    : (double) (float) exact == exact ? Double.valueOf(Float.toString((float) exact)) : null;
        }
        BigDecimal n = numberOf(v, "[+-]?\\d+(\\.\\d+)?");
        if (n == null) {
            return null;
        }
        double d = isReal(to) ? Double.parseDouble(Float.toString(n.floatValue())) : n.doubleValue();
        return new BigDecimal(Double.toString(d)).compareTo(n) == 0 ? d : null;
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
        String s = v instanceof BigDecimal n
                ? n.toPlainString()
                : v instanceof Boolean b
                        ? b.toString().toUpperCase(Locale.ROOT)
                        : v instanceof Double d && isReal(from) ? Float.toString(d.floatValue()) : v.toString();
        if (to instanceof ColumnType.Enumerated e) {
            return e.values().contains(s) ? s : null;
        }
        if (to instanceof ColumnType.Char) {
            s = strip(s);
        }
        return s.length() <= Family.length(to) ? s : null;
    }

    private static Object date(Object v) {
        if (!(v instanceof String s)) {
            return null;
        }
        String day = s.replaceFirst(" 00:00:00(\\+00)?$", "");
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

    /** A number may have zeros in front there, which it loses. */
    private static String json(String s) {
        if (s.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(s).toPlainString();
        }
        return s.matches("true|false|null|\\[\\]|\"[a-z]*\"|\\{\"a\": ?1\\}") ? s.replace(": ", ":") : null;
    }

    /** What a {@code CAST} offers and keeps the meaning of: a number is no constant of an enum, bytes are no text. */
    @Override
    public boolean castable(ColumnType from, ColumnType to) {
        Family f = Family.of(from);
        Family t = Family.of(to);
        if (f == t) {
            return f != Family.LOB && f != Family.ARRAY && f != Family.TIME;
        }
        Set<Family> opaque = Set.of(Family.LOB, Family.ARRAY, Family.BYTES, Family.INET, Family.TIME);
        if (opaque.contains(f) || opaque.contains(t)) {
            return false;
        }
        if (f == Family.TEXT || t == Family.TEXT) {
            return true;
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
        return quotedName;
    }

    @Override
    public Object read(ResultSet row, int index, ColumnType type) throws SQLException {
        if (Family.of(type) == Family.BYTES || Family.of(type) == Family.INET || type instanceof ColumnType.Bytes) {
            byte[] bytes = row.getBytes(index);
            return bytes == null ? null : new Values.Hex(HexFormat.of().formatHex(bytes));
        }
        String s = row.getString(index);
        if (s == null) {
            return null;
        }
        return switch (Family.of(type)) {
            case BOOL -> Boolean.valueOf(s);
            case INT, DECIMAL -> new BigDecimal(s);
            case FLOAT -> Double.valueOf(s);
            case TEXT -> type instanceof ColumnType.Char ? strip(s) : s;
            default -> s;
        };
    }

    @Override
    public String literal(Object value, ColumnType type) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Values.Hex h) {
            return "X'" + h.digits() + "'";
        }
        return switch (Family.of(type)) {
            case ARRAY -> "ARRAY " + value;
            case JSON -> Values.literal(value) + " FORMAT JSON";
            default -> value instanceof Boolean || value instanceof Double ? value.toString() : Values.literal(value);
        };
    }
}
