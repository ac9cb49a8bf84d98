package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A place in the tokens of a {@code CREATE} statement that SQLite has accepted. */
final class Cursor {
    private static final Token END = new Token(Token.Kind.SYMBOL, "", 0, false);

    private final String sql;
    private final List<Token> tokens;
    private int at;

    Cursor(String sql) {
        this(sql, Lexer.tokens(sql));
    }

    Cursor(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token next() {
        Token token = peek();
        if (token == END) {
            throw unreadable();
        }
        at++;
        return token;
    }

    /** Whether these bare words come next; passes them. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    boolean acceptSymbol(String symbol) {
        if (!peek().isSymbol(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(String... words) {
        if (!accept(words)) {
            throw unreadable();
        }
    }

    /** A name, quoted or not; a string is one too where SQLite wants a name. */
    Name name() {
        Token token = next();
        if (!token.isIdentifier() && token.kind() != Token.Kind.STRING) {
            throw unreadable();
        }
        return Name.quoted(token.name());
    }

    /** The name of an object; the name of the database before it is left out. */
    Name objectName() {
        Name name = name();
        return acceptSymbol(".") ? name() : name;
    }

    /** What is in the parentheses that come next. */
    List<Token> parenthesised() {
        int close = peek().isSymbol("(") ? Expressions.close(tokens, at) : -1;
        if (close < 0) {
            throw unreadable();
        }
        List<Token> inner = tokens.subList(at + 1, close);
        at = close + 1;
        return inner;
    }

    List<Name> namesInParentheses() {
        List<Name> names = new ArrayList<>();
        Expressions.items(parenthesised()).forEach(item -> names.add(new Cursor(sql, item).name()));
        return names;
    }

    List<Token> rest() {
        List<Token> rest = tokens.subList(at, tokens.size());
        at = tokens.size();
        return rest;
    }

    /** {@code ON CONFLICT REPLACE}; null when it does not come next. */
    String conflictClause() {
        return accept("ON", "CONFLICT") ? "ON CONFLICT " + next().text().toUpperCase(Locale.ROOT) : null;
    }

    PortolanException unreadable() {
        String near = atEnd() ? "its end" : "\"" + peek().text() + "\"";
        return PortolanException.failed(
                "sqlite-unreadable",
                "SQLite holds a statement that Portolan cannot read, near " + near + ": " + sql
                        + "\nPlease report it with this text.");
    }
}
