package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.EntityModel.Inheritance;
import dev.portolan.processor.model.EntityModel.SecondaryTable;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Builds entities. */
final class Entities {
    private final Readers readers;
    private final Attributes attributes;
    private final Ids ids;
    private final OwnTables own;
    private final HibernateColumns hibernate;

    Entities(Readers readers) {
        this.readers = readers;
        this.attributes = new Attributes(readers);
        this.ids = new Ids(readers);
        this.own = new OwnTables(readers.reporter(), readers.classes());
        this.hibernate = new HibernateColumns(readers.reporter());
    }

    /** @return null when an error was reported that leaves nothing to go on with */
    EntityModel of(TypeElement type, Lineage lineage) {
        if (!isUsable(type)) {
            return null;
        }
        if (new Javax(readers).leavesOut(type, lineage)) {
            return null;
        }
        Annotations annotations = readers.classes().annotations(type);
        lineage.own().forEach(this::check);
        Boolean byField = ids.byField(lineage);
        if (byField == null) {
            if (!readers.classes().incomplete()) {
                readers.reporter().report(Message.ID_MISSING, Origin.of(type), type.getSimpleName());
            }
            byField = true;
        }
        Mirror entity = annotations.get(Jpa.ENTITY);
        String given = entity.string("name");
        Map<String, AttributeModel> all = attributes(type, lineage, byField);
        boolean root = lineage.parent() == null;
        checkRootOnly(annotations, lineage);
        TableSpec table = readers.tables().table(annotations.get(Jpa.TABLE), Origin.of(type));
        return new EntityModel(
                Classes.name(type),
                given == null ? readers.classes().binarySimpleName(type) : given,
                given != null,
                type.getModifiers().contains(Modifier.ABSTRACT),
                root ? null : Classes.name(lineage.parent()),
                Classes.name(lineage.root()),
                inheritance(lineage.root()),
                root ? discriminator(annotations) : null,
                value(annotations),
                table.with(hibernate.checks(annotations), HibernateColumns.comment(annotations, table.name())),
                secondaryTables(annotations),
                HibernateJoins.of(
                        readers.joins().on(annotations, Jpa.PRIMARY_KEY_JOIN_COLUMN, Jpa.PRIMARY_KEY_JOIN_COLUMNS),
                        annotations),
                root ? ids.of(type, lineage, all) : ids.none(type, all),
                List.copyOf(all.values()),
                renamedFrom(annotations),
                own.of(annotations)
                        .with(
                                annotations.get(Hibernate.VIEW),
                                annotations.has(Hibernate.SUBSELECT),
                                SoftDelete.of(annotations, readers.reporter())),
                readers.audits().of(type, lineage, all.values()),
                Origin.of(type));
    }

    private void check(TypeElement type) {
        Annotations annotations = readers.classes().annotations(type);
        boolean entity = readers.classes().isEntity(type);
        readers.check().check(annotations, entity ? Placement.ENTITY : Placement.MAPPED_SUPERCLASS);
        Mirror convert = Basics.ownConvert(annotations);
        if (convert != null) {
            readers.reporter().report(Message.CONVERT_ATTRIBUTE, convert.origin());
        }
    }

    private boolean isUsable(TypeElement type) {
        boolean inner = type.getNestingKind() != NestingKind.TOP_LEVEL
                && !type.getModifiers().contains(Modifier.STATIC);
        if (type.getKind() == ElementKind.CLASS && inner) {
            readers.reporter().report(Message.ENTITY_INNER, Origin.of(type), type.getSimpleName());
        }
        if (type.getKind() != ElementKind.CLASS) {
            readers.reporter().report(Message.ENTITY_CLASS, Origin.of(type), type.getSimpleName());
            return false;
        }
        return true;
    }

