package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.report.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Builds attributes that are embeddables. */
final class Embeddeds {
    private final Readers readers;
    private final Attributes attributes;

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
        return new Embedded(attribute, Classes.name((TypeElement) type.asElement()), inner);
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
        Scope inside = scope.inside(type, attribute, overrides);
        Map<String, AttributeModel> all = new LinkedHashMap<>();
        for (TypeElement at : lineage(element)) {
            boolean mapped = readers.classes().isMapped(at);
            readers.check()
                    .check(
                            readers.classes().annotations(at),
                            mapped ? Placement.MAPPED_SUPERCLASS : Placement.EMBEDDABLE);
            Boolean own = readers.members().byField(at);
            for (Member m : readers.members().of(at, own == null ? scope.byField() : own)) {
                AttributeModel model = attributes.of(m, inside);
                if (model != null) {
                    all.put(m.name(), model);
                }
            }
        }
        if (all.isEmpty() && !readers.classes().incomplete()) {
            readers.reporter().report(Message.EMBEDDABLE_EMPTY, attribute.origin(), Classes.name(element));
        }
        return List.copyOf(all.values());
    }

    private boolean isUsable(Attribute attribute, TypeElement element, Scope scope) {
        String name = Classes.name(element);
        if (scope.embeddables().contains(name)) {
            readers.reporter().report(Message.EMBEDDABLE_CYCLE, attribute.origin(), name);
            return false;
        }
        if (element.getKind() != ElementKind.CLASS && element.getKind() != ElementKind.RECORD) {
            readers.reporter().report(Message.EMBEDDABLE_KIND, attribute.origin(), name);
            return false;
        }
        if (element.getModifiers().contains(Modifier.SEALED)) {
            readers.reporter().report(Message.EMBEDDABLE_SEALED, attribute.origin(), name);
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
