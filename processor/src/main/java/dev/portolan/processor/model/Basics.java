package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Builds attributes of one column. */
final class Basics {
    private static final Set<Scalar> LOBS = EnumSet.of(
            Scalar.STRING, Scalar.CHARS, Scalar.BYTES, Scalar.CLOB, Scalar.NCLOB, Scalar.BLOB, Scalar.SERIALIZABLE);
    private static final Set<Scalar> VERSIONS = EnumSet.of(
            Scalar.SHORT, Scalar.INTEGER, Scalar.LONG, Scalar.BYTE, Scalar.TIMESTAMP, Scalar.ZONED_TIMESTAMP);

    private static final Set<BasicType> UNSCALED = Set.of(
            Scalar.FLOAT, Scalar.DOUBLE, Scalar.TIME, Scalar.OFFSET_TIME, Scalar.TIMESTAMP, Scalar.ZONED_TIMESTAMP);

    private final Readers readers;
    private final Generations generations;
    private final OwnColumns own;
    private final HibernateColumns hibernate;
    private final JdbcCodes codes;

    Basics(Readers readers) {
        this.readers = readers;
        this.generations = new Generations(readers);
        this.own = new OwnColumns(readers.reporter());
        this.hibernate = new HibernateColumns(readers.reporter());
        this.codes = new JdbcCodes(readers.reporter());
    }

    /**
     * What shapes a value, wherever it is stored. Each annotation is null for none.
     *
     * @param code how Hibernate stores it; null as its type does
     * @param opaque whether a type of Hibernate's that only a running program knows stores it
     */
    record Value(
            TypeMirror type,
            Mirror enumerated,
            Mirror temporal,
            Mirror convert,
            Mirror lob,
            JdbcCode code,
            boolean opaque,
            boolean mayConvert) {}

    /** @return null when an error was reported */
    Basic of(Attribute attribute, TypeMirror type, Annotations annotations, Scope scope) {
        return of(attribute, type, annotations, scope, false);
    }

    /** A time beside the column of its offset. @return null when an error was reported */
    Basic beside(Attribute attribute, TypeMirror type, Annotations annotations, Scope scope) {
        return of(attribute, type, annotations, scope, true);
    }

    private Basic of(Attribute attribute, TypeMirror type, Annotations annotations, Scope scope, boolean besideOffset) {
        boolean version = annotations.has(Jpa.VERSION);
        Mirror convert = scope.overrides().converter(attribute.name());
        Value value = value(
                type, annotations, convert == null ? ownConvert(annotations) : convert, !attribute.id() && !version);
        Mirror override = scope.overrides().column(attribute.name());
        ColumnSpec written =
                readers.columns().column(override == null ? annotations.get(Jpa.COLUMN) : override, attribute.origin());
        boolean lax = besideOffset && override == null && written.name() == null;
        ColumnSpec column = hibernate.column(lax ? lax(written, attribute) : written, annotations);
        Required required = required(attribute, type, version, column, annotations, scope);
        Basic basic = basic(attribute, value, column, required, false);
        if (basic == null) {
            return null;
        }
        BasicType plain = BasicType.plain(basic.type());
        checkScale(basic);
        if (version && !VERSIONS.contains(plain)) {
            readers.reporter()
                    .report(Message.VERSION_TYPE, annotations.get(Jpa.VERSION).origin(), Classes.simple(type));
        }
        return new Basic(
                attribute,
                sized(basic.type(), annotations.get(Hibernate.ARRAY)),
                basic.javaType(),
                basic.converter(),
                basic.lob(),
                basic.required(),
                version,
                generations.of(attribute, annotations, plain, scope),
                column,
                settled(hibernate.extras(own.of(annotations), annotations), basic.type(), column));
    }

    private ColumnSpec lax(ColumnSpec written, Attribute attribute) {
        if (Boolean.FALSE.equals(written.nullable())) {
            readers.reporter()
                    .report(
                            Message.OFFSET_COLUMN,
                            written.origin().at("nullable"),
                            "nullable = false",
                            attribute.name());
        }
        if (written.unique()) {
            readers.reporter()
                    .report(Message.OFFSET_COLUMN, written.origin().at("unique"), "unique = true", attribute.name());
        }
        return written.lax();
    }

