package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.BasicType.OfArray;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.BasicType.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Java types that one column holds, as Hibernate maps them. */
final class BasicTypes {
    private static final Map<String, Scalar> SCALARS = Map.ofEntries(
            Map.entry("java.lang.Boolean", Scalar.BOOLEAN),
            Map.entry("java.lang.Byte", Scalar.BYTE),
            Map.entry("java.lang.Short", Scalar.SHORT),
            Map.entry("java.lang.Integer", Scalar.INTEGER),
            Map.entry("java.lang.Long", Scalar.LONG),
            Map.entry("java.lang.Float", Scalar.FLOAT),
            Map.entry("java.lang.Double", Scalar.DOUBLE),
            Map.entry("java.lang.Character", Scalar.CHARACTER),
            Map.entry("java.lang.String", Scalar.STRING),
            Map.entry("java.lang.Class", Scalar.TEXT_FORM),
            Map.entry("java.sql.Clob", Scalar.CLOB),
            Map.entry("java.sql.NClob", Scalar.NCLOB),
            Map.entry("java.sql.Blob", Scalar.BLOB),
            Map.entry("java.math.BigDecimal", Scalar.BIG_DECIMAL),
            Map.entry("java.math.BigInteger", Scalar.BIG_INTEGER),
            Map.entry("java.time.LocalDate", Scalar.DATE),
            Map.entry("java.sql.Date", Scalar.DATE),
            Map.entry("java.time.LocalTime", Scalar.TIME),
            Map.entry("java.sql.Time", Scalar.TIME),
            Map.entry("java.time.OffsetTime", Scalar.OFFSET_TIME),
            Map.entry("java.time.LocalDateTime", Scalar.TIMESTAMP),
            Map.entry("java.sql.Timestamp", Scalar.TIMESTAMP),
            Map.entry("java.util.Date", Scalar.TIMESTAMP),
            Map.entry("java.util.Calendar", Scalar.TIMESTAMP),
            Map.entry("java.time.Instant", Scalar.ZONED_TIMESTAMP),
            Map.entry("java.time.OffsetDateTime", Scalar.ZONED_TIMESTAMP),
            Map.entry("java.time.ZonedDateTime", Scalar.ZONED_TIMESTAMP),
            Map.entry("java.time.Year", Scalar.YEAR),
            Map.entry("java.time.ZoneOffset", Scalar.ZONE_OFFSET),
            Map.entry("java.time.ZoneId", Scalar.TEXT_FORM),
            Map.entry("java.util.TimeZone", Scalar.TEXT_FORM),
            Map.entry("java.util.Locale", Scalar.TEXT_FORM),
            Map.entry("java.net.URL", Scalar.TEXT_FORM),
            Map.entry("java.util.Currency", Scalar.CURRENCY),
            Map.entry("java.time.Duration", Scalar.DURATION),
            Map.entry("java.util.UUID", Scalar.UUID),
            Map.entry("java.net.InetAddress", Scalar.INET_ADDRESS),
            Map.entry("java.net.Inet4Address", Scalar.INET_ADDRESS),
            Map.entry("java.net.Inet6Address", Scalar.INET_ADDRESS));
    private static final Set<String> DATED = Set.of("java.util.Date", "java.util.Calendar");
    private static final Set<String> COLLECTIONS =
            Set.of("java.util.Collection", "java.util.List", "java.util.Set", "java.util.SortedSet");

    private final Classes classes;
    private final AnnotationCheck check;
    private final Map<String, OfEnum> enums = new HashMap<>();

    BasicTypes(Classes classes, AnnotationCheck check) {
        this.classes = classes;
        this.check = check;
    }

    /** @return null when no column can hold it */
    BasicType of(TypeMirror type, boolean enumByName) {
        BasicType plain = plain(type, enumByName);
        if (plain != null) {
            return plain;
        }
        BasicType element = element(type, enumByName);
        if (element != null) {
            return new OfArray(element);
        }
        return isSerialized(type) ? Scalar.SERIALIZABLE : null;
    }

    private boolean isSerialized(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED && classes.isSerializable(type);
    }

    /** What {@code @Lob} makes of it: arrays of wrappers become one value. */
    static BasicType lob(BasicType type) {
        if (!(type instanceof OfArray array)) {
            return type;
        }
        return array.element() == Scalar.BYTE
                ? Scalar.BYTES
                : array.element() == Scalar.CHARACTER ? Scalar.CHARS : type;
    }

