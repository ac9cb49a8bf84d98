package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Coverage;
import dev.portolan.processor.jpa.Coverage.Treatment;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/** Reports annotations and members that are not supported, and those that mean nothing where they stand. */
final class AnnotationCheck {
    private final Reporter reporter;

    AnnotationCheck(Reporter reporter) {
        this.reporter = reporter;
    }

    void check(Annotations annotations, Placement placement) {
        for (Mirror m : annotations.all()) {
            if (m.name().startsWith(Jpa.PACKAGE)) {
                if (isKnown(m) && Coverage.of(m.name()) == Treatment.READ && !placement.allows(m.name())) {
                    Message message = placement.isClass() ? Message.WITHOUT_MEANING : Message.MISPLACED_IGNORED;
                    reporter.report(message, m.origin(), m.simpleName(), placement.noun());
                }
            } else if (m.name().startsWith(Own.PACKAGE)) {
                checkOwn(m, placement);
            } else if (Hibernate.isIgnored(m.name()) && !JdbcCodes.isNeedless(m, annotations)
                    || !placement.reads(m.name())) {
                reporter.report(Message.HIBERNATE_IGNORED, m.origin(), m.simpleName());
            }
        }
    }

    /** What {@code @RenamedFrom} says; nothing for null. */
    List<String> earlierNames(Mirror renamedFrom) {
        if (renamedFrom == null) {
            return List.of();
        }
        List<String> names = renamedFrom.strings("value");
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            reporter.report(Message.NAME_EMPTY, renamedFrom.at("value"));
        }
        return names;
    }

    private void checkOwn(Mirror m, Placement placement) {
        if (m.name().equals(Own.RENAMED_FROM)) {
            if (placement == Placement.MAPPED_SUPERCLASS || placement == Placement.EMBEDDABLE) {
                reporter.report(Message.MISPLACED, m.origin(), m.simpleName(), placement.noun());
            }
            earlierNames(m);
        } else if (!placement.allowsOwn(Own.repeated(m.name()))) {
            reporter.report(Message.MISPLACED, m.origin(), m.simpleName(), placement.noun());
        }
    }

    private boolean isKnown(Mirror m) {
        Treatment treatment = Coverage.of(m.name());
        if (treatment == null) {
            reporter.report(Message.JPA_UNSUPPORTED, m.origin(), m.simpleName());
            return false;
        }
        if (treatment == Treatment.READ) {
            m.written().forEach((name, value) -> {
                if (Coverage.of(m.name(), name) == null) {
                    reporter.report(Message.JPA_UNSUPPORTED, m.at(name), m.simpleName() + "(" + name + ")");
                } else if (holdsAnnotations(value)) {
                    m.nestedList(name).forEach(this::isKnown);
                }
            });
        }
        return true;
    }

    private static boolean holdsAnnotations(AnnotationValue value) {
        return value.getValue() instanceof AnnotationMirror
                || value.getValue() instanceof Mirror
                || value.getValue() instanceof List<?> list && !list.isEmpty();
    }
}