    private void checkScale(Basic basic) {
        ColumnSpec spec = basic.constrained();
        boolean scaled = spec.scale() != null && spec.scale() != 0 && spec.columnDefinition() == null;
        if (scaled && UNSCALED.contains(basic.type())) {
            boolean written = Objects.equals(spec.scale(), basic.column().scale());
            Origin origin =
                    written ? spec.origin().at("scale") : basic.attribute().origin();
            readers.reporter().report(Message.SCALE, origin, basic.javaType());
        }
    }

    /** @param array {@code @Array}; null for none */
    private static BasicType sized(BasicType type, Mirror array) {
        return array != null && type instanceof BasicType.OfArray of
                ? new BasicType.OfArray(of.element(), array.integer("length", 0), of.oneValue())
                : type;
    }

    private static Required required(
            Attribute attribute,
            TypeMirror type,
            boolean version,
            ColumnSpec column,
            Annotations annotations,
            Scope scope) {
        boolean notNull = Boolean.FALSE.equals(column.nullable()) || HibernateColumns.requires(annotations, scope);
        if (attribute.id() || version || notNull) {
            return Required.ALWAYS;
        }
        Mirror basic = annotations.get(Jpa.BASIC);
        boolean optional = basic == null || basic.bool("optional", true);
        // as Hibernate: any @Column on a primitive says nullable, by its default
        boolean primitive = type.getKind().isPrimitive()
                && !scope.embedded()
                && !column.present()
                && !annotations.has(Hibernate.GENERATED_COLUMN);
        return !optional || primitive ? Required.UNLESS_SHARED : Required.NEVER;
    }

    /** A value with the annotations that are on the attribute itself. */
    Value value(TypeMirror type, Annotations annotations, Mirror convert, boolean mayConvert) {
        return new Value(
                type,
                annotations.get(Jpa.ENUMERATED),
                annotations.get(Jpa.TEMPORAL),
                convert,
                annotations.get(Jpa.LOB),
                codes.of(annotations),
                JdbcCodes.isOpaque(annotations),
                mayConvert);
    }

    /** {@code @Convert} that names no attribute; null for none. */
    static Mirror ownConvert(Annotations annotations) {
        for (Mirror m : annotations.all(Jpa.CONVERT, Jpa.CONVERTS)) {
            if (m.string("attributeName") == null) {
                return m;
            }
        }
        return null;
    }

    /** A value of a collection in its column, without what only an attribute has. Null when an error was reported. */
    Basic basic(Attribute attribute, Value value, ColumnSpec column, Required required) {
        return basic(attribute, value, column, required, true);
    }

    private Basic basic(Attribute attribute, Value value, ColumnSpec column, Required required, boolean collected) {
        boolean automatic = value.mayConvert() && value.enumerated() == null && value.temporal() == null;
        Converters.Converter converter = readers.converters().of(value.convert(), value.type(), automatic);
        BasicType type = converter == null ? mapped(attribute, value) : stored(attribute, value, converter);
        if (type == null) {
            return null;
        }
        type = value.lob() == null ? type : BasicTypes.lob(type);
        boolean lob = value.lob() != null;
        if (value.code() != null) {
            type = new BasicType.Coded(type, value.code());
        } else if (lob && !LOBS.contains(type)) {
            readers.reporter().report(Message.LOB_TYPE, value.lob().origin(), Classes.simple(value.type()));
            lob = false;
        }
        if (!lob && value.code() == null) {
            TypeMirror held = converter == null ? value.type() : converter.column();
            type = readers.settings().stored(type, Classes.qualified(held), collected);
        }
        return new Basic(
                attribute,
                type,
                Classes.simple(value.type()),
                converter == null ? null : converter.className(),
                lob,
                required,
                false,
                null,
                column,
                settled(ColumnExtras.NONE, type, column));
    }

