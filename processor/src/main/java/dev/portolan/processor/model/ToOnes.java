package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.report.Message;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Builds {@code @ManyToOne} and {@code @OneToOne} associations. */
final class ToOnes {
    private final Readers readers;
    private final OwnColumns own;
    private final HibernateColumns hibernate;

    ToOnes(Readers readers) {
        this.readers = readers;
        this.own = new OwnColumns(readers.reporter());
        this.hibernate = new HibernateColumns(readers.reporter());
    }

    /** @return null when an error was reported */
    ToOne of(Attribute attribute, TypeMirror type, Mirror kind, Annotations annotations, Scope scope) {
        TypeMirror written = kind.type("targetEntity");
        TypeElement target = readers.classes().element(written == null ? type : written);
        if (target == null) {
            if (written == null) {
                readers.reporter().report(Message.TARGET_TYPE, kind.origin(), kind.simpleName(), Classes.simple(type));
            }
            return null;
        }
        if (new Javax(readers).leavesOut(target, attribute)) {
            return null;
        }
        boolean oneToOne = kind.name().equals(Jpa.ONE_TO_ONE);
        String mappedBy = kind.string("mappedBy");
        Mirror override = scope.overrides().join(attribute.name());
        Mirror mapsId = annotations.get(Jpa.MAPS_ID);
        boolean byKey = oneToOne && joinsByKey(annotations);
        if (!oneToOne && joinsByKey(annotations)) {
            Mirror m = keyJoin(annotations);
            readers.reporter().report(Message.MISPLACED_IGNORED, m.origin(), m.simpleName(), "a @ManyToOne");
        }
        JoinTableSpec joinTable = joinTable(attribute, override, annotations);
        Mirror column = annotations.get(Jpa.JOIN_COLUMN);
        if (joinTable != null && column != null) {
            readers.reporter().report(Message.BESIDE_TABLE, column.origin(), column.simpleName());
        }
        JoinSpec join = HibernateJoins.referring(
                HibernateJoins.of(join(override, annotations, byKey), annotations), annotations);
        Mappings.checkInverse(readers.reporter(), mappedBy, kind, annotations);
        return new ToOne(
                attribute,
                readers.classes().refer(target),
                oneToOne,
                required(attribute, kind, mapsId),
                mappedBy,
                join,
                byKey,
                mapsId == null ? null : mapsId.string("value") == null ? "" : mapsId.string("value"),
                joinTable,
                hibernate.extras(own.of(annotations), annotations));
    }

    private static Required required(Attribute attribute, Mirror kind, Mirror mapsId) {
        if (attribute.id() || mapsId != null) {
            return Required.ALWAYS;
        }
        return kind.bool("optional", true) ? Required.NEVER : Required.UNLESS_SHARED;
    }

    private JoinSpec join(Mirror override, Annotations annotations, boolean byKey) {
        if (override != null && override.has("joinColumns")) {
            return readers.joins().join(override.nestedList("joinColumns"), override.nested("foreignKey"));
        }
        return byKey
                ? readers.joins().on(annotations, Jpa.PRIMARY_KEY_JOIN_COLUMN, Jpa.PRIMARY_KEY_JOIN_COLUMNS)
                : readers.joins().on(annotations, Jpa.JOIN_COLUMN, Jpa.JOIN_COLUMNS);
    }

    private JoinTableSpec joinTable(Attribute attribute, Mirror override, Annotations annotations) {
        Mirror overriding = override == null ? null : override.nested("joinTable");
        Mirror m = overriding == null ? annotations.get(Jpa.JOIN_TABLE) : overriding;
        return m == null
                ? null
                : HibernateJoins.toOne(readers.joins().table(m, readers.tables(), attribute.origin()), annotations);
    }

    private static boolean joinsByKey(Annotations annotations) {
        return keyJoin(annotations) != null;
    }

    private static Mirror keyJoin(Annotations annotations) {
        Mirror one = annotations.get(Jpa.PRIMARY_KEY_JOIN_COLUMN);
        return one == null ? annotations.get(Jpa.PRIMARY_KEY_JOIN_COLUMNS) : one;
    }
}
