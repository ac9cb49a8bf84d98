package dev.portolan.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions that a condition joins by {@code AND}: in another order they are the same. */
final class Conjunction {
    /** A string or a name in quotes, a word, a parenthesis. */
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|[\\p{L}\\p{N}_$]+|[()]");

    /** Where AND may be something else, or binds closer than what stands beside it. */
    private static final Set<String> OTHER = Set.of("or", "xor", "case", "not");

    private Conjunction() {}

    /** Whether both join the same conditions. Each null for none. */
    static boolean same(String from, String to, BiPredicate<String, String> sameExpression) {
        if (from == null || to == null || from.length() != to.length()) {
            return false;
        }
        List<String> left = new ArrayList<>(of(to));
        List<String> all = of(from);
        if (all.size() < 2 || all.size() != left.size()) {
            return false;
        }
        for (String one : all) {
            boolean found = false;
            for (int i = 0; i < left.size() && !found; i++) {
                found = sameExpression.test(one, left.get(i));
                if (found) {
                    left.remove(i);
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** One, the whole text, where it is no plain conjunction. */
    static List<String> of(String sql) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        boolean between = false;
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String word = token.group().toLowerCase(Locale.ROOT);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth != 0) {
                continue;
            }
            if (OTHER.contains(word) || sql.indexOf('\\') >= 0) {
                return List.of(sql);
            } else if (word.equals("between")) {
                between = true;
            } else if (word.equals("and") && between) {
                between = false;
            } else if (word.equals("and")) {
                parts.add(sql.substring(begin, token.start()).strip());
                begin = token.end();
            }
        }
        parts.add(sql.substring(begin).strip());
        return parts;
    }
}
