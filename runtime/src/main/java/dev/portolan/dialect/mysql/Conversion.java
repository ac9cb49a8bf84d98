package dev.portolan.dialect.mysql;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a value gets from one type to another. In strict mode the server refuses values that do not fit, but it rounds numbers and
 * times, takes an enum's position for its value, and cuts a date off without a word: those are told here.
 */
final class Conversion {
    private static final List<String> INTS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final List<Integer> BYTES = List.of(1, 2, 3, 4, 8);
    private static final Set<String> FLOATS = Set.of("float", "double");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");
    private static final List<String> SIZES = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final Set<String> MOMENTS = Set.of("datetime", "timestamp");
    private static final long FLOAT_INTEGERS = 16_777_216L;
    private static final int FLOAT_DIGITS = 6;
    private static final int DOUBLE_DIGITS = 15;
    private static final int MOST_DIGITS = 65;
    private static final long DOUBLE_INTEGERS = 9_007_199_254_740_992L;

    private final Native from;
    private final Native to;
    private final String was;
    private final String is;
    private final String column;

    /** @param column quoted */
    Conversion(ColumnType from, ColumnType to, String column) {
        this.from = (Native) from;
        this.to = (Native) to;
        this.was = MysqlTypes.base(from);
        this.is = MysqlTypes.base(to);
        this.column = column;
    }

    /** A condition that holds for values that would change without a word; null when there are none. */
    String lost() {
        if (from.equals(to)) {
            return null;
        }
        if (isNumber(was) && isNumber(is)) {
            return lostNumber();
        }
        boolean wasList = MysqlTypes.isList(from);
        boolean isList = MysqlTypes.isList(to);
        boolean swapped = wasList && isNumeric(is)
                || isList && isNumeric(was)
                || was.equals("bit") && isText(is)
                || is.equals("bit") && isText(was);
        if (swapped
                || was.equals("time") && (MOMENTS.contains(is) || is.equals("date"))
                || MOMENTS.contains(was) && is.equals("time")) {
            return column + " IS NOT NULL";
        }
        if (isText(was) && isNumber(is) && !FLOATS.contains(is)) {
            return "ROUND(" + column + " + 0, " + scale(to) + ") <> " + column + " + 0";
        }
        if (isText(was) && FLOATS.contains(is)) {
            String kept = "CAST(CAST(" + column + " AS " + is.toUpperCase(Locale.ROOT) + ") AS CHAR)";
            return decimal(kept) + " <> " + decimal(column);
        }
        if (isText(was) && is.equals("date")) {
            return "CAST(" + column + " AS DATE) <> CAST(" + column + " AS DATETIME(6))";
        }
        if (MOMENTS.contains(was) && is.equals("date")) {
            return "CAST(" + column + " AS DATE) <> " + column;
        }
        boolean rounds = (MOMENTS.contains(was) && MOMENTS.contains(is) || was.equals("time") && is.equals("time"))
                && number(to, 0, 0) < number(from, 0, 0);
        if (rounds) {
            String cast = is.equals("time") ? "TIME" : "DATETIME";
            return "CAST(" + column + " AS " + cast + "(" + number(to, 0, 0) + ")) <> " + column;
        }
        return null;
    }

    private static String decimal(String number) {
        return "CAST(" + number + " AS DECIMAL(" + MOST_DIGITS + ", 30))";
    }

    private String lostNumber() {
        boolean wasInt = INTS.contains(was);
        if (FLOATS.contains(is)) {
            if (was.equals("decimal")) {
                long digits = number(from, 0, 10);
                // One more: what does not fit would become the largest that does.
                return digits <= (is.equals("float") ? FLOAT_DIGITS : DOUBLE_DIGITS)
                        ? null
                        : "CAST(CAST(" + column + " AS " + is.toUpperCase(Locale.ROOT) + ") AS DECIMAL("
                                + Math.min(digits + 1, MOST_DIGITS) + ", " + scale(from) + ")) <> " + column;
            }
            if (was.equals("double") && is.equals("float")) {
                // As a double, the float 0.1 is not 0.1; printed, a float has six digits.
                return "CAST(" + column + " AS FLOAT) <> " + column + " AND CAST(CAST(" + column
                        + " AS FLOAT) AS CHAR) <> CAST(" + column + " AS CHAR)";
            }
            if (!wasInt || INTS.indexOf(was) < 4 && is.equals("double") || INTS.indexOf(was) < 3) {
                return null;
            }
            return "ABS(" + column + ") > " + (is.equals("float") ? FLOAT_INTEGERS : DOUBLE_INTEGERS);
        }
        boolean fewerDigits = was.equals("decimal") && is.equals("decimal") && scale(to) < scale(from);
        boolean toInt = !wasInt && INTS.contains(is);
        if (fewerDigits || toInt || FLOATS.contains(was)) {
            String rounded = "ROUND(" + column + ", " + scale(to) + ")";
            // As a double, 0.01 is not the float 0.01.
            return (was.equals("float") ? "CAST(" + rounded + " AS FLOAT)" : rounded) + " <> " + column;
        }
        return null;
    }

