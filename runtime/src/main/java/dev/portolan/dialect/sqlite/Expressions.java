package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.sqlite.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** SQL expressions as text. */
final class Expressions {
    private static final Set<String> CONSTANT_WORDS = Set.of("true", "false", "null");
    private static final Set<String> CLOCK_WORDS = Set.of("current_time", "current_date", "current_timestamp");

    private Expressions() {}

    /**
     * One line without comments and outer parentheses, and without the table's own name before its columns, which would not be
     * known while the table is built anew under another name.
     *
     * @param table name of the table that it belongs to; null for none
     */
    static String canonical(List<Token> tokens, String table) {
        List<Token> inner = unwrapped(tokens);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inner.size(); i++) {
            Token token = inner.get(i);
            boolean spaced = token.spaced() && text.length() > 0;
            if (spaced) {
                text.append(' ');
            }
            boolean qualifier = table != null
                    && token.isIdentifier()
                    && i + 2 < inner.size()
                    && inner.get(i + 1).isSymbol(".")
                    && SqliteNames.same(token.name(), table);
            if (qualifier) {
                i += 2;
                token = inner.get(i);
            }
            text.append(token.text());
        }
        return text.toString();
    }

    static String canonical(String sql) {
        return canonical(Lexer.tokens(sql), null);
    }

    /** Whether two are one: white space, comments, outer parentheses, quotes and the case of names do not count. */
    static boolean same(String a, String b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.equals(b) || meaning(a).equals(meaning(b));
    }

    private static List<String> meaning(String sql) {
        return unwrapped(Lexer.tokens(sql)).stream().map(Token::meaning).toList();
    }

    /** Without the parentheses around the whole. */
    static List<Token> unwrapped(List<Token> tokens) {
        List<Token> inner = tokens;
        while (inner.size() > 2 && inner.get(0).isSymbol("(") && close(inner, 0) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    /** Index of the parenthesis that closes the one at {@code open}; -1 for none. */
    static int close(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(")) {
                depth++;
            } else if (tokens.get(i).isSymbol(")") && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is a literal: what SQLite takes as a default of a column that is added to a table with rows. */
    static boolean isConstant(String sql) {
        List<Token> tokens = unwrapped(Lexer.tokens(sql));
        int first = !tokens.isEmpty()
                        && (tokens.get(0).isSymbol("-") || tokens.get(0).isSymbol("+"))
                ? 1
                : 0;
        if (tokens.size() != first + 1) {
            return false;
        }
        Token token = tokens.get(first);
        return token.kind() == Kind.NUMBER
                || first == 0 && (token.kind() == Kind.STRING || token.kind() == Kind.BLOB || isConstantWord(token));
    }

    private static boolean isConstantWord(Token token) {
        return token.kind() == Kind.WORD && CONSTANT_WORDS.contains(SqliteNames.fold(token.text()));
    }

    /** Whether that word is a value by itself, not a name. */
    static boolean isKnownValue(String word) {
        return CONSTANT_WORDS.contains(SqliteNames.fold(word)) || CLOCK_WORDS.contains(SqliteNames.fold(word));
    }

    /** The names in it, folded; quoted or not, of whatever they are. */
    static Set<String> names(String sql) {
        return Lexer.tokens(sql).stream()
                .filter(Token::isIdentifier)
                .map(t -> SqliteNames.fold(t.name()))
                .collect(Collectors.toSet());
    }

    /** The text between two tokens, both included. */
    static String between(String sql, List<Token> tokens, int first, int last) {
        return first > last
                ? ""
                : sql.substring(tokens.get(first).start(), tokens.get(last).end());
    }

    /** What stands between commas that are in no parentheses. */
    static List<List<Token>> items(List<Token> tokens) {
        List<List<Token>> items = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (token.isSymbol(",") && depth == 0) {
                items.add(tokens.subList(begin, i));
                begin = i + 1;
            }
        }
        items.add(tokens.subList(begin, tokens.size()));
        return items;
    }
}
