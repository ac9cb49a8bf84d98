package dev.portolan.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a database cannot give back, keyed by the name in the desired graph: it travels beside the graph.
 *
 * @param renamedFrom earlier names of a table, sequence (object names; the schema is the object's own) or column, oldest first
 * @param backfill SQL expression that fills a new required column in rows that exist
 * @param using SQL expression that converts a column to its new type
 * @param values values of a column that change in rows (a discriminator, an enum constant)
 * @param origin the Java element behind a table or column ({@code com.acme.User#name}), for messages
 * @param shapes kinds of change to a table or column that are wanted in their safe shape
 * @param leeways forms in which what exists may stay
 */
public record Hints(
        Map<ElementRef, List<Name>> renamedFrom,
        Map<ElementRef, PerDialect<String>> backfill,
        Map<ElementRef, PerDialect<String>> using,
        List<ValueRename> values,
        Map<ElementRef, String> origin,
        Map<ElementRef, Set<Shape>> shapes,
        List<Leeway> leeways) {
    public static final Hints NONE = new Hints(Map.of(), Map.of(), Map.of(), List.of(), Map.of());

    public Hints {
        renamedFrom = sorted(renamedFrom);
        backfill = sorted(backfill);
        using = sorted(using);
        values = List.copyOf(values);
        origin = sorted(origin);
        shapes = sorted(shapes);
        leeways = List.copyOf(leeways);
    }

    /** Without leeways. */
    public Hints(
            Map<ElementRef, List<Name>> renamedFrom,
            Map<ElementRef, PerDialect<String>> backfill,
            Map<ElementRef, PerDialect<String>> using,
            List<ValueRename> values,
            Map<ElementRef, String> origin,
            Map<ElementRef, Set<Shape>> shapes) {
        this(renamedFrom, backfill, using, values, origin, shapes, List.of());
    }

    /** Without shapes. */
    public Hints(
            Map<ElementRef, List<Name>> renamedFrom,
            Map<ElementRef, PerDialect<String>> backfill,
            Map<ElementRef, PerDialect<String>> using,
            List<ValueRename> values,
            Map<ElementRef, String> origin) {
        this(renamedFrom, backfill, using, values, origin, Map.of());
    }

    public Hints withShapes(Map<ElementRef, Set<Shape>> other) {
        return new Hints(renamedFrom, backfill, using, values, origin, other, leeways);
    }

    public Hints withLeeways(List<Leeway> other) {
        return new Hints(renamedFrom, backfill, using, values, origin, shapes, other);
    }

    /**
     * A value of a column that has a new name. It acts only when a check or type of the column in the current state knows the
     * old value and not the new one.
     */
    public record ValueRename(QName table, Name column, String from, String to) {}

    private static <V> Map<ElementRef, V> sorted(Map<ElementRef, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
