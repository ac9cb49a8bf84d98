package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.report.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Builds attributes that are embeddables. */
final class Embeddeds {
    private final Readers readers;
    private final Attributes attributes;
    private final EmbeddableDiscriminators discriminators;
    /** Embeddables with an attribute that leads back to them, which was said. */
    private final Set<Element> cyclic = new HashSet<>();

    Embeddeds(Readers readers, Attributes attributes) {
        this.readers = readers;
        this.attributes = attributes;
        this.discriminators = new EmbeddableDiscriminators(readers);
    }

    /** @return null when an error was reported */
    Embedded of(Attribute attribute, DeclaredType type, Annotations annotations, Scope scope) {
        Overrides overrides = scope.overrides().inside(attribute.name(), annotations);
        // within the values of a collection Hibernate calls its discriminator after what holds it
        String prefix = scope.collected() ? scope.holder() : attribute.name();
        Scope within = scope.collected() ? scope.ofCollection(attribute.name()) : scope;
        List<AttributeModel> inner = attributes(attribute, type, overrides, within, prefix);
        if (inner == null) {
            return null;
        }
        overrides.reportUnused(readers.reporter());
        return new Embedded(
                attribute,
                Classes.name((TypeElement) type.asElement()),
                EmbeddedNames.of(inner, attribute, annotations, scope.embedded(), readers.reporter()));
    }

    /**
     * The attributes of an embeddable which is the values of the collection {@code attribute}.
     *
     * @return null when an error was reported
     */
    List<AttributeModel> attributes(Attribute attribute, DeclaredType type, Overrides overrides, Scope scope) {
        return attributes(attribute, type, overrides, scope, attribute.name());
    }

    /** The same of the keys of a map. */
    List<AttributeModel> keys(Attribute attribute, DeclaredType type, Overrides overrides, Scope scope) {
        return attributes(attribute, type, overrides, scope, "mapkey");
    }

    private List<AttributeModel> attributes(
            Attribute attribute, DeclaredType type, Overrides overrides, Scope scope, String prefix) {
        TypeElement element = (TypeElement) type.asElement();
        if (!isUsable(attribute, element, scope)) {
            return null;
        }
        if (element.getKind() != ElementKind.CLASS && element.getKind() != ElementKind.RECORD) {
            readers.reporter().report(Message.EMBEDDABLE_KIND, attribute.origin(), Classes.name(element));
            return List.of();
        }
        Scope inside = scope.inside(type, attribute, overrides);
        Map<String, AttributeModel> all = new LinkedHashMap<>();
        List<TypeElement> below = below(attribute, element, scope);
        List<TypeElement> lineage = lineage(element);
        if (below.isEmpty()) {
            for (TypeElement at : lineage) {
                declared(at, scope, inside).forEach(m -> all.put(m.name(), m));
            }
        } else {
            for (int i = lineage.size() - 1; i >= 0; i--) {
                sorted(declared(lineage.get(i), scope, inside)).forEach(m -> all.putIfAbsent(m.name(), m));
            }
            addBelow(all, below, attribute, element, overrides, scope, prefix);
        }
        if (all.isEmpty() && !readers.classes().incomplete() && lineage.stream().noneMatch(cyclic::contains)) {
            readers.reporter().report(Message.EMBEDDABLE_EMPTY, attribute.origin(), Classes.name(element));
        }
        return List.copyOf(all.values());
    }

    /** The embeddables below it, of which a row may be any; none below one that extends another. */
    private List<TypeElement> below(Attribute attribute, TypeElement element, Scope scope) {
        TypeElement above = readers.embeddables().above(element);
        if (above != null) {
            checkAbove(attribute, element, above);
            return List.of();
        }
        List<TypeElement> below = readers.embeddables().below(element, attribute.origin());
        if (!below.isEmpty() && (attribute.id() || scope.id())) {
            readers.reporter()
                    .report(
                            Message.EMBEDDABLE_ID,
                            attribute.origin(),
                            Classes.name(element),
                            Classes.name(below.get(0)));
        }
        return below;
    }

    /** What they have besides, and which of them a row is; as Hibernate orders it, class by class. */
    private void addBelow(
            Map<String, AttributeModel> all,
            List<TypeElement> below,
            Attribute attribute,
            TypeElement element,
            Overrides overrides,
            Scope scope,
            String prefix) {
        for (TypeElement at : below) {
            Scope inside = scope.inside((DeclaredType) at.asType(), attribute, overrides);
            for (AttributeModel m : sorted(declared(at, scope, inside))) {
                // of attributes and of columns that several have, the first counts
                all.putIfAbsent(m.name(), m instanceof Basic b && isThere(b, all.values()) ? b.readOnly() : m);
            }
        }
        Basic discriminator = discriminators.of(attribute, element, below, overrides, prefix);
        if (discriminator != null) {
            all.put("#DTYPE", discriminator);
        }
    }

    private static List<AttributeModel> sorted(List<AttributeModel> attributes) {
        return attributes.stream()
                .sorted(Comparator.comparing(AttributeModel::name))
                .toList();
    }

    private static boolean isThere(Basic basic, Collection<AttributeModel> others) {
        return others.stream().anyMatch(o -> o instanceof Basic b && column(b).equalsIgnoreCase(column(basic)));
    }

    private static String column(Basic basic) {
        return basic.column().name() == null ? basic.name() : basic.column().name();
    }

    /** An embeddable that extends another has nothing of it, as Hibernate has it. */
    private void checkAbove(Attribute attribute, TypeElement element, TypeElement above) {
        readers.reporter()
                .report(
                        Message.EMBEDDABLE_ABOVE,
                        attribute.origin(),
                        Classes.name(element),
                        Classes.name(above),
                        attribute.name());
        Mirror column = readers.classes().annotations(element).get(Jpa.DISCRIMINATOR_COLUMN);
        if (column != null) {
            readers.reporter().report(Message.ROOT_ONLY, column.origin(), column.simpleName(), above.getSimpleName());
        }
    }

    /** What a class itself declares. */
    private List<AttributeModel> declared(TypeElement at, Scope scope, Scope inside) {
        List<AttributeModel> all = new ArrayList<>();
        boolean mapped = readers.classes().isMapped(at);
        readers.check()
                .check(readers.classes().annotations(at), mapped ? Placement.MAPPED_SUPERCLASS : Placement.EMBEDDABLE);
        Boolean own = readers.members().byField(at);
        for (Member m : readers.members().of(at, own == null ? scope.byField() : own)) {
            AttributeModel model = attributes.of(m, inside);
            if (model != null) {
                all.add(model);
            }
        }
        return all;
    }

    private boolean isUsable(Attribute attribute, TypeElement element, Scope scope) {
        String name = Classes.name(element);
        if (scope.embeddables().contains(name)) {
            readers.reporter().report(Message.EMBEDDABLE_CYCLE, attribute.origin(), name);
            cyclic.add(attribute.origin().element().getEnclosingElement());
            return false;
        }
        return true;
    }

    /** The class and the mapped superclasses above it, topmost first: what is above another class is not stored. */
    private List<TypeElement> lineage(TypeElement element) {
        List<TypeElement> lineage = new ArrayList<>(List.of(element));
        for (TypeElement at = readers.classes().superclass(element);
                at != null && readers.classes().isMapped(at);
                at = readers.classes().superclass(at)) {
            lineage.add(0, at);
        }
        return lineage;
    }
}
