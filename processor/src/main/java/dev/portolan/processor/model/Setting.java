package dev.portolan.processor.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hibernate's settings that shape tables and are read. */
public enum Setting {
    BOOLEAN_TYPE(
            "hibernate.type.preferred_boolean_jdbc_type",
            "BOOLEAN BIT TINYINT SMALLINT INTEGER BIGINT NUMERIC DECIMAL CHAR NCHAR VARCHAR NVARCHAR"),
    UUID_TYPE("hibernate.type.preferred_uuid_jdbc_type", "UUID CHAR NCHAR VARCHAR NVARCHAR BINARY VARBINARY"),
    DURATION_TYPE("hibernate.type.preferred_duration_jdbc_type", "NUMERIC BIGINT INTEGER INTERVAL_SECOND"),
    INSTANT_TYPE(
            "hibernate.type.preferred_instant_jdbc_type",
            "TIMESTAMP_UTC TIMESTAMP TIMESTAMP_WITH_TIMEZONE INSTANT LOCAL_DATE_TIME"),
    ARRAY_TYPE("hibernate.type.preferred_array_jdbc_type", "ARRAY JSON VARBINARY SQLXML"),
    ZONES("hibernate.timezone.default_storage", "DEFAULT NATIVE NORMALIZE NORMALIZE_UTC COLUMN AUTO"),
    WRAPPER_ARRAYS("hibernate.type.wrapper_array_handling", "DISALLOW ALLOW LEGACY PICK"),
    NATIVE_ENUMS("hibernate.type.prefer_native_enum_types", "false true"),
    LISTS("hibernate.mapping.default_list_semantics", "BAG LIST"),
    DIRECT_TIME("hibernate.type.java_time_use_direct_jdbc", "true false"),
    NATIONALIZED("hibernate.use_nationalized_character_data", "true false"),
    QUOTED("hibernate.globally_quoted_identifiers", "true false"),
    SEQUENCES("hibernate.id.db_structure_naming_strategy", "standard legacy single"),
    SCHEMA("hibernate.default_schema", ""),
    CATALOG("hibernate.default_catalog", "");

    private final String key;
    private final List<String> values;

    /** @param values that it may have, the default first; empty for any */
    Setting(String key, String values) {
        this.key = key;
        this.values = values.isEmpty() ? List.of() : List.of(values.split(" "));
    }

    /** {@code hibernate.default_schema} */
    public String key() {
        return key;
    }

    List<String> allowed() {
        return values;
    }

    /** By Hibernate's own key. */
    public static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }
}
