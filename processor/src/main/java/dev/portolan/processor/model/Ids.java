package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Finds the identifier of an entity. */
final class Ids {
    private final Readers readers;

    Ids(Readers readers) {
        this.readers = readers;
    }

    /**
     * How the classes of a hierarchy are accessed that do not say it: where the nearest {@code @Id} or {@code @EmbeddedId} is.
     *
     * @return null when there is none
     */
    Boolean byField(Lineage lineage) {
        for (TypeElement at : lineage.all()) {
            Boolean byField = readers.members().idByField(at);
            if (byField != null) {
                return byField;
            }
        }
        return null;
    }

    /** @param attributes of a root @return null when it has none; an error is reported then or was */
    IdModel of(TypeElement type, Lineage lineage, Map<String, AttributeModel> attributes) {
        List<AttributeModel> ids =
                attributes.values().stream().filter(AttributeModel::id).toList();
        if (ids.isEmpty()) {
            return null;
        }
        List<String> names = ids.stream().map(AttributeModel::name).toList();
        if (ids.size() == 1 && ids.get(0) instanceof Embedded e) {
            return new IdModel(IdModel.Kind.EMBEDDED, names, e.className());
        }
        Mirror idClass = idClass(lineage);
        if (idClass == null) {
            boolean several = ids.size() > 1;
            return new IdModel(
                    several ? IdModel.Kind.ID_CLASS : IdModel.Kind.SIMPLE, names, several ? Classes.name(type) : null);
        }
        TypeElement of = classOf(lineage);
        if (of == null) {
            return null;
        }
        if (isKeyOfTarget(of, ids)) {
            return new IdModel(IdModel.Kind.ID_CLASS, names, Classes.name(of));
        }
        List<String> more = checkIdClass(type, of, idClass, ids);
        more.removeIf(name -> !attributes.containsKey(name));
        more.addAll(0, names);
        return new IdModel(IdModel.Kind.ID_CLASS, more, Classes.name(of));
    }

    /** For a subclass, which has its root's. */
    IdModel none(TypeElement type, Map<String, AttributeModel> attributes) {
        for (AttributeModel a : attributes.values()) {
            if (a.id()) {
                readers.reporter().report(Message.ID_IN_SUBCLASS, a.origin(), type.getSimpleName(), a.name());
            }
        }
        return null;
    }

    /** The id class; null for none. */
    TypeElement classOf(Lineage lineage) {
        Mirror idClass = idClass(lineage);
        return idClass == null || idClass.type("value") == null
                ? null
                : readers.classes().element(idClass.type("value"));
    }

    private Mirror idClass(Lineage lineage) {
        for (TypeElement at : lineage.all()) {
            Mirror m = readers.classes().annotations(at).get(Jpa.ID_CLASS);
            if (m != null) {
                return m;
            }
        }
        return null;
    }

    /** Whether the key is that of the entity which the one {@code @Id} refers to: its id class is this one's then. */
    private boolean isKeyOfTarget(TypeElement idClass, List<AttributeModel> ids) {
        if (ids.size() != 1 || !(ids.get(0) instanceof ToOne parent)) {
            return false;
        }
        TypeElement target = readers.classes().named(parent.target());
        if (target == null) {
            return false;
        }
        Lineage lineage = Lineage.of(target, readers.classes());
        Mirror its = idClass(lineage);
        if (its != null) {
            return its.type("value") != null && idClass.equals(readers.classes().element(its.type("value")));
        }
        return lineage.all().stream()
                .flatMap(at -> readers.members().all(at).stream())
                .anyMatch(m -> m.annotations().has(Jpa.EMBEDDED_ID)
                        && idClass.equals(readers.classes().element(m.type())));
    }

    /** @return what the class has besides */
    private List<String> checkIdClass(TypeElement type, TypeElement idClass, Mirror at, List<AttributeModel> ids) {
        Set<String> inClass = new LinkedHashSet<>();
        for (TypeElement of = idClass; of != null; of = readers.classes().superclass(of)) {
            readers.members().all(of).forEach(m -> inClass.add(m.name()));
        }
        for (AttributeModel id : ids) {
            if (!inClass.contains(id.name())) {
                readers.reporter()
                        .report(
                                Message.ID_CLASS_LACKS,
                                at.at("value"),
                                idClass.getSimpleName(),
                                id.name(),
                                type.getSimpleName(),
                                DidYouMean.among(inClass, id.name()));
            }
        }
        Set<String> names = new LinkedHashSet<>();
        ids.forEach(id -> names.add(id.name()));
        List<String> more = new ArrayList<>();
        for (TypeElement of = idClass; of != null; of = readers.classes().superclass(of)) {
            for (Member m : readers.members().of(of, true)) {
                if (!names.contains(m.name())) {
                    more.add(m.name());
                    readers.reporter()
                            .report(
                                    Message.ID_CLASS_EXTRA,
                                    at.at("value"),
                                    idClass.getSimpleName(),
                                    m.name(),
                                    type.getSimpleName());
                }
            }
        }
        return more;
    }
}
