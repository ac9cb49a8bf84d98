package dev.portolan.processor;

import java.util.Locale;
import java.util.Map;

/** Settings of Hibernate that shape tables and are not read, with the values that change nothing. */
final class NotRead {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("hibernate.dialect.storage_engine", "innodb"),
            Map.entry("hibernate.discriminator.ignore_explicit_for_joined", "false"),
            Map.entry("hibernate.discriminator.implicit_for_joined", "false"),
            Map.entry("hibernate.hbm2ddl.default_constraint_mode", "constraint"),
            Map.entry("hibernate.id.generator.stored_last_used", "true"),
            Map.entry("hibernate.xml_mapping_enabled", "true"),
            Map.entry("org.hibernate.envers.modified_column_naming_strategy", "default"));

    private NotRead() {}

    /** @param key Hibernate's own */
    static boolean matters(String key, String value) {
        String same = DEFAULTS.get(key);
        return same != null
                && !value.isBlank()
                && !value.strip().toLowerCase(Locale.ROOT).equals(same);
    }
}
