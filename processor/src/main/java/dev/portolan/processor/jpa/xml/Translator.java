package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Written;
import dev.portolan.processor.jpa.xml.Rule.Child;
import dev.portolan.processor.jpa.xml.Rule.Kind;
import dev.portolan.processor.jpa.xml.Rule.Member;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Place;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Makes annotations of the elements of a mapping file. */
final class Translator {
    private static final Set<String> IN_SCHEMA = Set.of("table", "join-table", "collection-table");
    private static final Map<String, String> SIMPLE = Map.ofEntries(
            Map.entry("string", "java.lang.String"),
            Map.entry("boolean", "java.lang.Boolean"),
            Map.entry("byte", "java.lang.Byte"),
            Map.entry("short", "java.lang.Short"),
            Map.entry("int", "java.lang.Integer"),
            Map.entry("integer", "java.lang.Integer"),
            Map.entry("long", "java.lang.Long"),
            Map.entry("double", "java.lang.Double"),
            Map.entry("float", "java.lang.Float"),
            Map.entry("char", "java.lang.Character"),
            Map.entry("character", "java.lang.Character"),
            Map.entry("uuid", "java.util.UUID"));

    private final Elements elements;
    private final Reporter reporter;
    private final MappingDefaults defaults;

    Translator(Elements elements, Reporter reporter, MappingDefaults defaults) {
        this.elements = elements;
        this.reporter = reporter;
        this.defaults = defaults;
    }

    /** The annotation of an element that has a rule. @param on what it is written for */
    Mirror mirror(Node node, Element on) {
        return mirror(node, Vocabulary.rule(node.name()), on, true);
    }

    /** Without the children, which stand for annotations of their own. */
    Mirror head(Node node, Element on) {
        return mirror(node, Vocabulary.rule(node.name()), on, false);
    }

    private Mirror mirror(Node node, Rule rule, Element on, boolean deep) {
        Map<String, Written> values = new LinkedHashMap<>();
        node.attributes().forEach((name, text) -> attribute(node, rule, name, text.strip(), values));
        if (IN_SCHEMA.contains(node.name())) {
            putDefault(values, "schema", defaults.schema(), node.place());
            putDefault(values, "catalog", defaults.catalog(), node.place());
        }
        if (rule.text() != null) {
            put(values, node, node.name(), rule.text(), node.text());
        }
        if (deep) {
            children(node, rule, on, values);
        }
        return Mirror.written(on, rule.annotation(), node.place(), values);
    }

    private static void putDefault(Map<String, Written> values, String member, String text, Place place) {
        if (text != null) {
            values.putIfAbsent(member, new Written(text, place));
        }
    }

    private void attribute(Node node, Rule rule, String name, String text, Map<String, Written> values) {
        Member member = rule.attributes().get(name);
        if (member != null) {
            if (!text.isEmpty()) {
                put(values, node, name, member, text);
            }
        } else if (!Vocabulary.isAside(name)) {
            unsupported(node, "<" + node.name() + " " + name + ">");
        }
    }

    private void put(Map<String, Written> values, Node node, String what, Member member, String text) {
        Object value = value(node, what, member.kind(), text);
        if (value != null) {
            values.put(member.name(), new Written(value, node.place()));
        }
    }

    private Object value(Node node, String what, Kind kind, String text) {
        return switch (kind) {
            case TEXT -> text;
            case CONSTANT -> new Written.Constant(text);
            case TYPE -> type(text, node.place());
            case FLAG -> {
                if (!List.of("true", "false", "1", "0").contains(text)) {
                    reporter.reportAt(Message.XML_VALUE, node.place(), what, text, "true or false");
                }
                yield Node.isTrue(text);
            }
            case NUMBER -> {
                try {
                    yield Integer.valueOf(text);
                } catch (NumberFormatException e) {
                    reporter.reportAt(Message.XML_VALUE, node.place(), what, text, "a number");
                    yield null;
                }
            }
        };
    }

    private void children(Node node, Rule rule, Element on, Map<String, Written> values) {
        Map<String, List<Written>> several = new LinkedHashMap<>();
        for (Node child : node.children()) {
            Child into = rule.children().get(child.name());
            if (into == null) {
                if (!Vocabulary.hasNoEffect(child.name())) {
                    unsupported(child, "<" + child.name() + "> in <" + node.name() + ">");
                }
                continue;
            }
            Object value = into.rule() == null ? child.text() : mirror(child, Vocabulary.rule(into.rule()), on, true);
            Written written = new Written(value, child.place());
            if (into.many()) {
                several.computeIfAbsent(into.member(), m -> new ArrayList<>()).add(written);
            } else {
                values.put(into.member(), written);
            }
        }
        several.forEach((member, all) -> values.put(member, Written.list(all, node.place())));
    }

    void unsupported(Node node, String what) {
        reporter.reportAt(Message.XML_UNSUPPORTED, node.place(), what);
    }

    /** The class of that name; null after an error. */
    TypeElement element(String name, Place place) {
        TypeElement found = find(name);
        if (found == null) {
            reporter.reportAt(Message.CLASS_UNKNOWN, place, name, "");
        }
        return found;
    }

    private TypeMirror type(String name, Place place) {
        TypeElement found = find(name);
        if (found == null && SIMPLE.containsKey(name)) {
            found = elements.getTypeElement(SIMPLE.get(name));
        }
        if (found == null) {
            reporter.reportAt(Message.CLASS_UNKNOWN, place, name, "");
            return null;
        }
        return found.asType();
    }

    private TypeElement find(String name) {
        String qualified = defaults.qualified(name);
        TypeElement found = elements.getTypeElement(qualified);
        return found == null && qualified.indexOf('$') > 0
                ? elements.getTypeElement(qualified.replace('$', '.'))
                : found;
    }
}
