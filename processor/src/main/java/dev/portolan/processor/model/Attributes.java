package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.Attribute.Mark;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.report.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Builds attributes: finds out of which kind each is. */
final class Attributes {
    private static final List<String> KINDS = List.of(
            Jpa.MANY_TO_ONE,
            Jpa.ONE_TO_ONE,
            Jpa.ONE_TO_MANY,
            Jpa.MANY_TO_MANY,
            Jpa.ELEMENT_COLLECTION,
            Jpa.EMBEDDED,
            Jpa.EMBEDDED_ID);

    private static final Set<String> ZONED =
            Set.of("java.time.OffsetDateTime", "java.time.ZonedDateTime", "java.time.OffsetTime");

    private final Readers readers;
    private final Basics basics;
    private final Embeddeds embeddeds;
    private final ToOnes toOnes;
    private final Anys anys;
    private final Plurals plurals;
    private final HibernateColumns hibernate;

    Attributes(Readers readers) {
        this.readers = readers;
        this.basics = new Basics(readers);
        this.embeddeds = new Embeddeds(readers, this);
        this.toOnes = new ToOnes(readers);
        this.anys = new Anys(readers);
        this.plurals = new Plurals(readers, basics, embeddeds);
        this.hibernate = new HibernateColumns(readers.reporter());
    }

    /** @return null when an error was reported, or its type is missing */
    AttributeModel of(Member member, Scope scope) {
        Annotations annotations = member.annotations();
        if (annotations.has(Hibernate.FORMULA)) {
            return null;
        }
        TypeMirror type = readers.classes().typeOf(member, scope.in());
        if (readers.classes().missing(type)) {
            return null;
        }
        List<Mirror> kinds =
                KINDS.stream().map(annotations::get).filter(Objects::nonNull).toList();
        if (kinds.size() > 1) {
            readers.reporter()
                    .report(
                            Message.SECOND_KIND,
                            kinds.get(1).origin(),
                            kinds.get(0).simpleName(),
                            kinds.get(1).simpleName());
        }
        Mirror kind = kinds.isEmpty() ? null : kinds.get(0);
        Placement placement = placement(kind, annotations, type);
        readers.check().check(annotations, placement);
        Attribute attribute = attribute(member, scope, kind);
        AttributeModel model = model(placement, attribute, type, kind, annotations, scope);
        readers.audits().check(model, annotations);
        return model;
    }

    private AttributeModel model(
            Placement placement,
            Attribute attribute,
            TypeMirror type,
            Mirror kind,
            Annotations annotations,
            Scope scope) {
        return switch (placement) {
            case EMBEDDED -> embeddeds.of(attribute, (DeclaredType) type, annotations, scope);
            case TO_ONE -> toOnes.of(attribute, type, kind, annotations, scope);
            case TO_MANY -> plurals.toMany(attribute, type, kind, annotations, scope);
            case ANY -> anys.of(attribute, annotations, hibernate.checks(annotations));
            case MANY_TO_ANY -> plurals.anys(attribute, type, anys, annotations, scope);
            case ELEMENTS -> plurals.values(attribute, type, kind, annotations, scope);
            default -> {
                boolean zoned = hasZoneColumn(annotations, type);
                Basic basic = zoned
                        ? basics.beside(attribute.unconstrained(), type, annotations, scope)
                        : basics.of(attribute, type, annotations, scope);
                yield basic != null && zoned ? withZone(basic, annotations) : basic;
            }
        };
    }

    private boolean hasZoneColumn(Annotations annotations, TypeMirror type) {
        if (annotations.has(Hibernate.TIME_ZONE_STORAGE) || !readers.settings().hasZoneColumns()) {
            return JdbcCodes.hasZoneColumn(annotations);
        }
        TypeElement of = readers.classes().element(type);
        return of != null
                && ZONED.contains(Classes.name(of))
                && !JdbcCodes.isSingle(annotations)
                && !annotations.has(Jpa.VERSION)
                && !annotations.has(Jpa.ID)
                && Basics.ownConvert(annotations) == null;
    }

    /** Beside the time a column for its offset, in seconds. */
    private AttributeModel withZone(Basic basic, Annotations annotations) {
        Attribute of = basic.attribute();
        Mirror column = annotations.get(Hibernate.TIME_ZONE_COLUMN);
        String time = basic.column().name() == null ? of.name() : basic.column().name();
        ColumnSpec spec = readers.columns().column(column, of.origin()).named(time + "_tz");
        Attribute zone = new Attribute(of.name() + "_tz", of.path() + "_tz", Constraints.NONE, of.audit(), of.origin());
        Basic offset = new Basic(
                zone,
                Scalar.INTEGER,
                "ZoneOffset",
                null,
                false,
                basic.required(),
                false,
                null,
                spec,
                ColumnExtras.NONE);
        return new Embedded(of, basic.javaType(), List.of(basic, offset));
    }

    private Placement placement(Mirror kind, Annotations annotations, TypeMirror type) {
        if (kind == null && annotations.has(Hibernate.ANY)) {
            return Placement.ANY;
        }
        if (kind == null && annotations.has(Hibernate.MANY_TO_ANY)) {
            return Placement.MANY_TO_ANY;
        }
        if (kind == null) {
            TypeElement of = readers.classes().element(type);
            boolean embedded = of != null
                    && readers.classes().isEmbeddable(of)
                    && Basics.ownConvert(annotations) == null
                    && !JdbcCodes.isSingle(annotations);
            return embedded ? Placement.EMBEDDED : Placement.BASIC;
        }
        return switch (kind.name()) {
            case Jpa.MANY_TO_ONE, Jpa.ONE_TO_ONE -> Placement.TO_ONE;
            case Jpa.ONE_TO_MANY, Jpa.MANY_TO_MANY -> Placement.TO_MANY;
            case Jpa.ELEMENT_COLLECTION -> Placement.ELEMENTS;
            default ->
                type instanceof DeclaredType && !JdbcCodes.isSingle(annotations) ? Placement.EMBEDDED : Placement.BASIC;
        };
    }

    private static Set<Mark> marks(Annotations annotations) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (annotations.has(Hibernate.NATURAL_ID)) {
            marks.add(Mark.NATURAL_ID);
        }
        if (annotations.has(Hibernate.PARTITION_KEY)) {
            marks.add(Mark.PARTITION_KEY);
        }
        if (HibernateColumns.isEitherNull(annotations)) {
            marks.add(Mark.EITHER_NULL);
        }
        return marks;
    }

    private Attribute attribute(Member member, Scope scope, Mirror kind) {
        Annotations annotations = member.annotations();
        boolean id = scope.id() || annotations.has(Jpa.ID) || annotations.has(Jpa.EMBEDDED_ID);
        Mirror renamed = annotations.get(Own.RENAMED_FROM);
        return new Attribute(
                member.name(),
                scope.path() + member.name(),
                id,
                marks(annotations),
                scope.reach().of(readers.validations().of(scope.type(), member.name())),
                HibernateColumns.comments(annotations),
                renamed == null ? List.of() : renamed.strings("value"),
                scope.audits().of(member),
                kind == null ? member.origin() : kind.origin());
    }
}
