package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads our own annotations on an entity. */
final class OwnTables {
    private final Reporter reporter;
    private final Classes classes;
    private final SqlValues values;
    private final IndexExtras indexes;

    OwnTables(Reporter reporter, Classes classes) {
        this.reporter = reporter;
        this.classes = classes;
        this.values = new SqlValues(reporter);
        this.indexes = new IndexExtras(reporter, values);
    }

    TableExtras of(Annotations annotations) {
        Map<String, Origin> origins = OwnColumns.origins(annotations);
        if (origins.isEmpty()) {
            return TableExtras.NONE;
        }
        return new TableExtras(
                indexes.read(annotations, false),
                options(annotations),
                values.read(annotations, Own.VIEW, "query"),
                false,
                null,
                dependsOn(annotations),
                extensions(annotations),
                OnlineKinds.read(annotations, reporter),
                origins);
    }

    /** Names of {@code @Extension} on a class or a package. */
    List<String> extensions(Annotations annotations) {
        List<String> names = new ArrayList<>();
        for (Mirror m : Own.all(annotations, Own.EXTENSION)) {
            String name = m.string("value");
            if (name == null || name.isBlank()) {
                reporter.report(Message.NAME_EMPTY, m.at("value"));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private SortedMap<String, String> options(Annotations annotations) {
        SortedMap<String, String> options = new TreeMap<>();
        for (Mirror m : Own.all(annotations, Own.TABLE_OPTIONS)) {
            Map<String, String> said = new TreeMap<>();
            flag(said, m, "unlogged", "unlogged", "true");
            flag(said, m, "strict", "strict", "STRICT");
            flag(said, m, "withoutRowid", "without rowid", "WITHOUT ROWID");
            text(said, m, "tablespace", "tablespace");
            text(said, m, "with", "with");
            text(said, m, "engine", "engine");
            Long start = m.number("incrementStart");
            if (start != null && start != 0) {
                said.put("increment start", String.valueOf(start));
            }
            List<String> dialects = values.dialects(m);
            said.forEach((key, value) -> put(options, m, dialects, key, value));
        }
        perDialect(options, "charset", values.read(annotations, Own.CHARSET, "value"));
        perDialect(options, "collation", values.read(annotations, Own.COLLATION, "value"));
        return options;
    }

    private void put(Map<String, String> options, Mirror m, List<String> dialects, String key, String value) {
        for (String dialect : dialects.isEmpty() ? List.of("") : dialects) {
            if (options.putIfAbsent(dialect.isEmpty() ? key : dialect + ":" + key, value) != null) {
                reporter.report(
                        Message.EXPRESSION_TWICE,
                        m.origin(),
                        m.simpleName() + "(" + key + ")",
                        dialect.isEmpty() ? "all dialects" : "\"" + dialect + "\"");
            }
        }
    }

    private static void perDialect(Map<String, String> options, String key, PerDialect<String> value) {
        if (value != null) {
            if (value.value() != null) {
                options.put(key, value.value());
            }
            value.overrides().forEach((dialect, text) -> options.put(dialect + ":" + key, text));
        }
    }

    private static void flag(Map<String, String> said, Mirror m, String member, String key, String value) {
        if (m.bool(member, false)) {
            said.put(key, value);
        }
    }

    private static void text(Map<String, String> said, Mirror m, String member, String key) {
        if (m.string(member) != null) {
            said.put(key, m.string(member));
        }
    }

    private List<String> dependsOn(Annotations annotations) {
        List<String> names = new ArrayList<>();
        for (Mirror m : Own.all(annotations, Own.VIEW)) {
            for (TypeMirror type : m.types("dependsOn")) {
                TypeElement of = classes.element(type);
                if (of != null && !classes.isEntity(of)) {
                    reporter.report(Message.VIEW_DEPENDS, m.at("dependsOn"), Classes.simple(type));
                } else if (of != null && !names.contains(classes.refer(of))) {
                    names.add(Classes.name(of));
                }
            }
        }
        return names;
    }
}
