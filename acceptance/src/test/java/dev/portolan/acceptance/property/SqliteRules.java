package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** SQLite: a column has an affinity, a value its own class (sqlite.org/datatype3.html). */
final class SqliteRules implements Rules {
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

    /** Types that are declared by exactly that word. */
    private static final List<ColumnType> INTEGER = List.of(new ColumnType.Int(32), new ColumnType.Raw("integer"));

    enum Affinity {
        TEXT,
        NUMERIC,
        INTEGER,
        REAL,
        BLOB
    }

    private static final String ONE_SCHEMA = "the generator uses one schema";
    private static final String NO_VIEWS = "the generator's views are made by hand";
    private static final String NO_ENUMS = "there are no enum types";
    private static final String NO_SEQUENCES = "sequences are tables";
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("AddEnum", NO_ENUMS),
            Map.entry("DropEnum", NO_ENUMS),
            Map.entry("ModifyEnum", NO_ENUMS),
            Map.entry("AddSequence", NO_SEQUENCES),
            Map.entry("DropSequence", NO_SEQUENCES),
            Map.entry("ModifySequence", NO_SEQUENCES),
            Map.entry("RenameSequence", NO_SEQUENCES),
            Map.entry("ModifyUnique", "a unique constraint is a unique index"),
            Map.entry(
                    "RenameConstraint",
                    "a constraint has its name in the text of its table: another name is another constraint"),
            Map.entry("ModifyTableComment", "there are no comments"),
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
        return "sqlite";
    }

    @Override
    public String fold(String name) {
        return name;
    }

    @Override
    public List<ColumnType> types() {
        return Types.COMMON;
    }

    /** The one column of an INTEGER PRIMARY KEY is the row's number (sqlite.org/autoinc.html). */
    @Override
    public boolean numbers(Model.Table t, Model.Column c) {
        return t.pk != null
                && t.pk.columns().equals(List.of(c.id))
                && (c.identity || INTEGER.contains(c.type))
                && !t.options.containsKey(Graphs.WITHOUT_ROWID);
    }

    /** From the types that Hibernate declares on SQLite. */
    static Affinity affinity(ColumnType type) {
        if (type instanceof ColumnType.Raw r) {
            String sql = r.sql().toLowerCase(Locale.ROOT);
            return sql.contains("int")
                    ? Affinity.INTEGER
                    : sql.contains("char") || sql.contains("text")
                            ? Affinity.TEXT
                            : sql.contains("blob")
                                    ? Affinity.BLOB
                                    : sql.contains("real") ? Affinity.REAL : Affinity.NUMERIC;
        }
        return switch (Family.of(type)) {
            case INT -> Affinity.INTEGER;
            case FLOAT -> Affinity.REAL;
            case TEXT, JSON -> Affinity.TEXT;
            case LOB -> type instanceof ColumnType.Text ? Affinity.TEXT : Affinity.BLOB;
            case BYTES, UUID, INET, ARRAY -> Affinity.BLOB;
            case BOOL, DECIMAL, DATE, TIME, TIMESTAMP -> Affinity.NUMERIC;
        };
    }

    @Override
    public Object store(Object value, ColumnType type) {
        Object v = value;
        if (v instanceof Boolean b) {
            v = Values.number(b ? 1 : 0);
        } else if (v instanceof String s && affinity(type) == Affinity.BLOB && Family.of(type) == Family.UUID) {
            v = new Values.Hex(s.replace("-", "").toLowerCase(Locale.ROOT));
        } else if (v instanceof String s && affinity(type) == Affinity.BLOB) {
            v = new Values.Hex(HexFormat.of().formatHex(s.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } else if (v instanceof BigDecimal n && n.stripTrailingZeros().scale() > 0) {
            v = n.doubleValue();
        } else if (v instanceof BigDecimal n) {
            v = n.setScale(0);
        }
        return apply(v, affinity(type));
    }

    @Override
    public Object convert(Object value, ColumnType from, ColumnType to) throws Cannot {
        Object result = apply(value, affinity(to));
        if (result instanceof Double d && value instanceof BigDecimal n && new BigDecimal(d).compareTo(n) != 0) {
            throw new Cannot(value, to);
        }
        if (value instanceof String s
                && !(result instanceof String)
                && !text(result).equals(s)) {
            // '007' as 7: a number that is equal, a text that is lost
            throw new Cannot(value, to);
        }
        return result;
    }

    private static Object apply(Object v, Affinity affinity) {
        if (v == null || v instanceof Values.Hex) {
            return v;
        }
        return switch (affinity) {
            case BLOB -> v;
            case TEXT -> v instanceof String ? v : text(v);
            case REAL -> {
                Object n = numeric(v);
                yield n instanceof BigDecimal i ? (Object) i.doubleValue() : n;
            }
            case NUMERIC, INTEGER -> numeric(v);
        };
    }

    static String text(Object number) {
        if (number instanceof BigDecimal n) {
            return n.toPlainString();
        }
        BigDecimal n = digits((Double) number);
        int exponent = n.precision() - n.scale() - 1;
        if (n.signum() != 0 && (exponent >= 17 || exponent < -4)) {
            String digits = n.unscaledValue().abs().toString();
            return (n.signum() < 0 ? "-" : "") + digits.charAt(0) + "."
                    + (digits.length() > 1 ? digits.substring(1) : "0")
                    + String.format(Locale.ROOT, "e%+03d", exponent);
        }
        return n.scale() <= 0 ? n.setScale(1).toPlainString() : n.toPlainString();
    }

    /** A real number has 17 digits as text, or as many as tell it from others where a run of nines or noughts ends them. */
    private static BigDecimal digits(double d) {
        BigDecimal exact = new BigDecimal(d);
        BigDecimal long17 = exact.round(new MathContext(17));
        String digits = long17.unscaledValue().abs().toString();
        if (digits.length() == 17 && (digits.startsWith("99", 14) || digits.startsWith("00", 14))) {
            int run = 14;
            while (run > 1 && digits.charAt(run - 1) == digits.charAt(14)) {
                run--;
            }
            BigDecimal shorter = long17.round(new MathContext(run));
            if (shorter.doubleValue() == d) {
                return shorter.stripTrailingZeros();
            }
        }
        return long17.signum() == 0 ? BigDecimal.ZERO : long17.stripTrailingZeros();
    }

    private static Object numeric(Object v) {
        if (v instanceof BigDecimal) {
            return v;
        }
        if (v instanceof Double d) {
            return d == Math.rint(d) && Math.abs(d) < 9e18 ? (Object) new BigDecimal(d).setScale(0) : d;
        }
        String s = v.toString().strip();
        if (!s.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")) {
            return v;
        }
        BigDecimal n = new BigDecimal(s);
        if (s.matches("[+-]?\\d+")) {
            BigInteger i = n.toBigInteger();
            return i.compareTo(LONG_MIN) >= 0 && i.compareTo(LONG_MAX) <= 0 ? (Object) n : n.doubleValue();
        }
        return numeric(n.doubleValue());
    }

    @Override
    public boolean castable(ColumnType from, ColumnType to) {
        return true;
    }

    @Override
    public String selected(String quotedName, ColumnType type) {
        return quotedName;
    }

    @Override
    public Object read(ResultSet row, int index, ColumnType type) throws SQLException {
        Object v = row.getObject(index);
        if (v instanceof Number n && !(v instanceof Double)) {
            return Values.number(n.longValue());
        }
        return v instanceof byte[] b ? new Values.Hex(HexFormat.of().formatHex(b)) : v;
    }

    @Override
    public String literal(Object value, ColumnType type) {
        return value instanceof Double d ? d.toString() : Values.literal(value);
    }

    /** What a {@code STRICT} table refuses. */
    static boolean strictRefuses(Object v, ColumnType type) {
        if (v == null || v == Values.ANY) {
            return false;
        }
        return switch (affinity(type)) {
            case INTEGER -> !(v instanceof BigDecimal);
            case REAL -> !(v instanceof Double);
            case TEXT -> !(v instanceof String);
            case BLOB -> !(v instanceof Values.Hex);
            case NUMERIC -> false;
        };
    }
}
