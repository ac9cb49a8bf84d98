package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.jpa.AnnotationView;
import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Written;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Place;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The annotations of classes as mapping files change them: an element of a file counts as the annotations that it stands for, so
 * that one set of rules serves both. Where Hibernate goes its own way (which member an element means), so does this.
 */
public final class Overlay implements AnnotationView {
    private static final Set<String> CLASSES = Set.of("entity", "mapped-superclass", "embeddable");
    private static final Set<String> ROOT = Set.of(
            "persistence-unit-metadata",
            "package",
            "schema",
            "catalog",
            "access",
            "sequence-generator",
            "table-generator");

    private final Elements elements;
    private final Reporter reporter;
    private final Map<String, ClassMapping> classes = new LinkedHashMap<>();
    private final Map<String, Mirror> converters = new LinkedHashMap<>();
    private final List<TypeElement> entityTypes = new ArrayList<>();
    private final List<TypeElement> converterTypes = new ArrayList<>();
    private final List<Node> generators = new ArrayList<>();
    private final List<Translator> generatorTranslators = new ArrayList<>();
    private final UnitDefaults unit;

    /** @param files roots of the mapping files, in the order in which they count */
    public Overlay(Elements elements, List<Node> files, Reporter reporter) {
        this.elements = elements;
        this.reporter = reporter;
        this.unit = UnitDefaults.of(files, reporter);
        files.forEach(this::read);
        classes.values().forEach(this::check);
    }

    private void read(Node root) {
        if (!root.name().equals("entity-mappings")) {
            reporter.reportAt(Message.XML_UNSUPPORTED, root.place(), "<" + root.name() + ">");
            return;
        }
        MappingDefaults defaults = MappingDefaults.of(root, unit.access());
        Translator translator = new Translator(elements, reporter, defaults);
        for (Node node : root.children()) {
            if (CLASSES.contains(node.name())) {
                managed(node, translator, defaults);
            } else if (node.name().equals("converter")) {
                TypeElement type = type(node, translator);
                if (type != null) {
                    converterTypes.add(type);
                    converters.put(type.getQualifiedName().toString(), translator.head(node, type));
                }
            } else if (node.name().endsWith("-generator") && ROOT.contains(node.name())) {
                generators.add(node);
                generatorTranslators.add(translator);
            } else if (!ROOT.contains(node.name()) && !Vocabulary.hasNoEffect(node.name())) {
                translator.unsupported(node, "<" + node.name() + ">");
            }
        }
    }

    private void managed(Node node, Translator translator, MappingDefaults defaults) {
        TypeElement type = type(node, translator);
        if (type == null) {
            return;
        }
        String name = type.getQualifiedName().toString();
        ClassMapping mapping = ClassMapping.of(type, node, translator, defaults, unit.complete());
        ClassMapping other = classes.putIfAbsent(name, mapping);
        if (other != null) {
            reporter.reportAt(
                    Message.XML_TWICE, node.place(), name, other.node().place());
        } else if (node.name().equals("entity")) {
            entityTypes.add(type);
        }
    }

    private TypeElement type(Node node, Translator translator) {
        String name = node.attribute("class");
        if (name == null) {
            translator.unsupported(node, "<" + node.name() + "> without a class");
            return null;
        }
        return translator.element(name, node.place());
    }

    /** The classes that the files call entities. */
    public List<TypeElement> entities() {
        return List.copyOf(entityTypes);
    }

    /** The classes that the files call converters. */
    public List<TypeElement> converters() {
        return List.copyOf(converterTypes);
    }

    /** What the files say for the whole unit. */
    public UnitDefaults unitDefaults() {
        return unit;
    }

    @Override
    public Annotations of(Element element) {
        if (element.getKind() == ElementKind.PACKAGE) {
            return Annotations.of(element);
        }
        if (element instanceof TypeElement type) {
            return ofClass(type);
        }
        ClassMapping mapping = classes.get(element.getEnclosingElement().toString());
        Annotations base = base(element, mapping);
        if (mapping == null) {
            return base;
        }
        String name = Access.attribute(element);
        Node node = name == null ? null : mapping.attributes().get(name);
        if (node == null) {
            return base;
        }
        String access = node.attribute("access");
        boolean byField = Access.byField(mapping, access == null ? access(mapping) : access, name);
        if (byField != (element.getKind() == ElementKind.FIELD)) {
            return base;
        }
        return attribute(mapping, node, element, base, byField);
    }

