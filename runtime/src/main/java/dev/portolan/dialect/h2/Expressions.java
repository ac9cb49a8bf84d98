package dev.portolan.dialect.h2;

import java.util.regex.Pattern;

/** Expressions as the server prints them, on one line. Literals and names never hold a line end: it prints that as an escape. */
final class Expressions {
    private static final Pattern LINES = Pattern.compile("\\s*\\n\\s*");

    private Expressions() {}

    /** Null for null. */
    static String canonical(String printed) {
        return printed == null ? null : LINES.matcher(printed.strip()).replaceAll(" ");
    }

    /** A default that is NULL is none. */
    static String canonicalDefault(String printed) {
        return printed == null || printed.equals("NULL") ? null : canonical(printed);
    }
}
