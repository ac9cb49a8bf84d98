package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.report.Place;
import java.util.List;
import java.util.Map;

/**
 * An element of an XML file.
 *
 * @param name without its namespace
 * @param attributes those without a namespace, in the order of the file
 * @param text directly in it, stripped
 */
public record Node(String name, Map<String, String> attributes, List<Node> children, String text, Place place) {
    /** The attribute; null for none, and for an empty one. */
    public String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public List<Node> all(String child) {
        return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    /** The first of that name; null for none. */
    public Node child(String child) {
        return children.stream().filter(c -> c.name.equals(child)).findFirst().orElse(null);
    }

    /** Text of the first of that name; null for none, and for an empty one. */
    public String text(String child) {
        Node found = child(child);
        return found == null || found.text.isEmpty() ? null : found.text;
    }

    /** Whether an attribute or a child (there, even empty, or {@code true}) says yes. */
    boolean flag(String attribute) {
        return isTrue(attribute(attribute));
    }

    static boolean isTrue(String text) {
        return "true".equals(text) || "1".equals(text);
    }
}
