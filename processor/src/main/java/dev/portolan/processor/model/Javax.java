package dev.portolan.processor.model;

import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import javax.lang.model.element.TypeElement;

/** Classes of libraries that are still mapped with {@code javax.persistence}: what needs them is left out. */
final class Javax {
    private static final String PACKAGE = "javax.persistence.";

    private final Readers readers;
    private final Ids ids;

    Javax(Readers readers) {
        this.readers = readers;
        this.ids = new Ids(readers);
    }

    /** Whether the entity's key is in such a class; it is said then. */
    boolean leavesOut(TypeElement entity, Lineage lineage) {
        TypeElement cause = ids.byField(lineage) == null ? mapped(entity) : null;
        return said(cause, Origin.of(entity), Classes.name(entity));
    }

    /** Whether an association leads to such a class, or to an entity that is left out for one; it is said then. */
    boolean leavesOut(TypeElement target, Attribute attribute) {
        boolean entity = readers.classes().isEntity(target);
        boolean known = entity && ids.byField(Lineage.of(target, readers.classes())) != null;
        return said(known ? null : mapped(target), attribute.origin(), attribute.name());
    }

    private boolean said(TypeElement cause, Origin origin, String what) {
        if (cause != null) {
            readers.reporter().report(Message.JAVAX, origin, Classes.name(cause), what);
        }
        return cause != null;
    }

    /** The class itself or the nearest above; null for none. */
    private TypeElement mapped(TypeElement type) {
        for (TypeElement at = type; at != null; at = readers.classes().superclass(at)) {
            if (readers.classes().annotations(at).all().stream()
                    .anyMatch(m -> m.name().startsWith(PACKAGE))) {
                return at;
            }
        }
        return null;
    }
}
