package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import dev.portolan.schema.ForeignKey.Action;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * MySQL in strict mode (dev.mysql.com/doc, "Data Types", "Server SQL Modes"): a value that does not fit is refused, texts are
 * compared without regard to case, trailing spaces count.
 */
class MysqlRules implements Rules {
    private static final String NO_ENUMS = "an enum has its values in the type of its column";
    private static final String ONE_SCHEMA = "the generator uses one schema";
    private static final String NO_VIEWS = "the generator makes no views here";
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("AddEnum", NO_ENUMS),
            Map.entry("DropEnum", NO_ENUMS),
            Map.entry("ModifyEnum", NO_ENUMS),
            Map.entry("AddSequence", "sequences are tables"),
            Map.entry("DropSequence", "sequences are tables"),
            Map.entry("ModifySequence", "sequences are tables"),
            Map.entry("RenameSequence", "sequences are tables"),
            Map.entry("ModifyUnique", "a unique constraint is a unique index"),
            Map.entry("ModifyOption", "the generator gives tables no options"),
            Map.entry("AddSchema", ONE_SCHEMA),
            Map.entry("DropSchema", ONE_SCHEMA),
            Map.entry("AddExtension", "there are no extensions"),
            Map.entry("AddView", NO_VIEWS),
            Map.entry("DropView", NO_VIEWS),
            Map.entry("ModifyView", NO_VIEWS));
    private static final Set<Family> NUMBERS = Set.of(Family.INT, Family.DECIMAL, Family.FLOAT);
    private static final Set<Action> WRITING = Set.of(Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT);
    private static final BigInteger FLOAT_INTEGERS = BigInteger.ONE.shiftLeft(24);
    private static final BigInteger DOUBLE_INTEGERS = BigInteger.ONE.shiftLeft(53);

    @Override
    public String dialect() {
        return "mysql";
    }

    @Override
    public Map<String, String> never() {
        return NEVER;
    }

    @Override
    public boolean steers() {
        return true;
    }

    @Override
    public String fold(String name) {
        return name;
    }

    @Override
    public List<ColumnType> types() {
        return Types.MYSQL;
    }

    @Override
    public String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public String constant(Object value) {
        return value instanceof String s ? Values.literal(s.replace("\\", "\\\\")) : Values.literal(value);
    }

    /** The server wants the digits of the column. */
    @Override
    public String now(ColumnType type) {
        int precision = ((ColumnType.Timestamp) type).precision();
        return precision == 0 ? "CURRENT_TIMESTAMP" : "CURRENT_TIMESTAMP(" + precision + ")";
    }

    @Override
    public String length(String sql) {
        return "char_length(" + sql + ")";
    }

    @Override
    public String concat(String sql, String constant) {
        return "concat(" + sql + ", " + constant + ")";
    }

    @Override
    public int compare(Object a, Object b) {
        return a instanceof String x && b instanceof String y
                ? Values.compare(folded(x), folded(y))
                : Values.compare(a, b);
    }

    @Override
    public String key(Object value) {
        return value instanceof String s ? Values.key(folded(s)) : Values.key(value);
    }

    /** Of the values of the pool the default collation takes those for one that differ in case only. */
    String folded(String s) {
        return s.toLowerCase(Locale.ROOT);
    }

    /** What a row or another table may change is no base of checks and computed columns; nothing is of a number that is counted. */
    @Override
    public boolean repair(Model m) {
        boolean changed = false;
        for (Model.Table t : m.tables) {
            changed |= t.checks.removeIf(c -> c.expr().columns().stream().anyMatch(x -> moves(t, x)));
            changed |= t.columns.removeIf(
                    c -> c.generated != null && c.generated.columns().stream().anyMatch(x -> moves(t, x)));
            changed |= t.indexes.removeIf(i ->
                    i.where() != null || i.parts().stream().anyMatch(p -> p.expr() != null && refuses(t, p.expr())));
            changed |= t.keys.removeIf(k -> tooLong(t, k.columns()));
            changed |= t.indexes.removeIf(i ->
                    i.parts().stream().anyMatch(p -> p.column() != null && tooLong(t, List.of(p.column()))));
            if (t.pk != null && tooLong(t, t.pk.columns())) {
                t.pk = null;
                changed = true;
            }
            changed |= t.fks.removeIf(f -> !sameTypes(m, t, f) || writes(f) && isChecked(t, f) || refuses(m, t, f));
        }
        return changed;
    }

    /** Whether such a part of an index is refused. */
    boolean refuses(Model.Table t, Expr part) {
        return part.columns().stream().anyMatch(x -> t.column(x) == null || t.column(x).identity);
    }

    /** Whether such a foreign key is refused. */
    boolean refuses(Model m, Model.Table t, Model.Fk key) {
        return false;
    }

    private static boolean moves(Model.Table t, int column) {
        return t.column(column) == null
                || t.column(column).identity
                || t.fks.stream().anyMatch(f -> f.columns().contains(column) && writes(f));
    }

    private static boolean writes(Model.Fk f) {
        return WRITING.contains(f.onDelete()) || WRITING.contains(f.onUpdate());
    }

    /** Whether the mapping checks the values of one of its columns. */
    private static boolean isChecked(Model.Table t, Model.Fk f) {
        return f.columns().stream()
                .map(t::column)
                .anyMatch(c -> c != null && c.type instanceof ColumnType.Enumerated e && e.storage() != Storage.NATIVE);
    }

    /** "Specify 0 to the column to generate sequence numbers" (Using AUTO_INCREMENT): so a copied 0 does not stay one. */
    @Override
    public boolean keeps(Object value, Model.Column was, Model.Column is) {
        return !(is.identity && !was.identity && value instanceof BigDecimal n && n.signum() == 0);
    }

    /** No index over all of a text that has no limit. */
    private static boolean tooLong(Model.Table t, List<Integer> columns) {
        return columns.stream()
                .map(t::column)
                .anyMatch(c -> c != null && c.type instanceof ColumnType.Text x && x.length() > 255);
    }

    private static boolean sameTypes(Model m, Model.Table t, Model.Fk f) {
        Model.Table ref = m.table(f.refTable());
        for (int i = 0; ref != null && i < f.columns().size(); i++) {
            Model.Column c = t.column(f.columns().get(i));
            Model.Column r = ref.column(f.refColumns().get(i));
            boolean same = c != null
                    && r != null
                    && (c.type.equals(r.type)
                            || c.type instanceof ColumnType.Text && r.type instanceof ColumnType.Text);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Object store(Object value, ColumnType type) {
        if (value instanceof BigDecimal n && type instanceof ColumnType.Decimal d) {
            return n.setScale(d.scale(), RoundingMode.UNNECESSARY);
        }
        if (value instanceof BigDecimal n && Family.of(type) == Family.LOB) {
            return store(n.toPlainString(), type);
        }
        if (value instanceof String s && bytes(type)) {
            byte[] raw = Family.of(type) == Family.UUID
                    ? HexFormat.of().parseHex(s.replace("-", ""))
                    : s.getBytes(StandardCharsets.UTF_8);
            return new Values.Hex(HexFormat.of().formatHex(raw));
        }
        if (value instanceof String s && type instanceof ColumnType.Timestamp t) {
            return padded(s, t);
        }
        return value;
    }

    private static String padded(String s, ColumnType.Timestamp t) {
        if (t.precision() == 0) {
            return s;
        }
        String full = s.contains(".") ? s : s + ".";
        return full + "0".repeat(20 + t.precision() - full.length());
    }

    /** Whether it is stored as bytes. */
    boolean bytes(ColumnType type) {
        return switch (Family.of(type)) {
            case BYTES, UUID, INET -> true;
            case LOB -> type instanceof ColumnType.Bytes;
            default -> false;
        };
    }

    @Override
    public Object convert(Object value, ColumnType from, ColumnType to) throws Cannot {
        if (value == null || value == Values.ANY || from.equals(to)) {
            return value;
        }
        Object result = switch (Family.of(to)) {
            case BOOL -> bool(value);
            case INT -> integer(value, to);
            case DECIMAL -> decimal(value, (ColumnType.Decimal) to);
            case FLOAT -> floating(value, from, (ColumnType.Floating) to);
            case TEXT -> text(value, to);
            case DATE -> date((String) value);
            case TIMESTAMP -> timestamp((String) value, (ColumnType.Timestamp) to);
            default -> Family.of(from) == Family.of(to) ? value : null;
        };
        if (result == null) {
            throw new Cannot(value, to);
        }
        return result;
    }

    private static Object bool(Object v) {
        if (v instanceof BigDecimal n) {
            return n.signum() == 0 ? (Object) false : n.compareTo(BigDecimal.ONE) == 0 ? true : null;
        }
        return v instanceof Boolean ? v : null;
    }

    private static BigDecimal numberOf(Object v) {
        if (v instanceof Boolean b) {
            return b ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (v instanceof Double d) {
            return new BigDecimal(Double.toString(d));
        }
        if (v instanceof String s) {
            return s.matches("[+-]?\\d+(\\.\\d+)?") ? new BigDecimal(s) : null;
        }
        return v instanceof BigDecimal n ? n : null;
    }

    private static Object integer(Object v, ColumnType to) {
        BigDecimal n = numberOf(v);
        if (n == null || n.stripTrailingZeros().scale() > 0) {
            return null;
        }
        BigInteger edge = BigInteger.ONE.shiftLeft(Family.bits(to) - 1);
        BigInteger i = n.toBigInteger();
        return i.compareTo(edge) < 0 && i.compareTo(edge.negate()) >= 0 ? new BigDecimal(i) : null;
    }

    private static Object decimal(Object v, ColumnType.Decimal to) {
        BigDecimal n = numberOf(v);
        if (n == null || n.stripTrailingZeros().scale() > to.scale()) {
            return null;
        }
        BigDecimal scaled = n.setScale(to.scale());
        return scaled.precision() <= to.precision() ? scaled : null;
    }

    /** A number that a float cannot hold exactly is another number afterwards. */
    private static Object floating(Object v, ColumnType from, ColumnType.Floating to) {
        if (v instanceof Double d && from instanceof ColumnType.Floating) {
            double other =
                    to.bits() == 24 ? Double.parseDouble(Float.toString(d.floatValue())) : (double) d.floatValue();
            return to.bits() == 24 && other != d ? null : other;
        }
        BigDecimal n = numberOf(v);
        if (n == null) {
            return null;
        }
        BigInteger most = to.bits() == 24 ? FLOAT_INTEGERS : DOUBLE_INTEGERS;
        if (v instanceof BigDecimal && n.abs().compareTo(new BigDecimal(most)) > 0) {
            return null;
        }
        double d = to.bits() == 24 ? Double.parseDouble(Float.toString(n.floatValue())) : n.doubleValue();
        return new BigDecimal(Double.toString(d)).compareTo(n) == 0 ? d : null;
    }

    private static Object text(Object v, ColumnType to) {
        String s = v instanceof BigDecimal n ? n.toPlainString() : v.toString();
        if (to instanceof ColumnType.Enumerated e) {
            return e.values().contains(s) ? s : null;
        }
        return s.codePointCount(0, s.length()) <= Family.length(to) ? s : null;
    }

    private static Object date(String s) {
        return s.length() == 10 || s.substring(10).matches(" 00:00:00(\\.0+)?") ? s.substring(0, 10) : null;
    }

    private static Object timestamp(String s, ColumnType.Timestamp to) {
        String at = s.length() == 10 ? s + " 00:00:00" : s;
        String bare = at.contains(".") ? at.replaceAll("\\.?0+$", "") : at;
        int fraction = bare.contains(".") ? bare.length() - bare.indexOf('.') - 1 : 0;
        return fraction <= to.precision() ? padded(bare, to) : null;
    }

    /** What the server converts by itself. From a text to a time it takes too many spellings to be told here. */
    @Override
    public boolean castable(ColumnType from, ColumnType to) {
        Family f = Family.of(from);
        Family t = Family.of(to);
        if (f == t) {
            return Set.of(Family.INT, Family.DECIMAL, Family.FLOAT, Family.TEXT, Family.TIMESTAMP)
                    .contains(f);
        }
        return NUMBERS.contains(f) && NUMBERS.contains(t)
                || f == Family.TEXT && NUMBERS.contains(t)
                || t == Family.TEXT
                        && Set.of(Family.INT, Family.DECIMAL, Family.DATE, Family.TIMESTAMP)
                                .contains(f)
                || f == Family.DATE && t == Family.TIMESTAMP
                || f == Family.TIMESTAMP && t == Family.DATE
                || f == Family.BOOL && t == Family.INT
                || f == Family.INT && t == Family.BOOL;
    }

    @Override
    public String selected(String quotedName, ColumnType type) {
        return bytes(type)
                ? "hex(" + quotedName + ")"
                : Family.of(type) == Family.BOOL ? quotedName + " + 0" : "cast(" + quotedName + " as char)";
    }

    @Override
    public Object read(ResultSet row, int index, ColumnType type) throws SQLException {
        String s = row.getString(index);
        if (s == null) {
            return null;
        }
        if (bytes(type)) {
            return new Values.Hex(s.toLowerCase(Locale.ROOT));
        }
        return switch (Family.of(type)) {
            case BOOL -> s.equals("1");
            case INT, DECIMAL -> new BigDecimal(s);
            case FLOAT -> Double.valueOf(s);
            default -> s;
        };
    }

    @Override
    public String literal(Object value, ColumnType type) {
        if (value instanceof Values.Hex h) {
            return "x'" + h.digits() + "'";
        }
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return constant(value instanceof Double d ? d.toString() : value);
    }
}
