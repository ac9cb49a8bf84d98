package dev.portolan.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A view.
 *
 * @param query the {@code SELECT}, without a final semicolon
 * @param comment null for none
 * @param dependsOn tables, views and types that it needs, as far as known
 * @param options what only some dialects know ({@code with}; {@code materialized}), sorted by key
 */
public record View(
        QName name, PerDialect<String> query, String comment, List<QName> dependsOn, Map<String, String> options) {
    public View {
        dependsOn = List.copyOf(dependsOn);
        options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** One without options. */
    public View(QName name, PerDialect<String> query, String comment, List<QName> dependsOn) {
        this(name, query, comment, dependsOn, Map.of());
    }
}
