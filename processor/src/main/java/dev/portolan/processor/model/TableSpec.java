package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code @Table}, {@code @SecondaryTable}, {@code @JoinTable} or {@code @CollectionTable} says.
 *
 * @param name as written, quotes included; null for the default
 * @param schema as written; null for none
 * @param catalog as written; null for none
 * @param comment null for none
 * @param options null for none
 * @param origin the annotation, or the element when there is none
 */
public record TableSpec(
        String name,
        String schema,
        String catalog,
        List<UniqueSpec> uniques,
        List<IndexSpec> indexes,
        List<CheckSpec> checks,
        String comment,
        String options,
        Origin origin) {
    public TableSpec {
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
    }

    /** The same, and besides. @param otherComment what Hibernate's own annotation says, which counts; null for nothing */
    TableSpec with(List<CheckSpec> more, String otherComment) {
        if (more.isEmpty() && otherComment == null) {
            return this;
        }
        List<CheckSpec> all = new ArrayList<>(checks);
        all.addAll(more);
        return new TableSpec(
                name,
                schema,
                catalog,
                uniques,
                indexes,
                all,
                otherComment == null ? comment : otherComment,
                options,
                origin);
    }

    /** Whether it says that something is unique. */
    public boolean hasUnique() {
        return !uniques.isEmpty() || indexes.stream().anyMatch(IndexSpec::unique);
    }

    /** All by default. */
    public static TableSpec implied(Origin origin) {
        return new TableSpec(null, null, null, List.of(), List.of(), List.of(), null, null, origin);
    }

    /** {@code @UniqueConstraint}. @param name null for the default @param columns column names as written */
    public record UniqueSpec(String name, List<String> columns, String options, Origin origin) {
        public UniqueSpec {
            columns = List.copyOf(columns);
        }
    }

    /** {@code @Index}. @param name null for the default @param options null for none */
    public record IndexSpec(String name, List<Part> parts, boolean unique, String options, Origin origin) {
        public IndexSpec {
            parts = List.copyOf(parts);
        }

        /**
         * One part of the {@code columnList}.
         *
         * @param text column name as written, or an expression without its outer parentheses
         */
        public record Part(String text, boolean expression, boolean descending) {}
    }

    /** {@code @CheckConstraint}. @param name null for the default @param options null for none */
    public record CheckSpec(String name, PerDialect<String> constraint, String options, Origin origin) {}
}
