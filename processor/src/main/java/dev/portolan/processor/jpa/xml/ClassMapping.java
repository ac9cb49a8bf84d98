package dev.portolan.processor.jpa.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * What a mapping file says of a class.
 *
 * @param node {@code <entity>}, {@code <mapped-superclass>} or {@code <embeddable>}
 * @param complete whether the class's own annotations of JPA do not count
 * @param attributes elements of its attributes by name
 */
record ClassMapping(
        TypeElement type,
        Node node,
        Translator translator,
        String access,
        boolean complete,
        Map<String, Node> attributes) {
    static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "embedded-id",
            "basic",
            "version",
            "many-to-one",
            "one-to-many",
            "one-to-one",
            "many-to-many",
            "element-collection",
            "embedded",
            "transient");

    static ClassMapping of(
            TypeElement type, Node node, Translator translator, MappingDefaults defaults, boolean unitComplete) {
        Map<String, Node> attributes = new LinkedHashMap<>();
        Node container = node.child("attributes");
        if (container != null) {
            for (Node child : container.children()) {
                String name = child.attribute("name");
                if (ATTRIBUTES.contains(child.name()) && name != null) {
                    attributes.putIfAbsent(name, child);
                } else if (!child.name().equals("description")) {
                    translator.unsupported(child, "<" + child.name() + "> in <attributes>");
                }
            }
        }
        String own = node.attribute("access");
        return new ClassMapping(
                type,
                node,
                translator,
                own == null ? defaults.access() : own,
                unitComplete || node.flag("metadata-complete"),
                attributes);
    }
}
