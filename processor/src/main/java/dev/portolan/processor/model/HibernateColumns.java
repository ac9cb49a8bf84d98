package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Adds what Hibernate's own annotations on an attribute say to what JPA's and ours do; ours win. Their effect is that of
 * Hibernate 7.4, where generations differ.
 */
final class HibernateColumns {

    /** To Hibernate MariaDB's dialect is one of MySQL's. */
    private static final Map<String, List<String>> DIALECTS = Map.of(
            "H2Dialect", List.of("h2"),
            "MariaDBDialect", List.of("mariadb"),
            "MySQLDialect", List.of("mysql", "mariadb"),
            "PostgreSQLDialect", List.of("postgres"),
            "SQLiteDialect", List.of("sqlite"));

    private final Reporter reporter;

    HibernateColumns(Reporter reporter) {
        this.reporter = reporter;
    }

    static boolean requires(Annotations annotations, Scope scope) {
        return annotations.has(Hibernate.TENANT_ID) || !scope.collected() && isInserted(annotations);
    }

    /** Whether some generations of Hibernate let the column take NULL, and some do not. */
    static boolean isEitherNull(Annotations annotations) {
        return isInserted(annotations) || annotations.has(Hibernate.GENERATED_COLUMN);
    }

    /**
     * Whether Hibernate writes the time when it inserts: since 7.4 the column is NOT NULL then. It becomes so when the session
     * factory makes the generators of values, so not in a script that is made without one.
     */
    private static boolean isInserted(Annotations annotations) {
        if (annotations.has(Hibernate.CREATION_TIMESTAMP) || annotations.has(Hibernate.UPDATE_TIMESTAMP)) {
            return true;
        }
        Mirror current = annotations.get(Hibernate.CURRENT_TIMESTAMP);
        return current != null
                && (!current.has("event") || current.constants("event").contains("INSERT"));
    }

    ColumnSpec column(ColumnSpec spec, Annotations annotations) {
        Mirror fraction = annotations.get(Hibernate.FRACTIONAL_SECONDS);
        String comment = comment(annotations, spec.name());
        List<CheckSpec> checks = checks(annotations);
        return fraction == null && comment == null && checks.isEmpty()
                ? spec
                : spec.with(checks, comment, fraction == null ? null : fraction.integer("value"));
    }

    /** {@code @Comment} on an attribute or a class, for what is called so; null for none. */
    static String comment(Annotations annotations, String name) {
        return comments(annotations).stream()
                .filter(c -> c.isFor(name))
                .map(CommentSpec::text)
                .findFirst()
                .orElse(null);
    }

    /** All of an attribute or a class. */
    static List<CommentSpec> comments(Annotations annotations) {
        return annotations.all(Hibernate.COMMENT, Hibernate.COMMENTS).stream()
                .filter(m -> m.string("table") == null && m.string("value") != null)
                .map(m -> new CommentSpec(m.string("on"), m.string("value")))
                .toList();
    }

    /** {@code @Check} on an attribute or a class, and what dialects have instead of a single one. */
    List<CheckSpec> checks(Annotations annotations) {
        List<Mirror> all = annotations.all(Hibernate.CHECK, Hibernate.CHECKS);
        return checks(all, all.size() > 1 ? Map.of() : overriding(annotations, Hibernate.CHECK));
    }

    /** {@code @Check} on a collection. */
    List<CheckSpec> checksOfTable(Annotations annotations) {
        return checks(annotations.all(Hibernate.CHECK, Hibernate.CHECKS), Map.of());
    }

    private List<CheckSpec> checks(List<Mirror> all, Map<String, Mirror> overrides) {
        List<CheckSpec> checks = new ArrayList<>();
        for (Mirror m : all) {
            add(m, m, overrides, checks);
        }
        for (Mirror other : new LinkedHashSet<>(overrides.values())) {
            if (all.isEmpty()
                    || !Objects.equals(other.string("name"), all.get(0).string("name"))) {
                add(other, null, overrides, checks);
            }
        }
        return checks;
    }

    /** @param general what holds where no dialect has its own; null for nothing */
    private void add(Mirror check, Mirror general, Map<String, Mirror> overrides, List<CheckSpec> into) {
        String constraint = check.string("constraints");
        if (constraint == null || constraint.isBlank()) {
            reporter.report(Message.CHECK_EMPTY, check.at("constraints"));
            return;
        }
        Map<String, String> texts = new HashMap<>();
        overrides.forEach((dialect, other) -> texts.put(
                dialect,
                Objects.equals(other.string("name"), check.string("name")) ? other.string("constraints") : null));
        PerDialect<String> whole = new PerDialect<>(general == null ? null : constraint, texts);
        CheckSpec spec = new CheckSpec(check.string("name"), whole, null, check.origin());
        if (into.stream().noneMatch(c -> c.constraint().equals(whole) && Objects.equals(c.name(), spec.name()))) {
            into.add(spec);
        }
    }

