package dev.portolan.dialect.h2;

import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in an expression, as the server prints it or as a mapping writes it. Other characters of a name are {@code U&"\00e4"}. */
final class Tokens {
    private static final String QUOTED = "(?:U&)?\"(?:[^\"]|\"\")*\"";
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|(" + QUOTED + ")|([\\p{L}_][\\p{L}\\p{N}_$]*)");
    private static final Pattern PAIR =
            Pattern.compile("'(?:[^']|'')*'|(" + QUOTED + ")\\.(?=(" + QUOTED + "))|" + QUOTED);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:\\\\|\\+(\\p{XDigit}{6})|(\\p{XDigit}{4}))");

    private Tokens() {}

    /** Quoted names that a dot joins, two by two. */
    static List<List<String>> qualified(String sql) {
        List<List<String>> pairs = new ArrayList<>();
        Matcher pair = PAIR.matcher(sql);
        while (pair.find()) {
            if (pair.group(1) != null) {
                pairs.add(List.of(unquoted(pair.group(1)), unquoted(pair.group(2))));
            }
        }
        return pairs;
    }

    /** Names and other words, folded. More than the names is harmless, fewer is not. */
    static Set<String> words(String sql) {
        Set<String> words = new HashSet<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            if (token.group(1) != null) {
                words.add(unquoted(token.group(1)));
            } else if (token.group(2) != null) {
                words.add(token.group(2).toUpperCase(Locale.ROOT));
            }
        }
        return words;
    }

    static boolean mentions(String sql, Collection<Name> names) {
        if (sql == null || names.isEmpty()) {
            return false;
        }
        Set<String> words = words(sql);
        return names.stream().anyMatch(n -> words.contains(n.text()));
    }

    static boolean mentions(Index index, Collection<Name> names) {
        return index.parts().stream().anyMatch(p -> p.column() != null && names.contains(p.column()))
                || index.include().stream().anyMatch(names::contains);
    }

    /** The text of a quoted name or literal. */
    static String unquoted(String quoted) {
        boolean unicode = quoted.startsWith("U&");
        char quote = quoted.charAt(unicode ? 2 : 0);
        String inner = quoted.substring(unicode ? 3 : 1, quoted.length() - 1);
        String text = inner.replace("" + quote + quote, String.valueOf(quote));
        if (!unicode) {
            return text;
        }
        return ESCAPE.matcher(text).replaceAll(m -> {
            String digits = m.group(1) != null ? m.group(1) : m.group(2);
            String character = digits == null ? "\\" : Character.toString(Integer.parseInt(digits, 16));
            return Matcher.quoteReplacement(character);
        });
    }
}
