package dev.portolan.sql;

import java.util.Locale;
import java.util.Set;

/**
 * The {@code BEGIN … END} blocks inside one statement: where they open, and at which delimiter the last one closes.
 *
 * <p>A block closes where a part between two delimiters is exactly {@code END}: {@code END IF}, {@code CASE … END} are none. Only
 * routines and triggers have blocks, so that {@code BEGIN IMMEDIATE}, and a column {@code begin}, open none.
 */
final class Blocks {
    private static final Set<String> ROUTINES = Set.of("TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "PACKAGE");
    private static final Set<String> TRANSACTIONS = Set.of(
            "TRANSACTION",
            "TRAN",
            "WORK",
            "IMMEDIATE",
            "DEFERRED",
            "EXCLUSIVE",
            "CONCURRENT",
            "ISOLATION",
            "READ",
            "DEFERRABLE");
    private static final Set<String> BEFORE_NESTED = Set.of("THEN", "ELSE", "DO", "LOOP", "REPEAT", "BEGIN", "ATOMIC");
    private static final Set<String> BEFORE_NAMES =
            Set.of("OF", "ON", "TRIGGER", "PROCEDURE", "FUNCTION", "EXISTS", "SET");

    private final String text;
    private final SplitRules rules;
    private int words;
    private boolean create;
    private boolean routine;
    private int depth;
    private int part = -1;
    private String before = "";
    private char mark = ' ';

    Blocks(String text, SplitRules rules) {
        this.text = text;
        this.rules = rules;
    }

    /** Reads the word or mark at {@code pos}; the offset behind it. */
    int next(int pos, int parentheses) {
        char c = text.charAt(pos);
        if (SkipText.isSpace(c)) {
            return pos + 1;
        }
        if (!SkipText.isWord(c)) {
            other(pos);
            mark = c;
            return pos + 1;
        }
        int end = pos + 1;
        while (end < text.length() && SkipText.isWord(text.charAt(end))) {
            end++;
        }
        boolean first = part < 0;
        part = first ? pos : part;
        word(text.substring(pos, end).toUpperCase(Locale.ROOT), end, parentheses, first);
        mark = ' ';
        return end;
    }

    /** Something else than a word begins at {@code pos}. */
    void other(int pos) {
        part = part < 0 ? pos : part;
        mark = ' ';
        before = "";
    }

    private void word(String word, int end, int parentheses, boolean first) {
        if (word.equals("BEGIN") && parentheses == 0 && opens(end, first)) {
            depth++;
            part = -1;
        }
        if (words == 0) {
            create = word.equals("CREATE") || word.equals("ALTER");
        } else if (create && words < 10) {
            routine |= ROUTINES.contains(word);
        }
        words++;
        before = word;
    }

    private boolean opens(int end, boolean first) {
        int next = end;
        while (next < text.length() && SkipText.isSpace(text.charAt(next))) {
            next++;
        }
        if (next == end || next == text.length()) {
            return false;
        }
        int stop = next;
        while (stop < text.length() && SkipText.isWord(text.charAt(stop))) {
            stop++;
        }
        String following = text.substring(next, stop).toUpperCase(Locale.ROOT);
        if (!rules.begin() && !following.equals("ATOMIC")) {
            return false;
        }
        if (depth > 0) {
            return first || BEFORE_NESTED.contains(before) || mark == ':';
        }
        if (words == 0) {
            return !following.isEmpty() && !TRANSACTIONS.contains(following);
        }
        return routine && !BEFORE_NAMES.contains(before) && mark != ',' && mark != '.' && mark != '=';
    }

    /** Whether a delimiter at {@code pos}, or the text's end, ends the statement. */
    boolean ends(int pos) {
        if (depth > 0 && part >= 0 && text.substring(part, pos).strip().equalsIgnoreCase("END")) {
            depth--;
        }
        part = -1;
        before = "";
        return depth == 0;
    }
}
