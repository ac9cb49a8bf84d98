package dev.portolan.schema;

/**
 * One key part of an index: a column or an expression.
 *
 * @param column null when it is an expression
 * @param expression null when it is a column; without outer parentheses
 * @param nulls null for the dialect's default at that direction
 * @param collation null for the column's
 * @param opclass operator class; null for the default
 * @param prefix leading characters that are indexed; 0 for all
 */
public record IndexPart(
        Name column,
        PerDialect<String> expression,
        boolean descending,
        Nulls nulls,
        String collation,
        String opclass,
        int prefix) {
    /** Where NULLs sort. */
    public enum Nulls {
        FIRST,
        LAST
    }

    public static IndexPart of(Name column) {
        return new IndexPart(column, null, false, null, null, null, 0);
    }

    public static IndexPart of(Name column, boolean descending) {
        return new IndexPart(column, null, descending, null, null, null, 0);
    }

    public IndexPart withPrefix(int characters) {
        return new IndexPart(column, expression, descending, nulls, collation, opclass, characters);
    }

    public static IndexPart expression(String sql, boolean descending) {
        return new IndexPart(null, PerDialect.of(sql), descending, null, null, null, 0);
    }
}
