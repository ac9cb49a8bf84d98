package dev.portolan.dialect.sqlite;

import java.util.Locale;

/**
 * A token of SQLite's SQL.
 *
 * @param text as written
 * @param start offset in the text
 * @param spaced whether white space or a comment stands before it
 */
record Token(Kind kind, String text, int start, boolean spaced) {
    enum Kind {
        /** A bare word: a keyword or a name. */
        WORD,
        /** A name in {@code "…"}, {@code `…`} or {@code […]}. */
        QUOTED,
        STRING,
        BLOB,
        NUMBER,
        SYMBOL
    }

    int end() {
        return start + text.length();
    }

    /** Whether it is that bare word, in any case. */
    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** A name without its quotes; SQLite takes a string where a name is wanted. */
    String name() {
        char first = text.charAt(0);
        if (kind == Kind.WORD) {
            return text;
        }
        if (first == '[') {
            return text.substring(1, text.length() - 1);
        }
        String quote = String.valueOf(first);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }

    /** Equal for two tokens that mean the same: quotes of names, and the case of all but strings, do not count. */
    String meaning() {
        return switch (kind) {
            case STRING -> text;
            case WORD, QUOTED -> "i:" + SqliteNames.fold(name());
            default -> text.toLowerCase(Locale.ROOT);
        };
    }
}
