package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.IndexPart;
import java.util.List;

/**
 * {@code @SqlIndex} or {@code @Exclusion}. What is not written is null or empty.
 *
 * @param name as written; null for the default
 * @param include column names as written
 * @param deferrable text for an exclusion
 * @param exclusion whether it is one: each part has an operator
 */
public record IndexExtra(
        String name,
        boolean unique,
        List<Part> parts,
        String where,
        String method,
        List<String> include,
        String options,
        String deferrable,
        boolean exclusion,
        DialectSet dialects,
        Origin origin) {
    public IndexExtra {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
    }

    IndexExtra with(DialectSet others) {
        return new IndexExtra(
                name, unique, parts, where, method, include, options, deferrable, exclusion, others, origin);
    }

    /**
     * {@code @IndexPart}.
     *
     * @param column as written; null for an expression, or for the column of the attribute
     * @param expression null for a column
     * @param nulls null for the database's
     * @param prefix 0 for all
     * @param operator of an exclusion
     */
    public record Part(
            String column,
            String expression,
            boolean descending,
            IndexPart.Nulls nulls,
            String collation,
            String opclass,
            int prefix,
            String operator,
            Origin origin) {}
}
