package dev.portolan.dialect.h2;

import java.util.regex.Pattern;

/** Expressions that can be told without a row. */
final class Literals {
    private static final String STRING = "(?:U&)?'(?:[^']|'')*'";
    private static final Pattern TEXT = Pattern.compile(STRING);
    private static final Pattern SMALL = Pattern.compile("-?\\d{1,2}");
    private static final Pattern CONSTANT = Pattern.compile("(?i)" + STRING
            + "|-?[0-9.]+|true|false|current_(?:timestamp|date|time)(?:\\(\\d\\))?|localtimestamp(?:\\(\\d\\))?");

    private Literals() {}

    /** Whether it is a value, and not NULL. */
    static boolean isConstant(String expression) {
        return CONSTANT.matcher(expression.strip()).matches();
    }

    /** The characters of a string literal; -1 when it is none. */
    static long length(String expression) {
        String text = expression.strip();
        return TEXT.matcher(text).matches() ? Tokens.unquoted(text).codePoints().count() : -1;
    }

    /** Whether it is a number that every numeric type holds. */
    static boolean isSmallNumber(String expression) {
        return SMALL.matcher(expression.strip()).matches();
    }
}
