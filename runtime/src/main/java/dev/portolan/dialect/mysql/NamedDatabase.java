package dev.portolan.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The databases that a statement makes, changes, drops or goes into, itself or in what it executes. */
final class NamedDatabase {
    private static final Set<String> BETWEEN = Set.of("IF", "NOT", "EXISTS");
    private static final Set<String> BEFORE = Set.of("CREATE", "ALTER", "DROP", "REPLACE");
    private static final Set<String> KINDS = Set.of("DATABASE", "SCHEMA");

    private static final Pattern ANY = Pattern.compile("\\b(?:database|schema|use)\\b", Pattern.CASE_INSENSITIVE);

    private NamedDatabase() {}

    /** Whether the statement may make a database. */
    static boolean isMade(String sql) {
        return !of(sql).isEmpty();
    }

    /** None for a statement that names none there. */
    static List<String> of(String sql) {
        List<String> names = new ArrayList<>();
        if (!ANY.matcher(sql).find()) {
            return names;
        }
        List<String> tokens = Tokens.of(sql, true);
        for (int i = 0; i < tokens.size(); i++) {
            boolean follows = i > 0 && BEFORE.contains(word(tokens, i - 1)) && KINDS.contains(word(tokens, i));
            if (follows || i == 0 && word(tokens, 0).equals("USE")) {
                name(tokens, i + 1, names);
            } else if (Tokens.isText(tokens.get(i)) && QualifiedNames.isPrepared(tokens)) {
                names.addAll(of(Tokens.text(tokens.get(i))));
            }
        }
        return names;
    }

    private static void name(List<String> tokens, int from, List<String> names) {
        int i = from;
        while (i < tokens.size() && BETWEEN.contains(word(tokens, i))) {
            i++;
        }
        if (i < tokens.size() && Tokens.isName(tokens.get(i))) {
            names.add(Tokens.name(tokens.get(i)));
        }
    }

    private static String word(List<String> tokens, int i) {
        return tokens.get(i).toUpperCase(Locale.ROOT);
    }
}
