package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.Shape.Key;
import dev.portolan.processor.model.Shape.Kind;
import dev.portolan.processor.report.Message;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the shape of collections: order columns and keys of maps. */
final class Shapes {
    private static final Map<String, Kind> KINDS = Map.of(
            "java.util.Collection", Kind.BAG,
            "java.util.SequencedCollection", Kind.BAG,
            "java.util.List", Kind.BAG,
            "java.util.Set", Kind.SET,
            "java.util.SortedSet", Kind.SET,
            "java.util.NavigableSet", Kind.SET,
            "java.util.SequencedSet", Kind.SET,
            "java.util.Map", Kind.MAP,
            "java.util.SortedMap", Kind.MAP,
            "java.util.NavigableMap", Kind.MAP);
    private static final List<String> KEYS = List.of(
            Jpa.MAP_KEY,
            Jpa.MAP_KEY_CLASS,
            Jpa.MAP_KEY_COLUMN,
            Jpa.MAP_KEY_ENUMERATED,
            Jpa.MAP_KEY_JOIN_COLUMN,
            Jpa.MAP_KEY_JOIN_COLUMNS,
            Jpa.MAP_KEY_TEMPORAL);

    private final Readers readers;
    private final Basics basics;
    private final RowIds rowIds;
    private final Embeddeds embeddeds;

    Shapes(Readers readers, Basics basics, Embeddeds embeddeds) {
        this.readers = readers;
        this.basics = basics;
        this.rowIds = new RowIds(readers);
        this.embeddeds = embeddeds;
    }

    /** @return null when the type is no collection that JPA knows */
    Kind kind(TypeMirror type, Annotations annotations) {
        Mirror order = annotations.get(Jpa.ORDER_COLUMN);
        if (type.getKind() == TypeKind.ARRAY) {
            return order == null ? Kind.BAG : Kind.LIST;
        }
        TypeElement of = readers.classes().element(type);
        Kind kind = of == null ? null : KINDS.get(Classes.name(of));
        boolean list = of != null && Classes.name(of).equals("java.util.List");
        if (kind == null && of != null) {
            kind = ofClass(type);
            list = kind == Kind.BAG && readers.classes().as(type, "java.util.List") != null;
        }
        if (order != null && !list && kind != null) {
            readers.reporter().report(Message.ORDER_COLUMN, order.origin(), Classes.simple(type));
        }
        return list && (order != null || annotations.has(Hibernate.LIST_INDEX_BASE) || isOrdered(annotations))
                ? Kind.LIST
                : kind;
    }

    /** Whether a setting gives the list an order column that no annotation asks for. */
    private boolean isOrdered(Annotations annotations) {
        return readers.settings().ordersLists()
                && !annotations.has(Jpa.ORDER_BY)
                && !annotations.has(Hibernate.COLLECTION_ID)
                && !isInverse(annotations.get(Jpa.ONE_TO_MANY))
                && !isInverse(annotations.get(Jpa.MANY_TO_MANY));
    }

    private static boolean isInverse(Mirror association) {
        return association != null && association.string("mappedBy") != null;
    }

    /** A class as the interface that it implements: Hibernate maps it so, and other providers fill it. */
    private Kind ofClass(TypeMirror type) {
        for (String name : List.of("java.util.List", "java.util.Set", "java.util.Map", "java.util.Collection")) {
            if (readers.classes().as(type, name) != null) {
                return KINDS.get(name);
            }
        }
        return null;
    }

    /** @param association whether the values are entities, so that a key may be an attribute of theirs */
    Shape of(
            Kind kind,
            Attribute attribute,
            TypeMirror type,
            Annotations annotations,
            Overrides overrides,
            Scope scope,
            boolean association) {
        Mirror order = annotations.get(Jpa.ORDER_COLUMN);
        boolean ordered = kind == Kind.LIST && (order != null || type.getKind() != TypeKind.ARRAY);
        ColumnSpec orderColumn = ordered ? readers.columns().column(order, attribute.origin()) : null;
        if (kind != Kind.MAP) {
            for (String name : KEYS) {
                if (annotations.has(name)) {
                    Mirror m = annotations.get(name);
                    readers.reporter()
                            .report(Message.MISPLACED_IGNORED, m.origin(), m.simpleName(), Classes.simple(type));
                }
            }
            Mirror base = ordered ? annotations.get(Hibernate.LIST_INDEX_BASE) : null;
            int first = base == null ? 0 : base.integer("value");
            return new Shape(kind, orderColumn, first, null, rowIds.of(attribute.unconstrained(), annotations, scope));
        }
        return new Shape(
                kind, null, 0, key(attribute.unconstrained(), type, annotations, overrides, scope, association), null);
    }

    private Key key(
            Attribute attribute,
            TypeMirror type,
            Annotations annotations,
            Overrides overrides,
            Scope scope,
            boolean association) {
        Mirror mapKey = annotations.get(Jpa.MAP_KEY);
        if (mapKey != null && association) {
            return new Key.OfAttribute(mapKey.string("name") == null ? "" : mapKey.string("name"));
        }
        Mirror keyClass = annotations.get(Jpa.MAP_KEY_CLASS);
        TypeMirror of = keyClass != null && keyClass.type("value") != null
                ? keyClass.type("value")
                : readers.classes().argument(type, 0);
        if (of == null) {
            readers.reporter().report(Message.MAP_KEY_RAW, attribute.origin(), Classes.simple(type));
            return null;
        }
        TypeElement element = readers.classes().element(of);
        if (element != null && readers.classes().isEntity(element)) {
            return new Key.OfEntity(
                    readers.classes().refer(element),
                    readers.joins().on(annotations, Jpa.MAP_KEY_JOIN_COLUMN, Jpa.MAP_KEY_JOIN_COLUMNS));
        }
        if (element != null && readers.classes().isEmbeddable(element)) {
            List<AttributeModel> inner =
                    embeddeds.keys(attribute, (DeclaredType) of, overrides.keys(), scope.ofCollection("key"));
            return inner == null ? null : new Key.OfEmbeddable(Classes.name(element), inner);
        }
        return basic(attribute, of, annotations, overrides);
    }

    private Key basic(Attribute attribute, TypeMirror type, Annotations annotations, Overrides overrides) {
        Mirror override = overrides.column("key");
        ColumnSpec column = readers.columns()
                .column(override == null ? annotations.get(Jpa.MAP_KEY_COLUMN) : override, attribute.origin());
        Basics.Value value = new Basics.Value(
                type,
                annotations.get(Jpa.MAP_KEY_ENUMERATED),
                annotations.get(Jpa.MAP_KEY_TEMPORAL),
                overrides.converter("key"),
                null,
                null,
                false,
                true);
        Basic key = basics.basic(attribute, value, column, Required.ALWAYS);
        return key == null ? null : new Key.OfBasic(key);
    }
}
