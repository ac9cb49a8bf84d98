package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code @AttributeOverride}, {@code @AssociationOverride} and {@code @Convert(attributeName)} of one class or attribute, below
 * those of what holds it, which win.
 */
final class Overrides {
    static final Overrides NONE = new Overrides(Map.of(), Map.of(), Map.of(), null, "", null);

    private final Map<String, Mirror> columns;
    private final Map<String, Mirror> joins;
    private final Map<String, Mirror> converters;
    private final Overrides outer;
    private final String prefix;
    private final String otherPrefix;
    private final Set<String> asked = new HashSet<>();

    private Overrides(
            Map<String, Mirror> columns,
            Map<String, Mirror> joins,
            Map<String, Mirror> converters,
            Overrides outer,
            String prefix,
            String otherPrefix) {
        this.columns = columns;
        this.joins = joins;
        this.converters = converters;
        this.outer = outer;
        this.prefix = prefix;
        this.otherPrefix = otherPrefix;
    }

    /** Those of a class that a subclass' overrides ({@code this}) lie above. */
    Overrides below(Annotations superclass) {
        return read(superclass, this, "");
    }

    /** Those of the attribute, whose own attributes are called {@code attribute.x} here. */
    Overrides inside(String attribute, Annotations annotations) {
        return read(annotations, this, attribute + ".");
    }

    /** Those for the keys of a map: {@code key.x}. */
    Overrides keys() {
        return this == NONE ? NONE : new Overrides(Map.of(), Map.of(), Map.of(), this, "key.", null);
    }

    /** Those for the values of a collection: {@code value.x}, or just {@code x}. */
    Overrides values() {
        return this == NONE ? NONE : new Overrides(Map.of(), Map.of(), Map.of(), this, "value.", "");
    }

    private static Overrides read(Annotations annotations, Overrides outer, String prefix) {
        if (annotations.all().isEmpty()) {
            return outer == NONE ? NONE : new Overrides(Map.of(), Map.of(), Map.of(), outer, prefix, null);
        }
        Map<String, Mirror> converters = byName(annotations, Jpa.CONVERT, Jpa.CONVERTS, "attributeName");
        return new Overrides(
                byName(annotations, Jpa.ATTRIBUTE_OVERRIDE, Jpa.ATTRIBUTE_OVERRIDES, "name"),
                byName(annotations, Jpa.ASSOCIATION_OVERRIDE, Jpa.ASSOCIATION_OVERRIDES, "name"),
                converters,
                outer == NONE ? null : outer,
                prefix,
                null);
    }

    private static Map<String, Mirror> byName(Annotations annotations, String name, String container, String member) {
        Map<String, Mirror> byName = new TreeMap<>();
        for (Mirror m : annotations.all(name, container)) {
            String path = m.string(member);
            if (path != null) {
                byName.putIfAbsent(path, m);
            }
        }
        return byName;
    }

    /** The {@code @Column} for that path, also without the {@code value.} of collections; null for none. */
    Mirror column(String path) {
        Mirror m = find(path, Kind.COLUMN);
        return m == null ? null : m.nested("column");
    }

    /** The {@code @AssociationOverride} for that path; null for none. */
    Mirror join(String path) {
        return find(path, Kind.JOIN);
    }

    /** The {@code @Convert} for that path; null for none. */
    Mirror converter(String path) {
        return find(path, Kind.CONVERTER);
    }

    private enum Kind {
        COLUMN,
        JOIN,
        CONVERTER
    }

    private Mirror find(String path, Kind kind) {
        if (this == NONE) {
            return null;
        }
        asked.add(path);
        Mirror above = outer == null ? null : outer.find(prefix + path, kind);
        if (above == null && otherPrefix != null) {
            above = outer.find(otherPrefix + path, kind);
        }
        Mirror own = switch (kind) {
            case COLUMN -> columns.get(path);
            case JOIN -> joins.get(path);
            case CONVERTER -> converters.get(path);
        };
        return above == null ? own : above;
    }

    /** Reports each that names an attribute that no one asked for. Call it when all attributes are built. */
    void reportUnused(Reporter reporter) {
        reportUnused(reporter, Set.of());
    }

    /** @param inherited attributes that entities above have, which no override changes */
    void reportUnused(Reporter reporter, Set<String> inherited) {
        for (Map<String, Mirror> kind : List.of(columns, joins, converters)) {
            kind.forEach((path, m) -> {
                if (!asked.contains(path)) {
                    String member = kind == converters ? "attributeName" : "name";
                    if (inherited.contains(path.split("\\.", 2)[0])) {
                        reporter.report(Message.OVERRIDE_INHERITED, m.at(member), m.simpleName(), path);
                        return;
                    }
                    reporter.report(
                            Message.OVERRIDE_UNKNOWN,
                            m.at(member),
                            m.simpleName(),
                            path,
                            DidYouMean.among(new TreeSet<>(asked), path));
                }
            });
        }
    }
}
