package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Attributes that a class of an entity declares although one above has them: as with Hibernate, the topmost counts. */
final class Repeated {
    private final Readers readers;
    private final Map<String, First> firsts = new HashMap<>();
    private final long inheritedIds;

    private record First(TypeElement in, Member member, boolean inherited) {}

    /** @param byField how classes are accessed that do not say it */
    Repeated(Readers readers, Lineage lineage, boolean byField) {
        this.readers = readers;
        List<TypeElement> all = lineage.all();
        for (int i = all.size() - 1; i >= lineage.own().size(); i--) {
            TypeElement at = all.get(i);
            Boolean access = readers.members().byField(at);
            for (Member m : readers.members().of(at, access == null ? byField : access)) {
                firsts.putIfAbsent(m.name(), new First(at, m, true));
            }
        }
        inheritedIds = firsts.values().stream().filter(f -> isId(f.member())).count();
    }

    /** Whether a class above has it, which is told; notes it otherwise. */
    boolean isIgnored(TypeElement in, Member m) {
        First first = firsts.putIfAbsent(m.name(), new First(in, m, false));
        if (first == null || first.in().equals(in)) {
            return false;
        }
        if (isId(m) && (first.inherited() ? !isOneId(first) : !isId(first.member()) || isGenerated(m))) {
            if (!first.inherited()) {
                readers.reporter()
                        .report(
                                Message.ID_REPEATED,
                                m.origin(),
                                in.getSimpleName(),
                                m.name(),
                                first.in().getSimpleName());
            }
            return false;
        }
        if (m.element().getKind() == ElementKind.FIELD || isMapped(m.annotations())) {
            readers.reporter()
                    .report(
                            Message.ATTRIBUTE_REPEATED,
                            m.origin(),
                            in.getSimpleName(),
                            m.name(),
                            first.in().getSimpleName());
        }
        return true;
    }

    /** Whether it is the whole id of the entity above: Hibernate lets it be there again then. */
    private boolean isOneId(First first) {
        Annotations a = first.member().annotations();
        return isId(first.member()) && inheritedIds == 1 && !a.has(Jpa.MANY_TO_ONE) && !a.has(Jpa.ONE_TO_ONE);
    }

    private static boolean isId(Member m) {
        return m.annotations().has(Jpa.ID) || m.annotations().has(Jpa.EMBEDDED_ID);
    }

    private static boolean isGenerated(Member m) {
        return m.annotations().has(Jpa.GENERATED_VALUE)
                || m.annotations().withMeta(Hibernate.ID_GENERATOR_TYPE) != null;
    }

    private static boolean isMapped(Annotations annotations) {
        return annotations.all().stream().map(Mirror::name).anyMatch(n -> Placement.isMapping(n) || Hibernate.is(n));
    }
}
