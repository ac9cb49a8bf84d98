package dev.portolan.diff;

import dev.portolan.schema.Name;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and literals inside an SQL expression that a database printed. */
final class Identifiers {
    /** A string, a quoted name in any dialect's quotes ({@code ARRAY['a', 'b']} is none), a word, or a number. */
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'"
            + "|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]\\['\",():]*\\]"
            + "|[\\p{L}_][\\p{L}\\p{N}_$]*"
            + "|\\d+(?:\\.\\d+)?");

    private static final Pattern SPACES = Pattern.compile("[\\s()]+");
    private static final Pattern CAST_VALUE = Pattern.compile("\\? ?:: ?(?:text|character varying|bpchar|character) ?");
    private static final Pattern VALUES = Pattern.compile("\\?(?: ?, ?\\?)+");
    private static final Pattern ONE_OF = Pattern.compile("= any array ?\\[ ?\\? ?\\]");

    private final UnaryOperator<String> key;

    /** @param key equal for two spellings that are one name */
    Identifiers(UnaryOperator<String> key) {
        this.key = key;
    }

    /** An expression with names of columns replaced, in quotes when they were; what is called like a function stays. */
    String replace(String sql, Map<Name, Name> oldToNew) {
        return replace(sql, oldToNew, true);
    }

    /** A statement with names of tables and columns replaced, in quotes when they were. */
    String replaceAll(String sql, Map<Name, Name> oldToNew) {
        return replace(sql, oldToNew, false);
    }

    private String replace(String sql, Map<Name, Name> oldToNew, boolean sparesCalls) {
        if (sql == null || oldToNew.isEmpty()) {
            return sql;
        }
        Map<String, String> byKey = new HashMap<>();
        oldToNew.forEach((old, name) -> byKey.put(key.apply(old.text()), name.text()));
        Matcher matcher = TOKEN.matcher(sql);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            String token = matcher.group();
            String other = isName(token) && !(sparesCalls && isCall(sql, matcher.end(), token))
                    ? byKey.get(key.apply(unquoted(token)))
                    : null;
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(other == null ? token : like(token, other)));
        }
        return matcher.appendTail(replaced).toString();
    }

    /** Whether the expression names one of them. */
    boolean mentions(String sql, Collection<Name> names) {
        return !mentioned(sql, names).isEmpty();
    }

    /** Those of the names that the expression has. */
    Set<Name> mentioned(String sql, Collection<Name> names) {
        Map<String, Name> byKey = new HashMap<>();
        names.forEach(n -> byKey.put(key.apply(n.text()), n));
        Set<Name> mentioned = new HashSet<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            Name name = isName(matcher.group()) ? byKey.get(key.apply(unquoted(matcher.group()))) : null;
            if (name != null) {
                mentioned.add(name);
            }
        }
        return mentioned;
    }

    /** The expression with one mark for each list of values, however it is spelled: equal for two that list other ones. */
    String withoutValues(String sql) {
        StringBuilder marked = new StringBuilder();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group();
            String mark = isName(token) ? key.apply(unquoted(token)).toLowerCase(Locale.ROOT) : "?";
            matcher.appendReplacement(marked, Matcher.quoteReplacement(" " + mark + " "));
        }
        String text = matcher.appendTail(marked).toString();
        String bare = CAST_VALUE.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("? ");
        return ONE_OF.matcher(VALUES.matcher(bare).replaceAll("?"))
                .replaceAll("= ?")
                .strip();
    }

    /** The strings and numbers in the expression, strings without their quotes. */
    static Set<String> literals(String sql) {
        Set<String> literals = new HashSet<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group();
            if (token.charAt(0) == '\'') {
                literals.add(token.substring(1, token.length() - 1).replace("''", "'"));
            } else if (Character.isDigit(token.charAt(0))) {
                literals.add(token);
            }
        }
        return literals;
    }

    private static boolean isName(String token) {
        return token.charAt(0) != '\'' && !Character.isDigit(token.charAt(0));
    }

    private static boolean isCall(String sql, int end, String token) {
        return end < sql.length() && sql.charAt(end) == '(' && Character.isLetter(token.charAt(0));
    }

    private static String unquoted(String token) {
        char quote = token.charAt(0);
        if (quote == '[') {
            return token.substring(1, token.length() - 1);
        }
        if (quote != '"' && quote != '`') {
            return token;
        }
        String q = String.valueOf(quote);
        return token.substring(1, token.length() - 1).replace(q + q, q);
    }

    private static String like(String token, String name) {
        char quote = token.charAt(0);
        if (quote == '[') {
            return "[" + name + "]";
        }
        boolean plain = name.matches("[a-z_][a-z0-9_]*");
        String q = quote == '"' || quote == '`' ? String.valueOf(quote) : plain ? "" : "\"";
        return q + name.replace(q.isEmpty() ? "\"" : q, q + q) + q;
    }
}
