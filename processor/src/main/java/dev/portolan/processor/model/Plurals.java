package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Builds {@code @OneToMany}, {@code @ManyToMany} and {@code @ElementCollection}. */
final class Plurals {
    private final Readers readers;
    private final Basics basics;
    private final Embeddeds embeddeds;
    private final Shapes shapes;
    private final HibernateColumns hibernate;

    Plurals(Readers readers, Basics basics, Embeddeds embeddeds) {
        this.readers = readers;
        this.basics = basics;
        this.embeddeds = embeddeds;
        this.shapes = new Shapes(readers, basics, embeddeds);
        this.hibernate = new HibernateColumns(readers.reporter());
    }

    /** @return null when an error was reported */
    ToMany toMany(Attribute attribute, TypeMirror type, Mirror kind, Annotations annotations, Scope scope) {
        Shape.Kind shape = shapes.kind(type, annotations);
        if (shape == null) {
            readers.reporter().report(Message.COLLECTION_TYPE, kind.origin(), kind.simpleName(), Classes.simple(type));
            return null;
        }
        type = asInterface(type, shape, kind);
        TypeElement target =
                target(type, shape, kind, kind.name().equals(Jpa.ELEMENT_COLLECTION) ? "targetClass" : "targetEntity");
        if (target == null || new Javax(readers).leavesOut(target, attribute)) {
            return null;
        }
        boolean manyToMany = !kind.name().equals(Jpa.ONE_TO_MANY);
        String mappedBy = kind.string("mappedBy");
        Mappings.checkInverse(readers.reporter(), mappedBy, kind, annotations);
        Overrides overrides = scope.overrides().inside(attribute.name(), annotations);
        Mirror override = scope.overrides().join(attribute.name());
        Shape of = shapes.of(shape, attribute, type, annotations, overrides, scope, true);
        overrides.reportUnused(readers.reporter());
        JoinSpec columns = override != null && override.has("joinColumns")
                ? readers.joins().join(override.nestedList("joinColumns"), override.nested("foreignKey"))
                : readers.joins().on(annotations, Jpa.JOIN_COLUMN, Jpa.JOIN_COLUMNS);
        boolean byTable = annotations.has(Jpa.JOIN_TABLE) || annotations.has(Jpa.COLLECTION_TABLE);
        if (columns != JoinSpec.IMPLIED && (byTable || manyToMany)) {
            Message message = byTable ? Message.BESIDE_TABLE : Message.MANY_JOIN_COLUMN;
            readers.reporter().report(message, joinColumn(annotations, attribute), "@JoinColumn");
        }
        boolean byColumns = !manyToMany && !byTable && columns != JoinSpec.IMPLIED;
        List<CheckSpec> checks = hibernate.checksOfTable(annotations);
        if (!checks.isEmpty() && (mappedBy != null || byColumns)) {
            readers.reporter().report(Message.HIBERNATE_IGNORED, checks.get(0).origin(), "@Check beside another table");
        }
        return new ToMany(
                attribute,
                readers.classes().refer(target),
                manyToMany,
                mappedBy,
                mappedBy == null && byColumns ? HibernateJoins.of(columns, annotations) : null,
                mappedBy == null && !byColumns
                        ? HibernateJoins.of(joinTable(attribute, override, annotations), annotations)
                                .with(checks)
                        : null,
                of,
                SoftDelete.of(annotations, readers.reporter()),
                mappedBy == null ? null : HibernateJoins.inverseDelete(annotations, manyToMany));
    }

    /** A class seen as the collection or map that it is, whose type arguments say what it holds. */
    private TypeMirror asInterface(TypeMirror type, Shape.Kind shape, Mirror kind) {
        TypeElement of = readers.classes().element(type);
        if (of == null || of.getKind().isInterface()) {
            return type;
        }
        readers.reporter().report(Message.COLLECTION_CLASS, kind.origin(), Classes.simple(type));
        return readers.classes().as(type, shape == Shape.Kind.MAP ? "java.util.Map" : "java.util.Collection");
    }

    private static Origin joinColumn(Annotations annotations, Attribute attribute) {
        Mirror one = annotations.get(Jpa.JOIN_COLUMN);
        Mirror m = one == null ? annotations.get(Jpa.JOIN_COLUMNS) : one;
        return m == null ? attribute.origin() : m.origin();
    }

    /** Hibernate takes a {@code @CollectionTable} for the join table. */
    private JoinTableSpec joinTable(Attribute attribute, Mirror override, Annotations annotations) {
        Mirror overriding = override == null ? null : override.nested("joinTable");
        Mirror own = annotations.get(Jpa.JOIN_TABLE);
        Mirror m = overriding != null ? overriding : own != null ? own : annotations.get(Jpa.COLLECTION_TABLE);
        return readers.joins().table(m, readers.tables(), attribute.origin());
    }

    private TypeElement target(TypeMirror type, Shape.Kind shape, Mirror kind, String member) {
        TypeMirror written = kind.type(member);
        TypeMirror of = written == null ? values(type, shape) : written;
        if (of == null) {
            readers.reporter().report(Message.COLLECTION_RAW, kind.origin(), Classes.simple(type), member);
            return null;
        }
        TypeElement target = readers.classes().element(of);
        if (target == null && of.getKind() != TypeKind.ERROR) {
            readers.reporter().report(Message.TARGET_TYPE, kind.origin(), kind.simpleName(), Classes.simple(of));
        }
        return target;
    }