    /** Whether {@code @Temporal} says what is stored: other types of date and time have only one form. */
    boolean isDated(TypeMirror type) {
        TypeElement of = classes.element(type);
        return of != null && DATED.contains(Classes.name(of));
    }

    boolean isEnum(TypeMirror type) {
        TypeElement of = classes.element(type);
        return of != null && classes.isEnum(of);
    }

    private BasicType plain(TypeMirror type, boolean enumByName) {
        if (type.getKind().isPrimitive()) {
            return primitive(type.getKind());
        }
        if (type.getKind() == TypeKind.ARRAY) {
            return primitiveArray(((ArrayType) type).getComponentType());
        }
        if (!(type instanceof DeclaredType declared)) {
            return null;
        }
        TypeElement of = (TypeElement) declared.asElement();
        Scalar scalar = SCALARS.get(Classes.name(of));
        return scalar != null ? scalar : classes.isEnum(of) ? enumOf(of, enumByName) : null;
    }

    private static Scalar primitive(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> Scalar.BOOLEAN;
            case BYTE -> Scalar.BYTE;
            case SHORT -> Scalar.SHORT;
            case INT -> Scalar.INTEGER;
            case LONG -> Scalar.LONG;
            case FLOAT -> Scalar.FLOAT;
            case DOUBLE -> Scalar.DOUBLE;
            case CHAR -> Scalar.CHARACTER;
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static Scalar primitiveArray(TypeMirror component) {
        return component.getKind() == TypeKind.BYTE
                ? Scalar.BYTES
                : component.getKind() == TypeKind.CHAR ? Scalar.CHARS : null;
    }

    private BasicType element(TypeMirror type, boolean enumByName) {
        if (type.getKind() == TypeKind.ARRAY) {
            return plain(((ArrayType) type).getComponentType(), enumByName);
        }
        if (type instanceof DeclaredType d && COLLECTIONS.contains(Classes.name((TypeElement) d.asElement()))) {
            TypeMirror argument = classes.argument(type, 0);
            BasicType plain = argument == null ? null : plain(argument, enumByName);
            return plain != null || argument == null || !isSerialized(argument) ? plain : Scalar.SERIALIZABLE;
        }
        return null;
    }

    /** Whether it is, or is a collection of, what has columns or a table of its own. */
    boolean isPersistentClass(TypeMirror type) {
        boolean many =
                type instanceof DeclaredType d && COLLECTIONS.contains(Classes.name((TypeElement) d.asElement()));
        TypeElement of = classes.element(many ? classes.argument(type, 0) : type);
        return of != null && (classes.isEntity(of) || classes.isMapped(of));
    }

    private OfEnum enumOf(TypeElement type, boolean byName) {
        return enums.computeIfAbsent(Classes.name(type) + (byName ? "#" : ""), key -> readEnum(type, byName));
    }

    private OfEnum readEnum(TypeElement type, boolean byName) {
        List<String> constants = new ArrayList<>();
        List<OfEnum.Renamed> renamed = new ArrayList<>();
        OfEnum.Value value = null;
        for (Element e : type.getEnclosedElements()) {
            if (e.getKind() == ElementKind.ENUM_CONSTANT) {
                constants.add(e.getSimpleName().toString());
                check.earlierNames(Annotations.of(e).get(Own.RENAMED_FROM))
                        .forEach(old -> renamed.add(
                                new OfEnum.Renamed(old, e.getSimpleName().toString())));
            } else if (e.getKind() == ElementKind.FIELD
                    && !e.getModifiers().contains(Modifier.STATIC)
                    && Annotations.of(e).has(Jpa.ENUMERATED_VALUE)) {
                value = new OfEnum.Value(classes.binaryName(type) + "#" + e.getSimpleName(), valueType(e.asType()));
            }
        }
        return new OfEnum(
                Classes.name(type), type.getSimpleName().toString(), constants, byName, value, renamed, false);
    }

    private static Scalar valueType(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return primitive(type.getKind());
        }
        // of objects Hibernate takes only texts
        boolean text =
                type.getKind() == TypeKind.DECLARED && Classes.qualified(type).equals("java.lang.String");
        return text ? Scalar.STRING : Scalar.SERIALIZABLE;
    }
}