    /** With what the way of storing it, and settings, have for some dialects. */
    private ColumnExtras settled(ColumnExtras extras, BasicType type, ColumnSpec column) {
        JdbcCode code = type instanceof BasicType.Coded coded ? coded.code() : null;
        ColumnExtras with = HibernateColumns.coded(extras, code, BasicType.plain(type), column);
        return readers.settings().settled(with, type, column);
    }

    private BasicType stored(Attribute attribute, Value value, Converters.Converter converter) {
        Mirror conflict = value.enumerated() == null ? value.temporal() : value.enumerated();
        if (conflict != null) {
            readers.reporter()
                    .report(Message.CONVERTED, conflict.origin(), conflict.simpleName(), converter.className());
        }
        BasicType type = readers.types().of(converter.column(), false);
        if (type == null) {
            readers.reporter()
                    .report(
                            Message.CONVERTER_COLUMN,
                            attribute.origin(),
                            converter.className(),
                            Classes.simple(converter.column()));
        }
        return type;
    }

    private BasicType mapped(Attribute attribute, Value value) {
        boolean byName = value.enumerated() == null && value.code() != null
                ? value.code().isText()
                : byName(value.enumerated());
        BasicType type = readers.types().of(value.type(), byName);
        if (type == null && (value.code() != null || value.opaque())) {
            return Scalar.SERIALIZABLE;
        }
        Origin origin = attribute.origin();
        if (type == null) {
            readers.reporter().report(Message.BASIC_TYPE, origin, Classes.simple(value.type()), hint(value.type()));
            return null;
        }
        if (readers.types().isPersistentClass(value.type()) && value.code() == null) {
            readers.reporter()
                    .report(Message.BASIC_TYPE_SERIALIZED, origin, Classes.simple(value.type()), hint(value.type()));
        }
        BasicType single = type instanceof BasicType.OfArray array ? array.element() : type;
        if (value.enumerated() != null && !(single instanceof OfEnum)) {
            readers.reporter()
                    .report(Message.ENUMERATED_TYPE, value.enumerated().origin(), Classes.simple(value.type()));
        }
        if (single instanceof OfEnum e && e.valueType() == Scalar.STRING && !e.byName()) {
            readers.reporter().report(Message.ENUMERATED_VALUE, origin, e.simpleName());
        } else if (single instanceof OfEnum e && e.value() != null && !isStorable(e)) {
            readers.reporter()
                    .report(
                            Message.ENUMERATED_VALUE_TYPE,
                            origin,
                            e.value().place(),
                            e.byName() ? "STRING" : "ORDINAL",
                            e.byName() ? "String" : "byte, short or int");
        }
        return value.temporal() == null ? type : temporal(value, type);
    }

    private static boolean isStorable(OfEnum e) {
        return switch (e.valueType()) {
            case STRING -> e.byName();
            case BYTE, SHORT, INTEGER -> !e.byName();
            default -> false;
        };
    }

    private String hint(TypeMirror type) {
        TypeElement of = readers.classes().element(type);
        if (of != null && readers.classes().isEntity(of)) {
            return "Write @ManyToOne or @OneToOne";
        }
        boolean many = readers.classes().as(type, "java.util.Collection") != null
                || readers.classes().as(type, "java.util.Map") != null;
        return many
                ? "Write @ElementCollection, @OneToMany or @ManyToMany"
                : "Name a converter with @Convert, make the class @Embeddable";
    }

    private static boolean byName(Mirror enumerated) {
        return enumerated != null && "STRING".equals(enumerated.constant("value"));
    }

    private BasicType temporal(Value value, BasicType type) {
        String precision = value.temporal().constant("value");
        Scalar written =
                "DATE".equals(precision) ? Scalar.DATE : "TIME".equals(precision) ? Scalar.TIME : Scalar.TIMESTAMP;
        if (readers.types().isDated(value.type())) {
            return written;
        }
        if (type != written && !(type == Scalar.ZONED_TIMESTAMP && written == Scalar.TIMESTAMP)) {
            readers.reporter().report(Message.TEMPORAL_TYPE, value.temporal().origin(), Classes.simple(value.type()));
        }
        return type;
    }
}
