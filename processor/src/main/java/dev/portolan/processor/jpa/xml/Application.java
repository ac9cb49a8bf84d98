package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Written;
import dev.portolan.processor.report.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * Applies an element of a mapping file to the annotations of a class or an attribute, as Hibernate does: a single annotation takes
 * over the members that the file writes, those that hold several values anew; annotations that can be repeated are replaced.
 */
final class Application {
    /** Elements that may be there several times, by the annotation's simple name. */
    private static final Map<String, String> REPEATED = Map.of(
            "secondary-table", "SecondaryTable",
            "primary-key-join-column", "PrimaryKeyJoinColumn",
            "join-column", "JoinColumn",
            "map-key-join-column", "MapKeyJoinColumn",
            "attribute-override", "AttributeOverride",
            "map-key-attribute-override", "AttributeOverride",
            "association-override", "AssociationOverride",
            "convert", "Convert",
            "map-key-convert", "Convert");
    /** Elements beside them that are their container's foreign key. */
    private static final Map<String, String> KEYS = Map.of(
            "primary-key-foreign-key", "PrimaryKeyJoinColumn",
            "foreign-key", "JoinColumn",
            "map-key-foreign-key", "MapKeyJoinColumn");

    private static final Set<String> STAYING = Set.of("joinColumns", "inverseJoinColumns");

    private final Translator translator;
    private final Element on;
    private final List<Mirror> all;

    Application(Translator translator, Element on, Annotations base) {
        this.translator = translator;
        this.on = on;
        this.all = new ArrayList<>(base.all());
    }

    Annotations result() {
        return new Annotations(List.copyOf(all));
    }

    /** Adds the annotation, above one of the same name that is there. */
    void put(Mirror mirror) {
        Mirror below = new Annotations(all).get(mirror.name());
        all.remove(below);
        all.add(below == null ? mirror : mirror.over(kept(mirror, below)));
    }

    /** What stays below: lists are written anew by whoever writes the annotation, those of a join table's columns aside. */
    private static Mirror kept(Mirror mirror, Mirror below) {
        Map<String, javax.lang.model.element.AnnotationValue> stay = new LinkedHashMap<>(below.written());
        boolean joinTable = mirror.name().equals(Jpa.JOIN_TABLE);
        stay.entrySet()
                .removeIf(e -> (e.getValue().getValue() instanceof List<?>
                                || Set.of("check", "indexes", "uniqueConstraints")
                                        .contains(e.getKey()))
                        && !(joinTable && STAYING.contains(e.getKey())));
        return new Mirror(below.element(), below.name(), below.annotation(), below.origin(), stay);
    }

    void remove(String annotation) {
        all.removeIf(m -> m.name().equals(annotation));
    }

    /** @param mapValues whether overrides without a prefix are those of a map's values */
    void children(Node node, boolean mapValues) {
        Map<String, List<Written>> repeated = new LinkedHashMap<>();
        Map<String, Node> keys = new LinkedHashMap<>();
        for (Node child : node.children()) {
            String name = child.name();
            if (REPEATED.containsKey(name)) {
                Mirror mirror = repeated(child, mapValues);
                repeated.computeIfAbsent(REPEATED.get(name), n -> new ArrayList<>())
                        .add(new Written(mirror, child.place()));
            } else if (KEYS.containsKey(name)) {
                keys.put(KEYS.get(name), child);
                repeated.computeIfAbsent(KEYS.get(name), n -> new ArrayList<>());
            } else if (Vocabulary.rule(name) != null && !name.equals("attributes")) {
                put(translator.mirror(child, on));
            } else if (!Vocabulary.hasNoEffect(name) && !name.equals("attributes")) {
                translator.unsupported(child, "<" + name + "> in <" + node.name() + ">");
            }
        }
        repeated.forEach((name, mirrors) -> replace(name, mirrors, keys.get(name), node.place()));
    }

    private Mirror repeated(Node child, boolean mapValues) {
        String name = child.name();
        boolean key = name.startsWith("map-key-") && !name.equals("map-key-join-column");
        Node plain = key
                ? new Node(name.substring(8), child.attributes(), child.children(), child.text(), child.place())
                : child;
        Mirror mirror = translator.mirror(plain, on);
        String prefix = key ? "key" : mapValues && name.equals("attribute-override") ? "value" : null;
        if (prefix == null) {
            return mirror;
        }
        String member = name.endsWith("convert") ? "attributeName" : "name";
        String path = mirror.string(member);
        Map<String, javax.lang.model.element.AnnotationValue> values = new LinkedHashMap<>(mirror.written());
        values.put(member, new Written(path == null ? prefix : prefix + "." + path, child.place()));
        return Mirror.written(on, mirror.name(), child.place(), values);
    }

    private void replace(String simpleName, List<Written> mirrors, Node key, Place place) {
        String name = Jpa.PACKAGE + simpleName;
        String container = name + "s";
        List<Written> written = new ArrayList<>(mirrors);
        if (written.isEmpty()) {
            result().all(name, container).forEach(m -> written.add(new Written(m, place)));
        }
        remove(name);
        remove(container);
        if (written.size() == 1 && key == null) {
            all.add((Mirror) written.get(0).value());
            return;
        }
        Map<String, Written> values = new LinkedHashMap<>();
        values.put("value", Written.list(written, place));
        if (key != null) {
            Node foreignKey = new Node("foreign-key", key.attributes(), key.children(), key.text(), key.place());
            values.put("foreignKey", new Written(translator.mirror(foreignKey, on), key.place()));
        }
        all.add(Mirror.written(on, container, place, values));
    }
}
