package dev.portolan.processor.model;

import dev.portolan.processor.jpa.settings.Property;
import dev.portolan.processor.model.BasicType.OfArray;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.PerDialect;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a running Hibernate, as far as they shape tables.
 *
 * @param values each one of its setting's; what is not there is Hibernate's default
 */
public record HibernateSettings(Map<Setting, String> values) {
    private static final Set<Scalar> TEXTS =
            Set.of(Scalar.STRING, Scalar.CHARACTER, Scalar.CHARS, Scalar.CLOB, Scalar.NCLOB);

    /** All by default. */
    public static final HibernateSettings NONE = new HibernateSettings(Map.of());

    /** What sequences are called that the mapping gives no name. */
    public enum Sequences {
        /** After their table. */
        STANDARD,
        /** {@code hibernate_sequence}, unless the generator has a name. */
        LEGACY,
        /** {@code hibernate_sequence}. */
        SINGLE
    }

    public HibernateSettings {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<Setting, String>(values));
    }

    /** @param properties a later one counts; keys that are none of these are left alone */
    public static HibernateSettings of(List<Property> properties, Reporter reporter) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Property property : properties) {
            Setting setting = Setting.of(property.hibernateKey()).orElse(null);
            if (setting == null) {
                continue;
            }
            String value = value(setting, property.value());
            if (value == null) {
                reporter.reportAt(
                        Message.SETTING_VALUE,
                        property.place(),
                        setting.key(),
                        property.value(),
                        String.join(", ", setting.allowed()),
                        DidYouMean.among(setting.allowed(), property.value()));
            } else if (value.isEmpty()) {
                values.remove(setting);
            } else {
                values.put(setting, value);
            }
        }
        return values.isEmpty() ? NONE : new HibernateSettings(values);
    }

    /** As the setting writes it; null for none of its values. */
    private static String value(Setting setting, String written) {
        String text = written.strip();
        if (setting.allowed().isEmpty() || text.isEmpty()) {
            return text;
        }
        JdbcCode code = text.matches("-?\\d{1,5}") ? JdbcCode.of(Integer.valueOf(text)) : null;
        String word = code == null ? text : code.name();
        // Hibernate reads this one as it stands
        boolean exact = setting == Setting.ZONES;
        return setting.allowed().stream()
                .filter(v -> exact ? v.equals(word) : v.equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }

    /** The same with what the mapping files say for the whole unit, where nothing else says it. */
    public HibernateSettings orDefaults(String schema, String catalog) {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        if (schema != null) {
            all.put(Setting.SCHEMA, schema);
        }
        if (catalog != null) {
            all.put(Setting.CATALOG, catalog);
        }
        all.putAll(values);
        return all.equals(values) ? this : new HibernateSettings(all);
    }

    /** Of tables and sequences that have none; null for none. */
    public String schema() {
        return values.get(Setting.SCHEMA);
    }

    /** Of tables and sequences that have none; null for none. */
    public String catalog() {
        return values.get(Setting.CATALOG);
    }

    /** Whether every name counts as quoted. */
    public boolean quoted() {
        return is(Setting.QUOTED, "true");
    }

    /** What sequences are called that have no name. */
    public Sequences sequences() {
        return is(Setting.SEQUENCES, "legacy")
                ? Sequences.LEGACY
                : is(Setting.SEQUENCES, "single") ? Sequences.SINGLE : Sequences.STANDARD;
    }

    /** Whether a {@code List} has an order column even without {@code @OrderColumn}. */
    boolean ordersLists() {
        return is(Setting.LISTS, "LIST");
    }

    /** Whether the offset of a time has a column of its own, unless the attribute says otherwise. */
    boolean hasZoneColumns() {
        return is(Setting.ZONES, "COLUMN") || is(Setting.ZONES, "AUTO");
    }

    /**
     * How a value is stored for which the mapping does not say it.
     *
     * @param javaType its qualified name
     * @param collected whether it is a value of a collection, which has no column for an offset
     */
    BasicType stored(BasicType type, String javaType, boolean collected) {
        if (values.isEmpty()) {
            return type;
        }
        if (type instanceof OfArray array) {
            return array(array, javaType);
        }
        if (type instanceof OfEnum e && e.value() == null && is(Setting.NATIVE_ENUMS, "true")) {
            return e.asPreferred();
        }
        JdbcCode code = type instanceof Scalar scalar ? code(scalar, javaType, collected) : null;
        return code == null ? type : new BasicType.Coded(type, code);
    }

    /** What some dialects have for a value. */
    ColumnExtras settled(ColumnExtras extras, BasicType type, ColumnSpec column) {
        if (values.isEmpty() || column.columnDefinition() != null) {
            return extras;
        }
        if (type == Scalar.OFFSET_TIME && is(Setting.DIRECT_TIME, "true") && extras.type() == null) {
            int digits = column.secondPrecision() == null ? 0 : column.secondPrecision();
            return extras.withType(new PerDialect<>(null, Map.of("postgres", "time(" + digits + ") with time zone")));
        }
        boolean national = is(Setting.NATIONALIZED, "true")
                && type instanceof Scalar scalar
                && TEXTS.contains(scalar)
                && extras.charset() == null
                && extras.type() == null;
        return national
                ? extras.with(
                        extras.sqlDefault(),
                        new PerDialect<>(null, Map.of("mysql", "utf8mb4")),
                        extras.collation(),
                        extras.generated(),
                        extras.origins())
                : extras;
    }

    private BasicType array(OfArray array, String javaType) {
        boolean wrappers = array.element() == Scalar.BYTE || array.element() == Scalar.CHARACTER;
        if (wrappers && is(Setting.WRAPPER_ARRAYS, "LEGACY")) {
            return BasicTypes.lob(array);
        }
        if (wrappers && is(Setting.WRAPPER_ARRAYS, "PICK")) {
            return new OfArray(array.element(), array.length(), true);
        }
        JdbcCode code = code(Setting.ARRAY_TYPE);
        return code == null
                ? new OfArray(stored(array.element(), element(javaType), true), array.length())
                : new BasicType.Coded(array, code);
    }

    /** Of {@code X[]} and {@code List<X>}. */
    private static String element(String javaType) {
        return javaType.endsWith("[]")
                ? javaType.substring(0, javaType.length() - 2)
                : javaType.substring(javaType.indexOf('<') + 1, javaType.length() - 1);
    }

    private JdbcCode code(Scalar type, String javaType, boolean collected) {
        return switch (type) {
            case BOOLEAN -> code(Setting.BOOLEAN_TYPE);
            case UUID -> code(Setting.UUID_TYPE);
            case DURATION -> code(Setting.DURATION_TYPE);
            case ZONED_TIMESTAMP ->
                javaType.equals("java.time.Instant") ? code(Setting.INSTANT_TYPE) : zoned(collected);
            case OFFSET_TIME -> zonelessTime();
            default -> null;
        };
    }

    private JdbcCode zoned(boolean collected) {
        if (is(Setting.DIRECT_TIME, "true") && (collected || !hasZoneColumns())) {
            return JdbcCode.OFFSET_DATE_TIME;
        }
        return switch (values.getOrDefault(Setting.ZONES, "DEFAULT")) {
            case "NORMALIZE" -> JdbcCode.TIMESTAMP;
            case "COLUMN", "AUTO" -> collected ? JdbcCode.TIMESTAMP : JdbcCode.TIMESTAMP_UTC;
            default -> null;
        };
    }

    private JdbcCode zonelessTime() {
        return is(Setting.ZONES, "NORMALIZE") ? JdbcCode.TIME : null;
    }

    /** Null for Hibernate's own choice. */
    private JdbcCode code(Setting setting) {
        String value = values.get(setting);
        if (value == null || value.equals(setting.allowed().get(0))) {
            return null;
        }
        // for this setting Hibernate keeps no zone with it
        return value.equals("INSTANT") || value.equals("LOCAL_DATE_TIME")
                ? JdbcCode.TIMESTAMP
                : JdbcCode.valueOf(value);
    }

    private boolean is(Setting setting, String value) {
        return value.equals(values.get(setting));
    }
}