    private Annotations base(Element element, ClassMapping mapping) {
        Annotations sources = Annotations.of(element);
        boolean complete = mapping == null ? unit.complete() : mapping.complete();
        return complete && !sources.all().isEmpty()
                ? new Annotations(sources.all().stream()
                        .filter(m -> !m.name().startsWith(Jpa.PACKAGE) && !Hibernate.is(m.name()))
                        .toList())
                : sources;
    }

    private Annotations ofClass(TypeElement type) {
        String name = type.getQualifiedName().toString();
        ClassMapping mapping = classes.get(name);
        Annotations base = base(type, mapping);
        Mirror converter = converters.get(name);
        if (mapping == null) {
            return converter == null ? base : new Annotations(List.of(converter));
        }
        Node node = mapping.node();
        Application application = new Application(mapping.translator(), type, base);
        for (String kind : List.of(Jpa.ENTITY, Jpa.MAPPED_SUPERCLASS, Jpa.EMBEDDABLE)) {
            if (!kind.equals(Vocabulary.rule(node.name()).annotation())) {
                application.remove(kind);
            }
        }
        application.put(mapping.translator().head(node, type));
        boolean entity = node.name().equals("entity");
        if (mapping.access() != null || mapping.complete() && entity) {
            application.put(access(type, mapping.access() == null ? "PROPERTY" : mapping.access(), node.place()));
        }
        if (entity && node.child("table") == null) {
            Mirror table = mapping.translator().mirror(new Node("table", Map.of(), List.of(), "", node.place()), type);
            if (!table.written().isEmpty()) {
                application.put(table);
            }
        }
        application.children(node, false);
        return application.result();
    }

    private Annotations attribute(ClassMapping mapping, Node node, Element element, Annotations base, boolean byField) {
        Application application = new Application(mapping.translator(), element, base);
        application.put(mapping.translator().head(node, element));
        application.put(access(element, byField ? "FIELD" : "PROPERTY", node.place()));
        if (node.flag("id")) {
            application.put(Mirror.written(element, Jpa.ID, node.place(), Map.of()));
        }
        String mapsId = node.attribute("maps-id");
        if (mapsId != null) {
            application.put(Mirror.written(
                    element, Jpa.MAPS_ID, node.place(), Map.of("value", new Written(mapsId, node.place()))));
        }
        application.children(node, node.name().equals("element-collection") && Access.isMap(element));
        return application.result();
    }

    private static Mirror access(Element on, String value, Place place) {
        return Mirror.written(on, Jpa.ACCESS, place, Map.of("value", new Written(new Written.Constant(value), place)));
    }

    /** How its attributes are looked for. */
    private String access(ClassMapping mapping) {
        if (mapping.access() != null) {
            return mapping.access();
        }
        boolean embeddable = mapping.node().name().equals("embeddable");
        return embeddable ? "FIELD" : mapping.complete() ? "PROPERTY" : Access.ofSources(mapping);
    }

    @Override
    public Annotations unit() {
        List<Mirror> all = new ArrayList<>();
        for (int i = 0; i < generators.size(); i++) {
            TypeElement anchor = elements.getTypeElement("java.lang.Object");
            all.add(generatorTranslators.get(i).mirror(generators.get(i), anchor));
        }
        return new Annotations(all);
    }

    private void check(ClassMapping mapping) {
        Set<String> known = new HashSet<>();
        for (Element member : mapping.type().getEnclosedElements()) {
            String name = Access.attribute(member);
            if (name != null) {
                known.add(name);
            }
        }
        mapping.attributes().forEach((name, node) -> {
            if (!known.contains(name)) {
                reporter.reportAt(
                        Message.XML_ATTRIBUTE_UNKNOWN,
                        node.place(),
                        mapping.type().getQualifiedName(),
                        name,
                        DidYouMean.among(known, name));
            }
        });
    }
}
