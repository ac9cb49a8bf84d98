package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Envers;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Reads what Envers audits, by its own rules. */
final class Audits {
    private final Readers readers;
    private final EnversSettings settings;
    private final boolean present;

    Audits(Readers readers, EnversSettings settings) {
        this.readers = readers;
        this.settings = settings;
        this.present = settings.enabled() && readers.classes().exists(Envers.AUDITED);
    }

    /** Of the attributes that an entity adds. @param byField how classes are accessed that do not say it */
    AuditRules of(TypeElement entity, Lineage lineage, boolean byField) {
        if (!present) {
            return AuditRules.NONE;
        }
        OfEntity rules = new OfEntity(entity, new AuditOverrides(entity, readers));
        // Envers looks at a superclass only from an audited class, or when something is audited already
        boolean any = false;
        for (TypeElement at = entity; at != null; at = readers.classes().superclass(at)) {
            rules.reached.add(Classes.name(at));
            if (lineage.own().contains(at)) {
                Boolean access = readers.members().byField(at);
                any |= readers.members().of(at, access == null ? byField : access).stream()
                        .anyMatch(m -> rules.of(m) != null);
            }
            if (!any && rules.whole(at) == null) {
                break;
            }
        }
        return rules;
    }

    /** Of the entity itself. @param attributes those that it adds */
    EntityAudit of(TypeElement entity, Lineage lineage, Collection<AttributeModel> attributes) {
        Annotations annotations = readers.classes().annotations(entity);
        Mirror whole = annotations.get(Envers.AUDITED);
        Mirror table = annotations.get(Envers.AUDIT_TABLE);
        Mirror revision = annotations.get(Envers.REVISION_ENTITY);
        Map<String, String> secondary = new HashMap<>();
        annotations
                .all(Envers.SECONDARY_AUDIT_TABLE, Envers.SECONDARY_AUDIT_TABLES)
                .forEach(m -> secondary.put(
                        String.valueOf(m.string("secondaryTableName")),
                        String.valueOf(m.string("secondaryAuditTableName"))));
        boolean audited = present
                && (whole != null
                        || attributes.stream().anyMatch(a -> a.attribute().audit() != null));
        return new EntityAudit(
                audited,
                table == null ? null : table.string("value"),
                table == null ? null : table.string("schema"),
                table == null ? null : table.string("catalog"),
                secondary,
                revision != null && settings.enabled(),
                revision != null && has(lineage, Envers.REVISION_NUMBER),
                revision != null && has(lineage, Envers.REVISION_TIMESTAMP),
                revision != null ? revision.origin() : whole != null ? whole.origin() : Origin.of(entity));
    }

    private boolean has(Lineage lineage, String annotation) {
        return lineage.all().stream()
                .flatMap(c -> readers.members().all(c).stream())
                .anyMatch(m -> m.annotations().has(annotation));
    }

    /** Reports what Envers refuses of an attribute. */
    void check(AttributeModel model, Annotations annotations) {
        Audit audit = model == null ? null : model.attribute().audit();
        boolean lob = model instanceof Elements elements
                && elements.shape().kind() != Shape.Kind.MAP
                && annotations.has(Jpa.LOB);
        if (audit != null && (!audit.supported() || lob)) {
            readers.reporter()
                    .report(
                            Message.AUDIT_TYPE,
                            model.origin(),
                            lob ? "a collection of @Lob" : annotations.has(Hibernate.ANY) ? "@Any" : "@ManyToAny");
        }
    }

    private Audit audit(Member m, Mirror audited, Audit.Table override) {
        Annotations a = m.annotations();
        Mirror mappedBy = a.get(Envers.AUDIT_MAPPED_BY);
        Mirror join = a.get(Envers.AUDIT_JOIN_TABLE);
        // Envers does not look for those of a collection's values
        List<Audit.Override> overrides = (a.has(Jpa.ELEMENT_COLLECTION) ? Annotations.NONE : a)
                .all(Envers.AUDIT_OVERRIDE, Envers.AUDIT_OVERRIDES).stream()
                        .map(o -> new Audit.Override(
                                o.type("forClass") == null ? null : Classes.qualified(o.type("forClass")),
                                o.string("name"),
                                o.bool("isAudited", true),
                                AuditOverrides.table(o)))
                        .toList();
        return new Audit(
                settings.flags() || audited != null && audited.bool("withModifiedFlag", false),
                audited == null ? null : audited.string("modifiedColumnName"),
                audited != null && "NOT_AUDITED".equals(audited.constant("targetAuditMode")),
                override == null ? table(a) : override,
                join == null
                        ? List.of()
                        : join.nestedList("inverseJoinColumns").stream()
                                .map(c -> String.valueOf(c.string("name")))
                                .toList(),
                mappedBy == null ? null : mappedBy.string("mappedBy"),
                mappedBy == null ? null : mappedBy.string("positionMappedBy"),
                a.has(Jpa.MAP_KEY_ENUMERATED) && !a.has(Jpa.MAP_KEY),
                !a.has(Hibernate.ANY) && !a.has(Hibernate.MANY_TO_ANY),
                overrides,
                mappedBy != null ? mappedBy.origin() : audited != null ? audited.origin() : m.origin());
    }

