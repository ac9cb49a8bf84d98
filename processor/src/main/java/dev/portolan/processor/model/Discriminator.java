package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;

/**
 * {@code @DiscriminatorColumn}.
 *
 * @param name null for {@code DTYPE}
 * @param length 31 when not given; for STRING only
 * @param columnDefinition null for none
 * @param options null for none
 */
public record Discriminator(
        String name, Type type, int length, String columnDefinition, String options, Origin origin) {
    /** Type of the values. */
    public enum Type {
        STRING,
        CHAR,
        INTEGER,
        /** Computed by each query: there is no column. */
        FORMULA
    }
}
