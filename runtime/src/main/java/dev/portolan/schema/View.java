package dev.portolan.schema;

import java.util.List;

/**
 * A view.
 *
 * @param query the {@code SELECT}, without a final semicolon
 * @param comment null for none
 * @param dependsOn tables and views that it reads, as far as known
 */
public record View(QName name, PerDialect<String> query, String comment, List<QName> dependsOn) {
    public View {
        dependsOn = List.copyOf(dependsOn);
    }
}
