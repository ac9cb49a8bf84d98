package dev.portolan.processor.jpa.settings;

import dev.portolan.processor.report.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The part of YAML that settings are written in: maps in maps, by indentation, and scalars on one line. Lists and block texts are
 * passed over, since no setting is one; what else could hide a setting (anchors, maps in braces) is refused.
 */
final class YamlText {
    private static final List<String> ROOTS = List.of(
            "spring.jpa.", "spring.config.activate.", "hibernate.", "jakarta.", "javax.", "quarkus.hibernate-orm.");

    private final String file;
    private final String[] lines;
    private final List<List<Property>> documents = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private List<Property> current = new ArrayList<>();
    private int at;

    /** @param passed whether what is deeper is of no interest */
    private record Open(int indent, String path, boolean passed) {}

    private YamlText(String text, String file) {
        this.file = file;
        this.lines = text.split("\r\n|\r|\n", -1);
        documents.add(current);
    }

    static List<List<Property>> read(String text, String file) throws SettingsFailure {
        YamlText reader = new YamlText(text.startsWith("\uFEFF") ? text.substring(1) : text, file);
        for (reader.at = 0; reader.at < reader.lines.length; reader.at++) {
            reader.line(reader.lines[reader.at]);
        }
        return reader.documents;
    }

    private void line(String raw) throws SettingsFailure {
        String text = raw.strip();
        if (raw.startsWith("---") || raw.startsWith("...")) {
            if (raw.length() > 3
                    && !raw.substring(3).isBlank()
                    && !raw.substring(3).strip().startsWith("#")) {
                throw failure("a document begins with more than ---");
            }
            open.clear();
            current = new ArrayList<>();
            documents.add(current);
            return;
        }
        if (text.isEmpty() || text.startsWith("#") || raw.startsWith("%")) {
            return;
        }
        int indent = raw.length() - raw.stripLeading().length();
        boolean item = text.equals("-") || text.startsWith("- ");
        while (!open.isEmpty()
                && (open.peek().indent() > indent
                        || open.peek().indent() == indent
                                && !(item && !open.peek().passed()))) {
            open.pop();
        }
        if (!open.isEmpty() && open.peek().passed() && indent > open.peek().indent()) {
            return;
        }
        if (raw.substring(0, indent).indexOf('\t') >= 0) {
            throw failure("a line begins with a tab");
        }
        if (item) {
            String path = open.isEmpty() ? "" : open.peek().path();
            open.push(new Open(indent, path, true));
            return;
        }
        entry(text, indent);
    }

    private void entry(String text, int indent) throws SettingsFailure {
        int colon = colon(text);
        if (colon < 0) {
            throw failure("\"" + text + "\" is no key with a value");
        }
        String key = scalar(text.substring(0, colon).strip());
        String rest = withoutComment(text.substring(colon + 1).strip());
        if (key.equals("<<") || rest.startsWith("&") || rest.startsWith("*")) {
            throw failure("anchors are not understood");
        }
        String above = open.isEmpty() ? "" : open.peek().path() + ".";
        String path = above + key;
        if (rest.isEmpty()) {
            open.push(new Open(indent, path, false));
            return;
        }
        boolean block = rest.startsWith("|") || rest.startsWith(">");
        boolean flow = rest.startsWith("{") || rest.startsWith("[");
        boolean matters = ROOTS.stream().anyMatch(r -> (path + ".").startsWith(r) || r.startsWith(path + "."));
        if (flow && !closes(rest)) {
            throw failure("a value in brackets goes on in the next line");
        }
        if (matters && rest.startsWith("{") && !rest.equals("{}")) {
            throw failure("a map in braces is not understood; write its keys on lines of their own");
        }
        if (matters && rest.startsWith("!")) {
            throw failure("a tag is not understood");
        }
        if (!block && !flow) {
            current.add(new Property(path, scalar(rest), new Place(file, at + 1)));
        }
        open.push(new Open(indent, path, block || !matters));
        if (!block && matters) {
            refuseDeeper(indent);
        }
    }

    /** A scalar that goes on in the next line would be read wrong. */
    private void refuseDeeper(int indent) throws SettingsFailure {
        for (int next = at + 1; next < lines.length; next++) {
            String text = lines[next].strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                if (lines[next].length() - lines[next].stripLeading().length() > indent) {
                    at = next;
                    throw failure("a value goes on in the next line");
                }
                return;
            }
        }
    }

    private static boolean closes(String flow) {
        return flow.endsWith(flow.startsWith("{") ? "}" : "]");
    }

    /** Of the colon that ends the key; -1 for none. */
    private static int colon(String text) {
        char quote = text.charAt(0);
        int from = 0;
        if (quote == '"' || quote == '\'') {
            from = text.indexOf(quote, 1);
            if (from < 0) {
                return -1;
            }
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == ':' && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
                return i;
            }
        }
        return -1;
    }

    private static String withoutComment(String text) {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        int from = 0;
        if (quote == '"' || quote == '\'') {
            from = closing(text, quote);
            from = from < 0 ? text.length() : from;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
                return text.substring(0, i).strip();
            }
        }
        return text;
    }

    private static int closing(String text, char quote) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (text.charAt(i) == quote) {
                if (quote == '\'' && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private String scalar(String text) throws SettingsFailure {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        if (quote != '"' && quote != '\'') {
            return text.equals("~") || text.equals("null") ? "" : text;
        }
        int end = closing(text, quote);
        if (end != text.length() - 1) {
            throw failure("a quoted text does not end where its line does");
        }
        String inner = text.substring(1, end);
        return quote == '\''
                ? inner.replace("''", "'")
                : inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private SettingsFailure failure(String message) {
        return new SettingsFailure(message, at + 1);
    }
}
