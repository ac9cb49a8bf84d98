package dev.portolan.acceptance.property;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as a database stores them: null, Boolean (PostgreSQL only), BigDecimal for exact numbers, Double, String, {@link Hex}, and
 * {@link #ANY} for one that the oracle cannot know.
 */
final class Values {
    /** Something that is not NULL. */
    static final Object ANY = new Object() {
        @Override
        public String toString() {
            return "<any>";
        }
    };

    private static final Pattern LEADING = Pattern.compile("\\s*([+-]?\\d+).*", Pattern.DOTALL);

    private Values() {}

    record Hex(String digits) {
        @Override
        public String toString() {
            return "x'" + digits + "'";
        }
    }

    static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    /** As SQLite's {@code %} sees it. */
    static BigDecimal toInteger(Object value) {
        if (value instanceof BigDecimal n) {
            return new BigDecimal(n.toBigInteger());
        }
        if (value instanceof Double d) {
            return new BigDecimal(new BigDecimal(d).toBigInteger());
        }
        Matcher m = LEADING.matcher(value.toString());
        return m.matches() ? new BigDecimal(m.group(1)) : BigDecimal.ZERO;
    }

    /** Numbers before text before bytes, as SQLite orders; on PostgreSQL both are of one type. */
    static int compare(Object a, Object b) {
        int byRank = Integer.compare(rank(a), rank(b));
        if (byRank != 0) {
            return byRank;
        }
        return switch (rank(a)) {
            case 0 -> Boolean.compare((Boolean) a, (Boolean) b);
            case 1 -> exact(a).compareTo(exact(b));
            case 2 -> Arrays.compareUnsigned(utf8(a), utf8(b));
            default -> a.toString().compareTo(b.toString());
        };
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    private static int rank(Object v) {
        return v instanceof Boolean
                ? 0
                : v instanceof BigDecimal || v instanceof Double ? 1 : v instanceof String ? 2 : 3;
    }

    static BigDecimal exact(Object number) {
        return number instanceof Double d ? new BigDecimal(d) : (BigDecimal) number;
    }

    /** Equal for values that are equal to the database. */
    static String key(Object v) {
        if (v == null || v == ANY) {
            return v == null ? "NULL" : "<any>";
        }
        if (v instanceof BigDecimal || v instanceof Double) {
            BigDecimal n = exact(v);
            return "n" + (n.signum() == 0 ? "0" : n.stripTrailingZeros().toString());
        }
        return v.getClass().getSimpleName().charAt(0) + v.toString();
    }

    static String literal(Object v) {
        if (v == null) {
            return "NULL";
        }
        if (v instanceof BigDecimal n) {
            return n.toPlainString();
        }
        if (v instanceof String s) {
            return "'" + s.replace("'", "''") + "'";
        }
        return v.toString();
    }
}
