package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the manual of a database says about values: written from it, not from the planner. */
interface Rules {
    String dialect();

    default boolean is(String... dialects) {
        return List.of(dialects).contains(dialect());
    }

    /** How an unquoted name is stored. */
    String fold(String name);

    /** Whether a virtual generated column can be indexed. */
    default boolean virtualIndexes() {
        return true;
    }

    /** Whether the database gives a row without a value a number of its own there, and no default. */
    default boolean numbers(Model.Table t, Model.Column c) {
        return false;
    }

    /** Takes out of a schema what this database would not accept and others do. */
    default boolean repair(Model m) {
        return false;
    }

    /** A text, a number or NULL as a user writes it into a default or an expression. */
    default String constant(Object value) {
        return Values.literal(value);
    }

    /** The default of a column that takes the time of writing. */
    default String now(ColumnType type) {
        return "CURRENT_TIMESTAMP";
    }

    /** Characters of a text. */
    default String length(String sql) {
        return "length(" + sql + ")";
    }

    default String concat(String sql, String constant) {
        return sql + " || " + constant;
    }

    default int compare(Object a, Object b) {
        return Values.compare(a, b);
    }

    /** Equal for values that a unique key takes for equal. */
    default String key(Object value) {
        return Values.key(value);
    }

    /** Whether so few pairs fit into a run that rows have to be made for what chance alone would refuse too seldom. */
    default boolean steers() {
        return false;
    }

    /** Changes that this database cannot have, or that the generator does not make, each with the reason. */
    Map<String, String> never();

    /** Types that the generator draws from. */
    List<ColumnType> types();

    /** A value of a mapping as a column of that type stores it. */
    Object store(Object value, ColumnType type);

    /**
     * A stored value after its column has another type.
     *
     * @throws Cannot when it has no place there, or only by losing something
     */
    Object convert(Object value, ColumnType from, ColumnType to) throws Cannot;

    /** Whether a stored value can stay when its column becomes the other, as far as that does not hang on its type. */
    default boolean keeps(Object value, Model.Column was, Model.Column is) {
        return true;
    }

    /** Whether some expression of the database makes one type of the other. */
    boolean castable(ColumnType from, ColumnType to);

    /** The column in a select list, so that {@link #read} understands it. */
    String selected(String quotedName, ColumnType type);

    Object read(ResultSet row, int index, ColumnType type) throws SQLException;

    /** For {@code INSERT}. */
    String literal(Object value, ColumnType type);

    /** A value does not fit. */
    final class Cannot extends Exception {
        private static final long serialVersionUID = 1;

        Cannot(Object value, ColumnType to) {
            super(value + " as " + to, null, false, false);
        }
    }

    /** The same, doubled, for names. */
    default String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Values worth trying for a type: edges, the longest, the hostile. Neutral: not yet as stored. */
    default List<Object> pool(ColumnType type) {
        List<Object> pool = new ArrayList<>();
        switch (Family.of(type)) {
            case BOOL -> pool.addAll(List.of(true, false));
            case INT -> {
                if (type instanceof ColumnType.Enumerated e) {
                    for (int i = 0; i < e.values().size(); i++) {
                        pool.add(Values.number(i));
                    }
                } else {
                    int bits = dialect().equals("postgres") ? Math.max(16, Family.bits(type)) : Family.bits(type);
                    for (long v : new long[] {0, 1, 1, 2, -1, 7, 42, 99}) {
                        pool.add(Values.number(v));
                    }
                    BigInteger edge = BigInteger.ONE.shiftLeft(bits - 1);
                    pool.add(new BigDecimal(edge.subtract(BigInteger.ONE)));
                    pool.add(new BigDecimal(edge.negate()));
                    if (bits > 16) {
                        pool.add(Values.number(70_000));
                    }
                    if (bits == 64) {
                        pool.add(Values.number((1L << 53) + 1));
                    }
                }
            }
            case DECIMAL -> {
                ColumnType.Decimal d = (ColumnType.Decimal) type;
                for (String s : new String[] {"0", "1", "-1", "12", "3"}) {
                    pool.add(new BigDecimal(s));
                }
                BigDecimal longest =
                        new BigDecimal(BigInteger.TEN.pow(d.precision()).subtract(BigInteger.ONE), d.scale());
                pool.add(longest);
                pool.add(longest.negate());
                if (d.scale() > 0) {
                    pool.add(new BigDecimal("12.5").setScale(d.scale()));
                    pool.add(new BigDecimal(BigInteger.ONE, d.scale()));
                }
            }
            case FLOAT -> pool.addAll(List.of(0.0, 1.5, -2.25, 3.0, 1e20, 0.5));
            case TEXT -> {
                if (type instanceof ColumnType.Enumerated e) {
                    pool.addAll(e.values());
                    break;
                }
                int length = Family.length(type);
                for (String s : new String[] {
                    "a", "abc", "12", "-7", "0", "true", "2024-02-29", "O'Brien", "semi;colon", "line\nbreak", "ünï漢字",
                    "-- no", "/*", "\\", "NULL", "%s", "\"q\"", "007", "1.50", "+5", "A", ""
                }) {
                    if (s.length() <= length) {
                        pool.add(s);
                    }
                }
                pool.add("x".repeat(Math.min(length, 300)));
                if (!(type instanceof ColumnType.Char) && length >= 10) {
                    pool.add("b   ");
                }
            }
            case BYTES -> pool.addAll(List.of(new Values.Hex(""), new Values.Hex("00ff"), new Values.Hex("deadbeef")));
            case DATE -> pool.addAll(List.of("2024-02-29", "1970-01-01", "0099-12-31", "9999-12-31"));
            case TIME -> pool.addAll(List.of("00:00:00", "23:59:59"));
            case TIMESTAMP -> {
                pool.addAll(List.of("2024-02-29 00:00:00", "1999-12-31 23:59:59"));
                if (((ColumnType.Timestamp) type).precision() >= 3) {
                    pool.add("2020-01-01 10:00:00.123");
                }
                if (((ColumnType.Timestamp) type).precision() >= 6) {
                    pool.add("2020-01-01 10:00:00.123456");
                }
            }
            case UUID ->
                pool.addAll(List.of("00000000-0000-0000-0000-000000000000", "123e4567-e89b-12d3-a456-426614174000"));
            case JSON -> pool.addAll(List.of("{\"a\": 1}", "[]", "\"text\""));
            case INET -> pool.addAll(List.of("10.0.0.1/32", "192.168.0.0/16"));
            case LOB -> pool.addAll(List.of(Values.number(12345), Values.number(99999)));
            case ARRAY -> pool.addAll(List.of("{1,2}", "{}"));
        }
        return pool;
    }
}
