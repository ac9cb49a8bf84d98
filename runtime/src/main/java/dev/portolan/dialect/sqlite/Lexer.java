package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.sqlite.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens as SQLite does. Comments and white space are left out. */
final class Lexer {
    private static final List<String> LONG_SYMBOLS =
            List.of("->>", "||", "<<", ">>", "<=", ">=", "<>", "!=", "==", "->");

    private final String sql;
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    /** All tokens; what is not closed runs to the end of the text. */
    static List<Token> tokens(String sql) {
        return new Lexer(sql).run();
    }

    private List<Token> run() {
        List<Token> tokens = new ArrayList<>();
        boolean spaced = false;
        while (at < sql.length()) {
            int before = at;
            if (skipBlank()) {
                spaced = true;
                continue;
            }
            Kind kind = next();
            tokens.add(new Token(kind, sql.substring(before, at), before, spaced));
            spaced = false;
        }
        return tokens;
    }

    private boolean skipBlank() {
        char c = sql.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            at++;
            return true;
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end + 1;
            return true;
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            at = end < 0 ? sql.length() : end + 2;
            return true;
        }
        return false;
    }

    private Kind next() {
        char c = sql.charAt(at);
        if (c == '\'') {
            quoted('\'');
            return Kind.STRING;
        }
        if (c == '"' || c == '`') {
            quoted(c);
            return Kind.QUOTED;
        }
        if (c == '[') {
            int end = sql.indexOf(']', at);
            at = end < 0 ? sql.length() : end + 1;
            return Kind.QUOTED;
        }
        if ((c == 'x' || c == 'X') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
            at++;
            quoted('\'');
            return Kind.BLOB;
        }
        if (isDigit(at) || c == '.' && isDigit(at + 1)) {
            number();
            return Kind.NUMBER;
        }
        if (isNameChar(c)) {
            while (at < sql.length() && isNameChar(sql.charAt(at))) {
                at++;
            }
            return Kind.WORD;
        }
        at += symbolLength();
        return Kind.SYMBOL;
    }

    private void quoted(char quote) {
        at++;
        while (at < sql.length()) {
            if (sql.charAt(at++) == quote) {
                if (at < sql.length() && sql.charAt(at) == quote) {
                    at++;
                } else {
                    return;
                }
            }
        }
    }

    private void number() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean sign = (c == '+' || c == '-')
                    && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E')
                    && isDigit(at + 1);
            if (!sign && c != '.' && !isNameChar(c)) {
                return;
            }
            at++;
        }
    }

    private int symbolLength() {
        if ("|<>=!-".indexOf(sql.charAt(at)) < 0) {
            return 1;
        }
        for (String symbol : LONG_SYMBOLS) {
            if (sql.startsWith(symbol, at)) {
                return symbol.length();
            }
        }
        return 1;
    }

    private boolean isDigit(int i) {
        return i < sql.length() && sql.charAt(i) >= '0' && sql.charAt(i) <= '9';
    }

    private static boolean isNameChar(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}
