package dev.portolan.processor.jpa.settings;

import dev.portolan.processor.report.Place;
import java.util.Locale;
import java.util.Map;

/**
 * A key and its value in a file.
 *
 * @param value as written, quotes and escapes resolved
 */
public record Property(String key, String value, Place place) {
    private static final String SPRING = "spring.jpa.properties.";
    private static final String QUARKUS = "quarkus.hibernate-orm.";
    private static final String UNSUPPORTED = QUARKUS + "unsupported-properties.";
    private static final Map<String, String> OTHERS = Map.of(
            "spring.jpa.hibernate.naming.physical-strategy",
            "hibernate.physical_naming_strategy",
            "spring.jpa.hibernate.naming.implicit-strategy",
            "hibernate.implicit_naming_strategy",
            QUARKUS + "physical-naming-strategy",
            "hibernate.physical_naming_strategy",
            QUARKUS + "implicit-naming-strategy",
            "hibernate.implicit_naming_strategy",
            QUARKUS + "database.default-schema",
            "hibernate.default_schema",
            QUARKUS + "database.default-catalog",
            "hibernate.default_catalog",
            QUARKUS + "mapping.timezone.default-storage",
            "hibernate.timezone.default_storage",
            QUARKUS + "mapping.id.optimizer.default",
            "hibernate.id.optimizer.pooled.preferred");

    /** Hibernate's own key, whatever the framework calls it; other keys as they are. */
    public String hibernateKey() {
        String plain = key.replace("[", "").replace("]", "").replace("\"", "");
        String bare = plain.startsWith(SPRING)
                ? plain.substring(SPRING.length())
                : plain.startsWith(UNSUPPORTED) ? plain.substring(UNSUPPORTED.length()) : plain;
        String relaxed =
                bare.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
        String known = OTHERS.getOrDefault(relaxed, bare);
        return known.startsWith("javax.persistence.") ? "jakarta" + known.substring(5) : known;
    }
}
