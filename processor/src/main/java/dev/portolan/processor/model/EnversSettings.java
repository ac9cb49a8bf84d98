package dev.portolan.processor.model;

import java.util.Map;

/**
 * How Envers names its tables and columns, and which it has.
 *
 * @param prefix of the names of its tables
 * @param suffix of the names of its tables
 * @param revision column that refers to the revision
 * @param revisionType column that tells what happened
 * @param flagSuffix of columns that tell whether an attribute changed
 * @param flags whether all attributes have such a column
 * @param versions whether {@code @Version} is audited
 * @param ordinal column that tells the embeddables of a set apart
 * @param entityNames whether the default revision lists the changed entities
 * @param nativeId whether the default revision is numbered as the database likes it best
 * @param cascade whether what a revision changed goes with it
 * @param end column of the revision that ended a row; null when it is not kept
 * @param endTime column with the time of that; null when it is not kept
 * @param endTimeNumeric whether that is a number
 * @param endTimeEverywhere whether the tables of joined subclasses have it too
 * @param schema for what has none; null for none
 * @param catalog for what has none; null for none
 */
public record EnversSettings(
        boolean enabled,
        String prefix,
        String suffix,
        String revision,
        String revisionType,
        String flagSuffix,
        boolean flags,
        boolean versions,
        String ordinal,
        boolean entityNames,
        boolean nativeId,
        boolean cascade,
        String end,
        String endTime,
        boolean endTimeNumeric,
        boolean endTimeEverywhere,
        String schema,
        String catalog) {
    private static final String P = "org.hibernate.envers.";
    private static final String ENABLED = "hibernate.integration.envers.enabled";
    private static final String END = P + "audit_strategy_validity_";

    /** Those of an Envers that nothing is said to. */
    public static final EnversSettings DEFAULT = of(Map.of());

    /** What the properties say, by Hibernate's names. */
    public static EnversSettings of(Map<String, String> properties) {
        boolean validity =
                properties.getOrDefault(P + "audit_strategy", "").strip().endsWith("ValidityAuditStrategy");
        boolean time = validity && is(properties, END + "store_revend_timestamp", false);
        return new EnversSettings(
                is(properties, ENABLED, true),
                text(properties, P + "audit_table_prefix", ""),
                text(properties, P + "audit_table_suffix", "_AUD"),
                text(properties, P + "revision_field_name", "REV"),
                text(properties, P + "revision_type_field_name", "REVTYPE"),
                text(properties, P + "modified_flag_suffix", "_MOD"),
                is(properties, P + "global_with_modified_flag", false),
                !is(properties, P + "do_not_audit_optimistic_locking_field", true),
                text(properties, P + "embeddable_set_ordinal_field_name", "SETORDINAL"),
                is(properties, P + "track_entities_changed_in_revision", false),
                is(properties, P + "use_revision_entity_with_native_id", true),
                is(properties, P + "cascade_delete_revision", false),
                validity ? text(properties, END + "end_rev_field_name", "REVEND") : null,
                time ? text(properties, END + "revend_timestamp_field_name", "REVEND_TSTMP") : null,
                is(properties, END + "revend_timestamp_numeric", false),
                !is(properties, END + "revend_timestamp_legacy_placement", true),
                text(properties, P + "default_schema", null),
                text(properties, P + "default_catalog", null));
    }

    /** Whether that property may be one of them. */
    public static boolean reads(String key) {
        return key.startsWith(P) || key.equals(ENABLED);
    }

    private static String text(Map<String, String> properties, String name, String byDefault) {
        String value = properties.get(name);
        return value == null ? byDefault : value.strip();
    }

    private static boolean is(Map<String, String> properties, String name, boolean byDefault) {
        String value = properties.get(name);
        return value == null ? byDefault : Boolean.parseBoolean(value.strip());
    }
}
