package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Envers;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What a class and those above it say of classes above them with {@code @AuditOverride}; the lowest has the last word. */
final class AuditOverrides {
    /** Whether a class, or {@code class#attribute}, is audited. */
    private final Map<String, Boolean> said = new HashMap<>();

    private final Map<String, Audit.Table> tables = new HashMap<>();

    AuditOverrides(TypeElement type, Readers readers) {
        Set<String> above = new HashSet<>();
        List<TypeElement> chain = new ArrayList<>();
        for (TypeElement at = type; at != null; at = readers.classes().superclass(at)) {
            chain.add(at);
            above.add(Classes.name(at));
        }
        for (TypeElement at : chain) {
            Annotations annotations = readers.classes().annotations(at);
            Mirror audited = annotations.get(Envers.AUDITED);
            if (audited != null) {
                for (TypeMirror parent : audited.types("auditParents")) {
                    said.putIfAbsent(Classes.qualified(parent), true);
                }
            }
            for (Mirror m : annotations.all(Envers.AUDIT_OVERRIDE, Envers.AUDIT_OVERRIDES)) {
                TypeElement of =
                        m.type("forClass") == null ? null : readers.classes().element(m.type("forClass"));
                if (of != null) {
                    add(m, type, of, above.contains(Classes.name(of)), readers);
                }
            }
        }
    }

    private void add(Mirror m, TypeElement type, TypeElement of, boolean above, Readers readers) {
        String name = m.string("name");
        boolean there = name == null
                || readers.members().all(of).stream().anyMatch(a -> a.name().equals(name));
        if (!above || !there) {
            readers.reporter()
                    .report(
                            Message.AUDIT_OVERRIDE,
                            m.at(above ? "name" : "forClass"),
                            above ? of.getSimpleName() : type.getSimpleName(),
                            above ? "attribute " + name : "superclass " + of.getSimpleName());
            return;
        }
        String key = name == null ? Classes.name(of) : Classes.name(of) + "#" + name;
        boolean audited = m.bool("isAudited", true);
        if (said.putIfAbsent(key, audited) == null && audited && name != null) {
            tables.put(key, table(m));
        }
    }

    /** The table that an override names; null for none. */
    static Audit.Table table(Mirror override) {
        Mirror table = override.nested("auditJoinTable");
        return table == null
                ? null
                : new Audit.Table(table.string("name"), true, table.string("schema"), table.string("catalog"));
    }

    /** Null when nothing is said. */
    Boolean of(TypeElement type) {
        return said.get(Classes.name(type));
    }

    /** Null when nothing is said. */
    Boolean of(TypeElement type, String attribute) {
        return said.get(Classes.name(type) + "#" + attribute);
    }

    /** Null when none is named. */
    Audit.Table table(TypeElement type, String attribute) {
        return tables.get(Classes.name(type) + "#" + attribute);
    }
}