    private Map<String, AttributeModel> attributes(TypeElement type, Lineage lineage, boolean byField) {
        List<TypeElement> own = lineage.own();
        Deque<Overrides> overrides = new ArrayDeque<>();
        Overrides below = Overrides.NONE;
        for (int i = own.size() - 1; i >= 0; i--) {
            below = below.below(readers.classes().annotations(own.get(i)));
            overrides.push(below);
        }
        AuditRules audits = readers.audits().of(type, lineage, byField);
        Repeated repeated = new Repeated(readers, lineage, byField);
        Map<String, AttributeModel> all = new LinkedHashMap<>();
        Scope scope = new Scope(
                (DeclaredType) type.asType(),
                below,
                "",
                List.of(),
                false,
                byField,
                Scope.Reach.ENTITY,
                audits,
                null,
                lineage.all());
        for (TypeElement at : own) {
            Boolean access = readers.members().byField(at);
            for (Member m : readers.members().of(at, access == null ? byField : access)) {
                AttributeModel model = repeated.isIgnored(at, m) ? null : attributes.of(m, scope);
                if (model != null) {
                    all.put(m.name(), model);
                }
            }
        }
        new IdClasses(readers, attributes).apply(ids.classOf(lineage), all, scope);
        Set<String> inherited = new HashSet<>();
        lineage.all().stream()
                .filter(c -> !own.contains(c))
                .forEach(c -> readers.members().all(c).forEach(m -> inherited.add(m.name())));
        overrides.forEach(o -> o.reportUnused(readers.reporter(), inherited));
        return all;
    }

    private Inheritance inheritance(TypeElement root) {
        Mirror m = readers.classes().annotations(root).get(Jpa.INHERITANCE);
        return strategy(m);
    }

    private static Inheritance strategy(Mirror m) {
        String strategy = m == null ? null : m.constant("strategy");
        return strategy == null ? Inheritance.SINGLE_TABLE : Inheritance.valueOf(strategy);
    }

    private void checkRootOnly(Annotations annotations, Lineage lineage) {
        if (lineage.parent() == null) {
            return;
        }
        for (String name : List.of(Jpa.INHERITANCE, Jpa.DISCRIMINATOR_COLUMN, Jpa.ID_CLASS)) {
            Mirror m = annotations.get(name);
            if (m != null) {
                readers.reporter()
                        .report(
                                changesNothing(m, lineage) ? Message.ROOT_ONLY_IGNORED : Message.ROOT_ONLY,
                                m.origin(),
                                m.simpleName(),
                                lineage.root().getSimpleName());
            }
        }
    }

    /** As Hibernate: the root's is taken, and only another strategy than the default is a contradiction. */
    private boolean changesNothing(Mirror m, Lineage lineage) {
        if (m.name().equals(Jpa.INHERITANCE)) {
            Inheritance own = strategy(m);
            return own == Inheritance.SINGLE_TABLE || own == inheritance(lineage.root());
        }
        return true;
    }

    private static Discriminator discriminator(Annotations annotations) {
        Mirror formula = annotations.get(Hibernate.DISCRIMINATOR_FORMULA);
        if (formula != null) {
            return new Discriminator(null, Discriminator.Type.FORMULA, 0, null, null, formula.origin());
        }
        Mirror m = annotations.get(Jpa.DISCRIMINATOR_COLUMN);
        if (m == null) {
            return null;
        }
        String type = m.constant("discriminatorType");
        Integer length = m.integer("length");
        return new Discriminator(
                m.string("name"),
                type == null ? Discriminator.Type.STRING : Discriminator.Type.valueOf(type),
                length == null ? 31 : length,
                m.string("columnDefinition"),
                m.string("options"),
                m.origin());
    }

    private static String value(Annotations annotations) {
        Mirror m = annotations.get(Jpa.DISCRIMINATOR_VALUE);
        return m == null ? null : m.string("value");
    }

    private List<SecondaryTable> secondaryTables(Annotations annotations) {
        return annotations.all(Jpa.SECONDARY_TABLE, Jpa.SECONDARY_TABLES).stream()
                .map(m -> new SecondaryTable(
                        readers.tables().table(m, m.origin()).with(List.of(), onlyFor(m.string("name"), annotations)),
                        readers.joins().join(m.nestedList("pkJoinColumns"), m.nested("foreignKey"))))
                .toList();
    }

    private static String onlyFor(String table, Annotations annotations) {
        return HibernateColumns.comments(annotations).stream()
                .filter(c -> c.on() != null && c.isFor(table))
                .map(CommentSpec::text)
                .findFirst()
                .orElse(null);
    }

    private static List<String> renamedFrom(Annotations annotations) {
        Mirror m = annotations.get(Own.RENAMED_FROM);
        return m == null ? List.of() : m.strings("value");
    }
}
