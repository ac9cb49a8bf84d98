package dev.portolan.processor;

import dev.portolan.processor.jpa.xml.Node;
import dev.portolan.processor.jpa.xml.PersistenceUnit;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Properties of a {@code persistence.xml} that shape tables: an option of ours says the same, or nothing does. */
final class Properties {
    private static final Map<String, Option> SAID_BY = Map.of(
            "hibernate.physical_naming_strategy", Option.NAMING,
            "hibernate.implicit_naming_strategy", Option.NAMING,
            "jakarta.persistence.validation.mode", Option.BEAN_VALIDATION,
            "javax.persistence.validation.mode", Option.BEAN_VALIDATION);
    private static final Set<String> NOT_READ = Set.of(
            "hibernate.default_catalog",
            "hibernate.default_schema",
            "hibernate.globally_quoted_identifiers",
            "hibernate.id.db_structure_naming_strategy",
            "hibernate.mapping.default_list_semantics",
            "hibernate.timezone.default_storage",
            "hibernate.type.java_time_use_direct_jdbc",
            "hibernate.type.prefer_native_enum_types",
            "hibernate.type.preferred_array_jdbc_type",
            "hibernate.type.preferred_boolean_jdbc_type",
            "hibernate.type.preferred_duration_jdbc_type",
            "hibernate.type.preferred_instant_jdbc_type",
            "hibernate.type.preferred_uuid_jdbc_type",
            "hibernate.type.wrapper_array_handling",
            "hibernate.use_nationalized_character_data");

    /** What is so without an option of ours. */
    private static final Set<String> BY_DEFAULT = Set.of(
            "auto",
            "ddl",
            "jpa",
            "org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl",
            "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl",
            "false");

    private Properties() {}

    static void check(PersistenceUnit unit, Settings settings, Reporter reporter) {
        for (Node property : unit.propertyNodes()) {
            String name = property.attribute("name");
            String value = property.attribute("value");
            if (name != null && value != null) {
                check(name, value, property, settings, reporter);
            }
        }
        Node mode = unit.node().child("validation-mode");
        if (mode != null) {
            check("jakarta.persistence.validation.mode", mode.text(), mode, settings, reporter);
        }
    }

    private static void check(String name, String value, Node at, Settings settings, Reporter reporter) {
        Option option = SAID_BY.get(name);
        boolean matters = option == null ? NOT_READ.contains(name) : settings.given(option) == null;
        if (matters
                && !BY_DEFAULT.contains(value.strip())
                && !BY_DEFAULT.contains(value.strip().toLowerCase(Locale.ROOT))) {
            reporter.reportAt(
                    Message.PROPERTY_IGNORED,
                    at.place(),
                    name,
                    option == null ? "Write it into the migration" : "Pass -A" + option.key());
        }
    }
}