    /** A condition that holds for values that the server refuses in strict mode; null when there are none, or it takes a try. */
    String refused() {
        if (from.equals(to)) {
            return null;
        }
        if (MysqlTypes.isList(to) && to.name().equals("enum") && (isText(was) || was.equals("enum"))) {
            return to.args().containsAll(from.args()) && was.equals("enum")
                    ? null
                    : column + " NOT IN ("
                            + to.args().stream().map(Syntax::literal).collect(Collectors.joining(", ")) + ")";
        }
        if (isText(is) && isText(was) && length(to) < length(from)) {
            boolean sized = SIZES.contains(is);
            return (sized ? "LENGTH(" : "CHAR_LENGTH(") + column + ") > " + (sized ? length(to) - 1 : length(to));
        }
        if (is.endsWith("binary") && was.endsWith("binary") && length(to) < length(from)) {
            return "LENGTH(" + column + ") > " + length(to);
        }
        if (isNumber(was) && isNumber(is) && narrows()) {
            return outOfRange();
        }
        return null;
    }

    private String outOfRange() {
        boolean unsigned = to.name().contains("unsigned");
        if (INTS.contains(is)) {
            BigInteger all = BigInteger.ONE.shiftLeft(BYTES.get(INTS.indexOf(is)) * 8);
            BigInteger high = (unsigned ? all : all.shiftRight(1)).subtract(BigInteger.ONE);
            BigInteger low = unsigned ? BigInteger.ZERO : all.shiftRight(1).negate();
            return column + " NOT BETWEEN " + low + " AND " + high;
        }
        if (!is.equals("decimal")) {
            return null;
        }
        String high = "9".repeat((int) Math.max(digits(to), 1)) + (scale(to) > 0 ? "." + "9".repeat(scale(to)) : "");
        return column + " NOT BETWEEN " + (unsigned ? "0" : "-" + high) + " AND " + high;
    }

    /** Whether the new type may refuse values of the old one. */
    boolean narrows() {
        if (lost() != null) {
            return true;
        }
        if (isText(was) && isText(is)) {
            return length(to) < length(from);
        }
        if (MysqlTypes.isList(from) && MysqlTypes.isList(to)) {
            return !to.args().containsAll(from.args());
        }
        if (isNumber(was) && isNumber(is)) {
            boolean losesSign = to.name().contains("unsigned") && !from.name().contains("unsigned");
            boolean losesHalf = from.name().contains("unsigned") && !to.name().contains("unsigned") && was.equals(is);
            return losesSign || losesHalf || digits(to) < digits(from);
        }
        if (was.equals(is)) {
            return !from.args().isEmpty() && !to.args().isEmpty() && number(to, 0, 0) < number(from, 0, 0);
        }
        return !(isText(is) && !isText(was) && length(to) > 255);
    }

    /** Whether values are read in another way. */
    boolean isOtherKind() {
        return !was.equals(is) && !(isNumber(was) && isNumber(is)) && !(isText(was) && isText(is));
    }

    private static boolean isNumber(String base) {
        return INTS.contains(base) || FLOATS.contains(base) || base.equals("decimal");
    }

    private static boolean isNumeric(String base) {
        return isNumber(base) || base.equals("bit") || base.equals("year");
    }

    private static boolean isText(String base) {
        return TEXTS.contains(base);
    }

    private static int scale(Native type) {
        return MysqlTypes.base(type).equals("decimal") || MysqlTypes.base(type).equals("float")
                ? (int) number(type, 1, 0)
                : 0;
    }

    /** Before the point. */
    private static long digits(Native type) {
        String base = MysqlTypes.base(type);
        return switch (base) {
            case "tinyint" -> 3;
            case "smallint" -> 5;
            case "mediumint" -> 7;
            case "int" -> 10;
            case "bigint" -> 19;
            case "float" -> 38;
            case "double" -> 308;
            default -> number(type, 0, 10) - number(type, 1, 0);
        };
    }

    private static long length(Native type) {
        int size = SIZES.indexOf(type.name());
        return size >= 0 ? 1L << 8 * (size + 1) : number(type, 0, 1);
    }

    private static long number(Native type, int index, long otherwise) {
        return index < type.args().size() ? Long.parseLong(type.args().get(index)) : otherwise;
    }
}
