package dev.portolan.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The directives at the head of a file: {@code -- atlas:txmode none}, {@code -- atlas:checkpoint}, {@code -- atlas:nolint …}.
 *
 * <p>They stand in comment lines ({@code --}, {@code #}) from the first byte on, and an empty line, or the end of a file that
 * holds nothing else, follows them; otherwise they belong to the first statement.
 */
public record FileDirectives(List<Directive> all) {
    private static final String MARK = "atlas:";

    /** A directive. @param name {@code txmode} @param argument the rest of its line; empty for none */
    public record Directive(String name, String argument) {}

    public FileDirectives {
        all = List.copyOf(all);
    }

    public static FileDirectives of(String text) {
        List<Directive> found = new ArrayList<>();
        int pos = 0;
        while (text.startsWith("--", pos) || text.startsWith("#", pos)) {
            int end = text.indexOf('\n', pos);
            if (end < 0) {
                return new FileDirectives(List.of());
            }
            Directive directive = directive(line(text, pos, end));
            if (directive != null) {
                found.add(directive);
            }
            pos = end + 1;
        }
        boolean apart = pos == text.length() || text.startsWith("\n", pos) || text.startsWith("\r\n", pos);
        return new FileDirectives(apart ? found : List.of());
    }

    /** The arguments of all directives with that name. */
    public List<String> values(String name) {
        return all.stream()
                .filter(d -> d.name.equals(name))
                .map(Directive::argument)
                .toList();
    }

    /** The directive in a comment that belongs to a statement; null for none. */
    public static Directive ofComment(String comment) {
        String text = comment.strip();
        if (text.startsWith("/*") && text.endsWith("*/")) {
            text = text.substring(2, text.length() - 2);
        } else if (text.startsWith("--")) {
            text = text.substring(text.startsWith("-- ") ? 3 : 2);
        } else if (text.startsWith("#")) {
            text = text.substring(1);
        } else {
            return null;
        }
        return text.startsWith(MARK) ? directive(text) : null;
    }

    private static String line(String text, int from, int end) {
        return text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private static Directive directive(String line) {
        for (int at = line.lastIndexOf(MARK); at >= 0; at = line.lastIndexOf(MARK, at - 1)) {
            int end = at + MARK.length();
            while (end < line.length() && isName(line.charAt(end))) {
                end++;
            }
            if (end > at + MARK.length() && printable(line, at)) {
                boolean argument = end < line.length() && line.charAt(end) == ' ';
                String name = line.substring(at + MARK.length(), end);
                return new Directive(name, argument ? line.substring(end).stripLeading() : "");
            }
        }
        return null;
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean printable(String line, int end) {
        return line.substring(0, end).chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
