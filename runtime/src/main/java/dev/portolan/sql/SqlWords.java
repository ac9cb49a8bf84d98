package dev.portolan.sql;

import java.util.ArrayList;
import java.util.List;

/** A statement as words: names with their quotes and dots are one, comments none. */
public final class SqlWords {
    private SqlWords() {}

    /** In order; punctuation is a word a character. */
    public static List<String> of(String sql) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            char c = sql.charAt(at);
            boolean comment = sql.startsWith("--", at) || sql.startsWith("/*", at) || c == '#';
            if (!comment && !Character.isWhitespace(c) && c != ';') {
                words.add(sql.substring(at, end));
            }
            at = end;
        }
        return words;
    }

    /** Where what begins there ends. */
    private static int end(String sql, int at) {
        if (sql.startsWith("--", at) || sql.charAt(at) == '#') {
            return until(sql, at, "\n");
        }
        if (sql.startsWith("/*", at)) {
            return until(sql, at + 2, "*/");
        }
        if (sql.charAt(at) == '\'') {
            return quoted(sql, at, '\'');
        }
        int end = at;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (c == '"' || c == '`') {
                end = quoted(sql, end, c);
            } else if (c == '[') {
                end = until(sql, end, "]");
            } else if (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.') {
                end++;
            } else {
                break;
            }
        }
        return Math.max(end, at + 1);
    }

    private static int until(String sql, int from, String mark) {
        int end = sql.indexOf(mark, from);
        return end < 0 ? sql.length() : end + mark.length();
    }

    private static int quoted(String sql, int at, char quote) {
        int end = at + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) == quote) {
                if (end + 1 >= sql.length() || sql.charAt(end + 1) != quote) {
                    return end + 1;
                }
                end++;
            }
            end++;
        }
        return end;
    }

    /** What stands between the commas that no parenthesis holds. */
    public static List<List<String>> clauses(List<String> words) {
        List<List<String>> clauses = new ArrayList<>();
        List<String> clause = new ArrayList<>();
        int depth = 0;
        for (String word : words) {
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (word.equals(",") && depth == 0) {
                clauses.add(clause);
                clause = new ArrayList<>();
            } else {
                clause.add(word);
            }
        }
        clauses.add(clause);
        return clauses.stream().filter(c -> !c.isEmpty()).toList();
    }

    /** The last part of a dotted name, without quotes. */
    public static String last(String name) {
        int at = 0;
        int from = 0;
        while (at < name.length()) {
            char c = name.charAt(at);
            if (c == '"' || c == '`') {
                at = quoted(name, at, c);
            } else {
                at++;
                from = c == '.' ? at : from;
            }
        }
        String part = name.substring(from);
        char first = part.isEmpty() ? ' ' : part.charAt(0);
        if (part.length() > 1 && (first == '"' || first == '`')) {
            String mark = String.valueOf(first);
            return part.substring(1, part.length() - 1).replace(mark + mark, mark);
        }
        return first == '[' ? part.substring(1, part.length() - 1) : part;
    }
}