    /** @param code how it is stored; null as its type does */
    ColumnExtras extras(ColumnExtras own, Annotations annotations, JdbcCode code, BasicType type, ColumnSpec column) {
        return coded(extras(own, annotations), code, type, column);
    }

    /** With what some dialects have for it. @param code how it is stored; null as its type does */
    static ColumnExtras coded(ColumnExtras with, JdbcCode code, BasicType type, ColumnSpec column) {
        if (code == null || with.type() != null || column.columnDefinition() != null) {
            return with;
        }
        Map<String, String> here = here(code, type, column);
        return here.isEmpty() ? with : with.withType(new PerDialect<>(null, here));
    }

    /** The types of dialects that have one of their own for it. */
    private static Map<String, String> here(JdbcCode code, BasicType type, ColumnSpec column) {
        return switch (code) {
            case BINARY -> {
                int length = column.length() != null ? column.length() : type == BasicType.Scalar.UUID ? 16 : 255;
                String fixed = "binary(" + length + ")";
                yield Map.of("h2", fixed, "mariadb", fixed, "mysql", fixed);
            }
            case LONG32VARCHAR, LONG32NVARCHAR -> Map.of("sqlite", "clob");
            case TIMESTAMP_WITH_TIMEZONE, OFFSET_DATE_TIME, ZONED_DATE_TIME -> {
                String moment = "timestamp(" + (column.secondPrecision() == null ? 6 : column.secondPrecision()) + ")";
                yield Map.of("mariadb", moment, "mysql", moment);
            }
            case SQLXML -> Map.of("postgres", "xml");
            case INTERVAL_SECOND -> {
                int scale = column.scale() == null ? 6 : column.scale();
                String digits = (column.precision() == null ? 18 : column.precision()) + ", "
                        + (column.scale() == null ? 9 : scale);
                yield Map.of("h2", "interval second(" + digits + ")", "postgres", "interval second(" + scale + ")");
            }
            default -> Map.of();
        };
    }

    ColumnExtras extras(ColumnExtras own, Annotations annotations) {
        Map<String, Origin> origins = new HashMap<>(own.origins());
        PerDialect<String> sqlDefault = or(own.sqlDefault(), annotations, Hibernate.COLUMN_DEFAULT, origins);
        PerDialect<String> collation = or(own.collation(), annotations, Hibernate.COLLATE, origins);
        PerDialect<String> generated = or(own.generated(), annotations, Hibernate.GENERATED_COLUMN, origins);
        PerDialect<String> charset = own.charset();
        if (charset == null && annotations.has(Hibernate.NATIONALIZED)) {
            charset = new PerDialect<>(null, Map.of("mysql", "utf8mb4"));
        }
        boolean same = sqlDefault == own.sqlDefault()
                && collation == own.collation()
                && generated == own.generated()
                && charset == own.charset();
        return same ? own : own.with(sqlDefault, charset, collation, generated, origins);
    }

    private PerDialect<String> or(
            PerDialect<String> own, Annotations annotations, String name, Map<String, Origin> origins) {
        Mirror m = annotations.get(name);
        if (own != null || m == null) {
            return own;
        }
        String text = m.string("value");
        if (text == null || text.isBlank()) {
            reporter.report(Message.EXPRESSION_EMPTY, m.at("value"), m.simpleName());
            return null;
        }
        origins.putIfAbsent(name, m.origin());
        return new PerDialect<>(text, overrides(annotations, name));
    }

    /** What {@code @DialectOverride} says of single dialects, of whatever version. */
    private static Map<String, String> overrides(Annotations annotations, String name) {
        Map<String, String> texts = new HashMap<>();
        overriding(annotations, name).forEach((dialect, override) -> {
            String text = override.string("value");
            if (text != null && !text.isBlank()) {
                texts.put(dialect, text);
            }
        });
        return texts;
    }

    /** The annotations that stand for that one, by dialect. */
    private static Map<String, Mirror> overriding(Annotations annotations, String name) {
        String overriding = Hibernate.overriding(name);
        Map<String, Mirror> overrides = new TreeMap<>();
        for (Mirror m : annotations.all(overriding, overriding + "s")) {
            Mirror override = m.nested("override");
            if (override != null) {
                String dialect = String.valueOf(m.type("dialect"));
                DIALECTS.getOrDefault(dialect.substring(dialect.lastIndexOf('.') + 1), List.of())
                        .forEach(d -> overrides.putIfAbsent(d, override));
            }
        }
        return overrides;
    }
}
