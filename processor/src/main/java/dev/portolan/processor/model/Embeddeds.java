package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.report.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Builds attributes that are embeddables. */
final class Embeddeds {
    private final Readers readers;
    private final Attributes attributes;
    /** Embeddables with an attribute that leads back to them, which was said. */
    private final Set<Element> cyclic = new HashSet<>();

    Embeddeds(Readers readers, Attributes attributes) {
        this.readers = readers;
        this.attributes = attributes;
    }

    /** @return null when an error was reported */
    Embedded of(Attribute attribute, DeclaredType type, Annotations annotations, Scope scope) {
        Overrides overrides = scope.overrides().inside(attribute.name(), annotations);
        List<AttributeModel> inner = attributes(attribute, type, overrides, scope);
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
     * The attributes of an embeddable, used as {@code attribute}.
     *
     * @return null when an error was reported
     */
    List<AttributeModel> attributes(Attribute attribute, DeclaredType type, Overrides overrides, Scope scope) {
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
        for (TypeElement at : lineage(element)) {
            add(all, at, scope, inside);
        }
        if (element.getModifiers().contains(Modifier.SEALED)) {
            List<TypeElement> below = subclasses(attribute, element);
            if (!below.isEmpty()) {
                all.put("#DTYPE", discriminator(attribute, element));
            }
            below.forEach(at -> add(all, at, scope, scope.inside((DeclaredType) at.asType(), attribute, overrides)));
        }
        if (all.isEmpty()
                && !readers.classes().incomplete()
                && lineage(element).stream().noneMatch(cyclic::contains)) {
            readers.reporter().report(Message.EMBEDDABLE_EMPTY, attribute.origin(), Classes.name(element));
        }
        return List.copyOf(all.values());
    }

    /** Adds what a class itself declares. */
    private void add(Map<String, AttributeModel> all, TypeElement at, Scope scope, Scope inside) {
        boolean mapped = readers.classes().isMapped(at);
        readers.check()
                .check(readers.classes().annotations(at), mapped ? Placement.MAPPED_SUPERCLASS : Placement.EMBEDDABLE);
        Boolean own = readers.members().byField(at);
        for (Member m : readers.members().of(at, own == null ? scope.byField() : own)) {
            AttributeModel model = attributes.of(m, inside);
            if (model != null) {
                all.put(m.name(), model);
            }
        }
    }

    /** Those of a sealed class, as far down as they are sealed; one row may be any of them. */
    private List<TypeElement> subclasses(Attribute attribute, TypeElement element) {
        List<TypeElement> all = new ArrayList<>();
        for (TypeMirror permitted : element.getPermittedSubclasses()) {
            TypeElement below = readers.classes().element(permitted);
            if (below != null && !readers.classes().isEmbeddable(below)) {
                readers.reporter()
                        .report(
                                Message.EMBEDDABLE_SEALED,
                                attribute.origin(),
                                Classes.name(element),
                                Classes.name(below));
            } else if (below != null) {
                all.add(below);
                all.addAll(subclasses(attribute, below));
            }
        }
        return all;
    }

    /** Which of the classes a row is: {@code <attribute>_DTYPE}. */
    private Basic discriminator(Attribute attribute, TypeElement element) {
        Mirror given = readers.classes().annotations(element).get(Jpa.DISCRIMINATOR_COLUMN);
        Attribute type = new Attribute(
                attribute.name() + "_DTYPE", attribute.path() + "_DTYPE", Constraints.NONE, null, attribute.origin());
        ColumnSpec column = readers.columns()
                .column(given, attribute.origin())
                .named(attribute.name() + "_DTYPE")
                .orLength(31);
        return new Basic(
                type, Scalar.STRING, "String", null, false, Required.ALWAYS, false, null, column, ColumnExtras.NONE);
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

    /** The class and those above it whose attributes it has, topmost first. */
    private List<TypeElement> lineage(TypeElement element) {
        List<TypeElement> lineage = new ArrayList<>();
        for (TypeElement at = element; at != null; at = readers.classes().superclass(at)) {
            if (at == element
                    || readers.classes().isMapped(at)
                    || readers.classes().isEmbeddable(at)) {
                lineage.add(0, at);
            }
        }
        return lineage;
    }
}
