package dev.portolan.dialect.mysql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands before a dot in a statement and may be the name of a database, wherever it stands: in the second table of an
 * {@code UPDATE}, in the body of a routine, in a comment that the server executes, in a text that it prepares. What can only be
 * the other name of a table in the same statement is none.
 */
final class QualifiedNames {
    /** What tables follow on, until something else does. */
    private static final Set<String> TABLES = Set.of(
            "FROM",
            "JOIN",
            "STRAIGHT_JOIN",
            "INTO",
            "UPDATE",
            "DELETE",
            "TABLE",
            "TABLES",
            "REFERENCES",
            "LIKE",
            "VIEW",
            "TRUNCATE",
            "TO",
            "CALL",
            "REPLACE",
            "INSERT",
            "PROCEDURE",
            "FUNCTION",
            "TRIGGER",
            "EVENT",
            "SEQUENCE");

    private static final Set<String> EXPRESSIONS = Set.of(
            "SELECT",
            "WHERE",
            "SET",
            "ON",
            "USING",
            "VALUES",
            "VALUE",
            "GROUP",
            "ORDER",
            "HAVING",
            "LIMIT",
            "BY",
            "WHEN",
            "IF",
            "RETURN",
            "CASE",
            "PARTITION",
            "WINDOW",
            "DO");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> inExpressions = new TreeSet<>();
    private final Set<String> bare = new HashSet<>();
    private final List<String> texts = new ArrayList<>();

    private QualifiedNames(List<String> tokens) {
        read(tokens);
    }

    /** None for a statement without a dot. */
    static Set<String> of(String sql) {
        if (sql.indexOf('.') < 0) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        of(Tokens.of(sql, true), names);
        if (sql.indexOf('\\') >= 0) {
            of(Tokens.of(sql, false), names); // a script may have told its session so
        }
        return names;
    }

    private static void of(List<String> tokens, Set<String> names) {
        QualifiedNames found = new QualifiedNames(tokens);
        names.addAll(found.names);
        found.inExpressions.stream()
                .filter(n -> !found.bare.contains(n.toLowerCase(Locale.ROOT)))
                .forEach(names::add);
        if (isPrepared(tokens)) {
            found.texts.forEach(text -> names.addAll(of(text)));
        }
    }

    /** Whether the server may execute what stands in a text. */
    static boolean isPrepared(List<String> tokens) {
        return !tokens.isEmpty() && tokens.get(0).equalsIgnoreCase("SET")
                || tokens.stream().anyMatch(t -> t.equalsIgnoreCase("PREPARE") || t.equalsIgnoreCase("IMMEDIATE"));
    }

    private void read(List<String> tokens) {
        List<Boolean> around = new ArrayList<>();
        boolean inTables = false;
        boolean wasInTables = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean before = i > 0 && tokens.get(i - 1).equals(".");
            boolean behind = i + 1 < tokens.size() && tokens.get(i + 1).equals(".");
            String word = token.toUpperCase(Locale.ROOT);
            if (token.equals("(")) {
                around.add(inTables);
            } else if (token.equals(")") && !around.isEmpty()) {
                inTables = around.remove(around.size() - 1);
            } else if (token.equals(",")) {
                inTables |= wasInTables;
            } else if (token.equals(";")) {
                inTables = false;
                wasInTables = false;
            } else if (!before && !behind && TABLES.contains(word)) {
                inTables = true;
                wasInTables = false;
            } else if (!before && !behind && EXPRESSIONS.contains(word)) {
                wasInTables = inTables && word.equals("ON");
                inTables = false;
            } else if (Tokens.isName(token) && behind && !before) {
                (inTables ? names : inExpressions).add(Tokens.name(token));
            } else if (Tokens.isName(token) && !before) {
                bare.add(Tokens.name(token).toLowerCase(Locale.ROOT));
            }
            if (Tokens.isText(token)) {
                texts.add(Tokens.text(token));
            }
        }
    }
}