    /** @return null for a collection that does not say it */
    private TypeMirror values(TypeMirror type, Shape.Kind shape) {
        return type instanceof ArrayType array
                ? array.getComponentType()
                : readers.classes().argument(type, shape == Shape.Kind.MAP ? 1 : 0);
    }

    /** {@code @ElementCollection}: of entities Hibernate makes a {@code @ManyToMany}. @return null when an error was reported */
    AttributeModel values(Attribute attribute, TypeMirror type, Mirror kind, Annotations annotations, Scope scope) {
        Shape.Kind shape = shapes.kind(type, annotations);
        if (shape == null) {
            readers.reporter().report(Message.COLLECTION_TYPE, kind.origin(), kind.simpleName(), Classes.simple(type));
            return null;
        }
        TypeMirror as = asInterface(type, shape, kind);
        TypeMirror written = kind.type("targetClass");
        TypeMirror of = written == null ? values(as, shape) : written;
        if (of == null) {
            readers.reporter().report(Message.COLLECTION_RAW, kind.origin(), Classes.simple(as), "targetClass");
            return null;
        }
        TypeElement entity = readers.classes().element(of);
        if (entity != null && readers.classes().isEntity(entity)) {
            readers.reporter().report(Message.ELEMENT_ENTITY, kind.origin(), attribute.path());
            return toMany(attribute, type, kind, annotations, scope);
        }
        return elements(attribute, as, shape, of, annotations, scope);
    }

    /** {@code @ManyToAny}. @return null when an error was reported */
    Elements anys(Attribute attribute, TypeMirror type, Anys anys, Annotations annotations, Scope scope) {
        Mirror kind = annotations.get(Hibernate.MANY_TO_ANY);
        Shape.Kind shape = shapes.kind(type, annotations);
        Mirror table = annotations.get(Jpa.JOIN_TABLE);
        if (shape == null || table == null) {
            readers.reporter()
                    .report(
                            shape == null ? Message.COLLECTION_TYPE : Message.ANY_TABLE,
                            kind.origin(),
                            kind.simpleName(),
                            Classes.simple(type));
            return null;
        }
        Mirror key = table.nestedList("inverseJoinColumns").stream().findFirst().orElse(null);
        Embedded element = anys.element(attribute.unconstrained(), annotations, key);
        Overrides overrides = scope.overrides().inside(attribute.name(), annotations);
        Shape with = shapes.of(shape, attribute, asInterface(type, shape, kind), annotations, overrides, scope, false);
        JoinTableSpec spec = readers.joins().table(table, readers.tables(), attribute.origin());
        return element == null ? null : elements(attribute, element, spec, with, annotations);
    }

    private Elements elements(
            Attribute attribute,
            TypeMirror type,
            Shape.Kind shape,
            TypeMirror of,
            Annotations annotations,
            Scope scope) {
        Overrides overrides = scope.overrides().inside(attribute.name(), annotations);
        Scope collected = scope.ofCollection(shape == Shape.Kind.MAP ? "value" : "{element}");
        AttributeModel element = element(attribute.unconstrained(), of, annotations, overrides, collected);
        Shape with = shapes.of(shape, attribute, type, annotations, overrides, scope, false);
        overrides.reportUnused(readers.reporter());
        Mirror override = scope.overrides().join(attribute.name());
        Mirror given = annotations.get(Jpa.COLLECTION_TABLE);
        // Hibernate takes a @JoinTable for it
        JoinTableSpec table = readers.joins()
                .table(given == null ? annotations.get(Jpa.JOIN_TABLE) : given, readers.tables(), attribute.origin());
        if (override != null && override.has("joinColumns")) {
            JoinSpec join = readers.joins().join(override.nestedList("joinColumns"), override.nested("foreignKey"));
            table = new JoinTableSpec(table.present(), table.table(), join, table.target());
        }
        return element == null ? null : elements(attribute, element, table, with, annotations);
    }

    private Elements elements(
            Attribute attribute, AttributeModel element, JoinTableSpec table, Shape shape, Annotations annotations) {
        return new Elements(
                attribute,
                element,
                HibernateJoins.of(table, annotations).with(hibernate.checksOfTable(annotations)),
                shape,
                SoftDelete.of(annotations, readers.reporter()));
    }

    private AttributeModel element(
            Attribute attribute, TypeMirror type, Annotations annotations, Overrides overrides, Scope scope) {
        TypeElement embeddable = readers.classes().element(type);
        if (embeddable != null && readers.classes().isEmbeddable(embeddable)) {
            Overrides values = overrides.values();
            List<AttributeModel> inner = embeddeds.attributes(attribute, (DeclaredType) type, values, scope);
            return inner == null ? null : new Embedded(attribute, Classes.name(embeddable), inner);
        }
        Mirror convert = overrides.converter("value");
        Mirror column = overrides.column("value");
        ColumnSpec spec =
                readers.columns().column(column == null ? annotations.get(Jpa.COLUMN) : column, attribute.origin());
        Required required = Boolean.FALSE.equals(spec.nullable()) ? Required.ALWAYS : Required.NEVER;
        Mirror own = convert == null ? Basics.ownConvert(annotations) : convert;
        return basics.basic(attribute, basics.value(type, annotations, own, true), spec, required);
    }
}
