package dev.portolan.dialect.postgres;

import dev.portolan.schema.ColumnType.Native;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions as the server prints them, brought to a form that it prints again when it is given back. Its own text is not always
 * one: {@code (ARRAY['a'::character varying])::text[]} comes back with the cast moved into the elements.
 */
final class Expressions {
    private static final String LITERAL = "'(?:[^']|'')*'";
    private static final Pattern VARCHAR_ARRAY = Pattern.compile("\\(ARRAY\\[(" + LITERAL + "::character varying(?:, "
            + LITERAL + "::character varying)*)\\]\\)::text\\[\\]");
    private static final Pattern VARCHAR_ELEMENT = Pattern.compile("(" + LITERAL + ")::character varying");
    private static final Pattern VARCHAR_AS_TEXT =
            Pattern.compile("\\((" + LITERAL + ")::character varying\\)::text(?!\\[)");
    private static final Pattern CAST_LITERAL = Pattern.compile("(" + LITERAL + ")::(.+)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("'-?\\d+(\\.\\d+)?'");
    private static final Set<String> NUMERIC = Set.of(
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "double precision",
            "smallserial",
            "serial",
            "bigserial");
    /** What {@code format_type} says without a length, where that is not the name of the type. */
    private static final Map<String, String> UNSIZED = Map.of("bpchar", "character", "\"bit\"", "bit");

    private Expressions() {}

    /** Null for null. */
    static String canonical(String printed) {
        if (printed == null) {
            return null;
        }
        String text = strip(printed);
        if (text.contains("::character varying")) {
            text = replace(VARCHAR_ARRAY, text, m -> {
                String elements = VARCHAR_ELEMENT.matcher(m.group(1)).replaceAll("$1::text");
                return "ARRAY[" + elements + "]";
            });
            text = replace(VARCHAR_AS_TEXT, text, m -> m.group(1) + "::text");
        }
        return unwrapArrays(text);
    }

    /** A default without the cast that the column's type implies. */
    static String canonicalDefault(String printed, Native type) {
        if (printed == null) {
            return null;
        }
        Matcher cast = CAST_LITERAL.matcher(printed);
        if (!cast.matches()) {
            return canonical(printed);
        }
        Native to = PostgresTypes.parse(cast.group(2));
        String base = UNSIZED.getOrDefault(to.name(), to.name());
        String number = cast.group(1);
        if (NUMERIC.contains(base)
                && NUMERIC.contains(type.name())
                && NUMBER.matcher(number).matches()) {
            return number.substring(1, number.length() - 1);
        }
        if (!base.equals(type.name()) && !base.equals(type.name().replace("\"", ""))) {
            return canonical(printed);
        }
        return cast.group(1);
    }

    /** {@code ANY ((ARRAY[…]))} becomes {@code ANY (ARRAY[…])}. */
    private static String unwrapArrays(String text) {
        String start = "((ARRAY[";
        StringBuilder out = null;
        int from = 0;
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            int inner = closing(text, at + 1);
            if (inner > 0 && inner + 1 < text.length() && text.charAt(inner + 1) == ')') {
                out = out == null ? new StringBuilder() : out;
                out.append(text, from, at).append(text, at + 1, inner + 1);
                from = inner + 2;
            }
        }
        return out == null ? text : out.append(text, from, text.length()).toString();
    }

    /** Without the parentheses that enclose the whole of it. */
    static String strip(String text) {
        String stripped = text.strip();
        while (stripped.startsWith("(") && closing(stripped, 0) == stripped.length() - 1) {
            stripped = stripped.substring(1, stripped.length() - 1).strip();
        }
        return stripped;
    }

    /** Where the parenthesis at {@code open} is closed; -1 when it is not. Strings and quoted names are passed over. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = text.indexOf(c, i + 1);
                if (i < 0) {
                    return -1;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m)));
    }
}