    private static Audit.Table table(Annotations a) {
        Mirror join = a.get(Envers.AUDIT_JOIN_TABLE);
        Mirror collection = a.get(Envers.COLLECTION_AUDIT_TABLE);
        String schema = join == null ? null : join.string("schema");
        String catalog = join == null ? null : join.string("catalog");
        String name = join == null ? null : join.string("name");
        if (collection != null) {
            schema = collection.string("schema") == null ? schema : collection.string("schema");
            catalog = collection.string("catalog") == null ? catalog : collection.string("catalog");
        }
        return name == null && collection != null
                ? new Audit.Table(collection.string("name"), false, schema, catalog)
                : new Audit.Table(name, true, schema, catalog);
    }

    private boolean never(Member m) {
        return m.annotations().has(Jpa.VERSION) && !settings.versions();
    }

    private static TypeElement declaring(Member m) {
        return (TypeElement) m.element().getEnclosingElement();
    }

    private final class OfEntity implements AuditRules {
        private final TypeElement entity;
        private final AuditOverrides overrides;
        private final Set<String> reached = new HashSet<>();

        OfEntity(TypeElement entity, AuditOverrides overrides) {
            this.entity = entity;
            this.overrides = overrides;
        }

        /** The {@code @Audited} that counts for all of a class; null for none. */
        private Boolean whole(TypeElement at) {
            boolean has = readers.classes().annotations(at).has(Envers.AUDITED);
            Boolean said = overrides.of(at);
            return has && !Boolean.FALSE.equals(said) || !has && Boolean.TRUE.equals(said) ? Boolean.TRUE : null;
        }

        @Override
        public Audit of(Member m) {
            TypeElement in = declaring(m);
            Annotations a = m.annotations();
            if (!reached.contains(Classes.name(in)) || a.has(Jpa.ID) || a.has(Jpa.EMBEDDED_ID) || never(m)) {
                return null;
            }
            Boolean said = overrides.of(in, m.name());
            boolean not = a.has(Envers.NOT_AUDITED) && !Boolean.TRUE.equals(said) || Boolean.FALSE.equals(said);
            Mirror own = a.get(Envers.AUDITED);
            Boolean whole = whole(in);
            if (not || own == null && whole == null && said == null) {
                return null;
            }
            Mirror of = own;
            if (own == null && whole != null) {
                Mirror declared = readers.classes().annotations(in).get(Envers.AUDITED);
                of = declared == null ? readers.classes().annotations(entity).get(Envers.AUDITED) : declared;
            }
            return audit(m, of, overrides.table(in, m.name()));
        }

        @Override
        public AuditRules inside(Audit attribute, TypeElement embeddable) {
            return attribute == null
                    ? NONE
                    : new OfEmbeddable(attribute.overrides(), new AuditOverrides(embeddable, readers));
        }
    }

    private final class OfEmbeddable implements AuditRules {
        private final List<Audit.Override> outer;
        private final AuditOverrides overrides;

        OfEmbeddable(List<Audit.Override> outer, AuditOverrides overrides) {
            this.outer = outer;
            this.overrides = overrides;
        }

        @Override
        public Audit of(Member m) {
            TypeElement in = declaring(m);
            Annotations a = m.annotations();
            Boolean said = overrides.of(in, m.name());
            boolean not = a.has(Envers.NOT_AUDITED) && !Boolean.TRUE.equals(said) || Boolean.FALSE.equals(said);
            if (not || never(m) || !a.has(Envers.AUDITED) && !byClass(m, in, said)) {
                return null;
            }
            Audit.Table table = overrides.table(in, m.name());
            for (Audit.Override o : outer) {
                if (m.name().equals(o.name()) && !o.audited()) {
                    return null;
                }
                table = m.name().equals(o.name()) && o.table() != null ? o.table() : table;
            }
            return audit(m, a.get(Envers.AUDITED), table);
        }

        /** All of an embeddable is audited; of a superclass only where somebody says so. */
        private boolean byClass(Member m, TypeElement in, Boolean said) {
            Boolean outerClass = null;
            for (Audit.Override o : outer) {
                if (Classes.name(in).equals(o.className())) {
                    if (m.name().equals(o.name())) {
                        return o.audited();
                    }
                    outerClass = o.name() == null ? Boolean.valueOf(o.audited()) : outerClass;
                }
            }
            Boolean ofClass = overrides.of(in);
            if (Boolean.FALSE.equals(outerClass) || Boolean.FALSE.equals(ofClass)) {
                return false;
            }
            return Boolean.TRUE.equals(outerClass)
                    || Boolean.TRUE.equals(said)
                    || Boolean.TRUE.equals(ofClass)
                    || readers.classes().annotations(in).has(Envers.AUDITED)
                    || !readers.classes().isMapped(in);
        }

        @Override
        public AuditRules inside(Audit attribute, TypeElement embeddable) {
            return attribute == null
                    ? NONE
                    : new OfEmbeddable(attribute.overrides(), new AuditOverrides(embeddable, readers));
        }
    }
}
