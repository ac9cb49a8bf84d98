package dev.portolan.processor.graph.naming;

import java.util.Locale;

/** Snake case as Spring Boot's strategies write it: an upper-case letter at the end begins no word. */
final class SnakeCase {
    private SnakeCase() {}

    /** Hibernate 7: {@code one1Jt} is {@code one1_jt}. */
    static String afterDigits(String text) {
        return convert(text, true);
    }

    /** Hibernate 6: {@code one1Jt} is {@code one1jt}. */
    static String afterLetters(String text) {
        return convert(text, false);
    }

    private static String convert(String text, boolean digits) {
        String dotless = text.replace('.', '_');
        StringBuilder out = new StringBuilder(dotless.length() + 8);
        for (int i = 0; i < dotless.length(); i++) {
            char c = dotless.charAt(i);
            if (i > 0
                    && i < dotless.length() - 1
                    && Character.isUpperCase(c)
                    && joins(dotless.charAt(i - 1), digits)
                    && joins(dotless.charAt(i + 1), digits)) {
                out.append('_');
            }
            out.append(c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean joins(char c, boolean digits) {
        return Character.isLowerCase(c) || digits && Character.isDigit(c);
    }
}
