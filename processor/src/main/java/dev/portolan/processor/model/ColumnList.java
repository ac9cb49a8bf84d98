package dev.portolan.processor.model;

import dev.portolan.processor.model.TableSpec.IndexSpec.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The {@code columnList} of an {@code @Index}: columns or expressions in parentheses, each with ASC or DESC. */
final class ColumnList {
    private ColumnList() {}

    /** @throws IllegalArgumentException with what is wrong, as a sentence */
    static List<Part> parse(String list) {
        List<Part> parts = new ArrayList<>();
        for (String text : split(list)) {
            parts.add(part(text.strip()));
        }
        return parts;
    }

    private static Part part(String written) {
        String text = written;
        boolean descending = false;
        int space = text.lastIndexOf(' ');
        if (space > 0) {
            String last = text.substring(space + 1).toUpperCase(Locale.ROOT);
            if (last.equals("ASC") || last.equals("DESC")) {
                descending = last.equals("DESC");
                text = text.substring(0, space).strip();
            }
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A column is missing.");
        }
        if (text.startsWith("(") && text.endsWith(")")) {
            String inner = text.substring(1, text.length() - 1).strip();
            if (inner.isEmpty()) {
                throw new IllegalArgumentException("An expression is empty.");
            }
            return new Part(inner, true, descending);
        }
        boolean quoted = text.startsWith("`") || text.startsWith("\"");
        if (!quoted && text.indexOf('(') >= 0) {
            return new Part(text, true, descending);
        }
        if (!quoted && text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is neither a column nor an expression in parentheses; ASC or DESC may follow.");
        }
        return new Part(text, false, descending);
    }

    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (char c : list.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            if (c == ',' && depth == 0 && quote == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (depth != 0 || quote != 0) {
            throw new IllegalArgumentException("A parenthesis or quote is not closed.");
        }
        parts.add(part.toString());
        return parts;
    }
}
