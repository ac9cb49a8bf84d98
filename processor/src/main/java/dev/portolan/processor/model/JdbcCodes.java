package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** Reads how Hibernate's own annotations say that a value is stored. */
final class JdbcCodes {
    /** User types of hypersistence-utils, by their simple names: they store JSON. */
    private static final Set<String> JSON =
            Set.of("JsonType", "JsonBinaryType", "JsonNodeBinaryType", "JsonStringType", "JsonNodeStringType");

    private static final List<String> TYPES = List.of(Hibernate.TYPE, Hibernate.JDBC_TYPE, Hibernate.JAVA_TYPE);
    /** Their likes for the keys of a map. */
    private static final List<String> KEY_TYPES =
            List.of(Hibernate.MAP_KEY_TYPE, Hibernate.MAP_KEY_JDBC_TYPE, Hibernate.MAP_KEY_JAVA_TYPE);

    private static final String HYPERSISTENCE = "io.hypersistence.utils.hibernate.type.json.";

    private final Reporter reporter;

    JdbcCodes(Reporter reporter) {
        this.reporter = reporter;
    }

    /** @return null when nothing is said, or nothing that Portolan has a type for */
    JdbcCode of(Annotations annotations) {
        Mirror m = annotations.get(Hibernate.JDBC_TYPE_CODE);
        if (m != null) {
            JdbcCode code = JdbcCode.of(m.integer("value"));
            if (code == null && !isDefined(annotations.get(Jpa.COLUMN))) {
                reporter.report(Message.HIBERNATE_IGNORED, m.origin(), m.simpleName());
            }
            return code;
        }
        if (isJson(annotations)) {
            return JdbcCode.JSON;
        }
        Mirror zone = annotations.get(Hibernate.TIME_ZONE_STORAGE);
        String storage = zone == null ? null : zone.constant("value");
        if (storage == null) {
            return null;
        }
        return switch (storage) {
            case "NORMALIZE" -> JdbcCode.TIMESTAMP;
            case "NATIVE" -> JdbcCode.TIMESTAMP_WITH_TIMEZONE;
            case "NORMALIZE_UTC", "COLUMN", "AUTO" -> JdbcCode.TIMESTAMP_UTC;
            default -> null;
        };
    }

    /** Whether a type that only a running program knows is named, and the column is defined besides. */
    static boolean isOpaque(Annotations annotations) {
        return isDefined(annotations.get(Jpa.COLUMN))
                && (annotations.has(Hibernate.JDBC_TYPE_CODE) || TYPES.stream().anyMatch(annotations::has));
    }

    /** Whether the annotation names a type that only a running program knows, and the column's is known all the same. */
    static boolean isNeedless(Mirror m, Annotations annotations) {
        return TYPES.contains(m.name()) && isSingle(annotations)
                || KEY_TYPES.contains(m.name()) && isDefined(annotations.get(Jpa.MAP_KEY_COLUMN));
    }

    /** Whether the offset has a column of its own. */
    static boolean hasZoneColumn(Annotations annotations) {
        Mirror zone = annotations.get(Hibernate.TIME_ZONE_STORAGE);
        String storage = zone == null ? null : zone.constant("value");
        return "COLUMN".equals(storage) || "AUTO".equals(storage);
    }

    /** Whether one column holds it, whatever its type: an embeddable as JSON, for example. */
    static boolean isSingle(Annotations annotations) {
        return annotations.has(Hibernate.JDBC_TYPE_CODE) || isJson(annotations) || isOpaque(annotations);
    }

    private static boolean isDefined(Mirror column) {
        return column != null && column.string("columnDefinition") != null;
    }

    private static boolean isJson(Annotations annotations) {
        Mirror m = annotations.get(Hibernate.TYPE);
        TypeMirror type = m == null ? null : m.type("value");
        String name = type == null ? "" : Classes.qualified(type);
        return name.startsWith(HYPERSISTENCE) && JSON.contains(name.substring(HYPERSISTENCE.length()));
    }
}
