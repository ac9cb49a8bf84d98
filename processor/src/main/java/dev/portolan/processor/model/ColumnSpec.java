package dev.portolan.processor.model;

import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code @Column}, {@code @JoinColumn}, {@code @OrderColumn} or {@code @MapKeyColumn} says. A value that is not written is
 * null, so that a default and the same value written can be told apart.
 *
 * @param present whether there is such an annotation
 * @param name as written, quotes included
 * @param precision never 0
 * @param scale null when 0 is not written
 * @param secondPrecision never -1
 * @param insertable false: a column that another attribute may own
 * @param table name of a secondary table, as written
 * @param origin the annotation, or the attribute when there is none
 */
public record ColumnSpec(
        boolean present,
        String name,
        Integer length,
        Integer precision,
        Integer scale,
        Integer secondPrecision,
        Boolean nullable,
        boolean unique,
        boolean insertable,
        boolean updatable,
        String columnDefinition,
        String table,
        List<CheckSpec> checks,
        String comment,
        String options,
        Origin origin) {
    public ColumnSpec {
        checks = List.copyOf(checks);
    }

    /** The same, under that name where it has none. */
    ColumnSpec named(String byDefault) {
        return name != null ? this : placed(byDefault, table, origin);
    }

    /** The same, under that name. */
    ColumnSpec renamed(String to) {
        return placed(to, table, origin);
    }

    /** The same, where another attribute writes it. */
    ColumnSpec readOnly() {
        return new ColumnSpec(
                present,
                name,
                length,
                precision,
                scale,
                secondPrecision,
                nullable,
                unique,
                false,
                false,
                columnDefinition,
                table,
                checks,
                comment,
                options,
                origin);
    }

    /** The same, in that secondary table. @param from where that is said */
    ColumnSpec in(String other, Origin from) {
        return placed(name, other, present ? origin : from);
    }

    /** The same, for any value: so does Hibernate read one without a name beside the column of an offset. */
    ColumnSpec lax() {
        return new ColumnSpec(
                present,
                name,
                length,
                precision,
                scale,
                secondPrecision,
                null,
                false,
                insertable,
                updatable,
                columnDefinition,
                table,
                checks,
                comment,
                options,
                origin);
    }

    private ColumnSpec placed(String as, String in, Origin from) {
        return new ColumnSpec(
                present,
                as,
                length,
                precision,
                scale,
                secondPrecision,
                nullable,
                unique,
                insertable,
                updatable,
                columnDefinition,
                in,
                checks,
                comment,
                options,
                from);
    }

    /** The same, of that length where it has none. */
    ColumnSpec orLength(int byDefault) {
        return length != null
                ? this
                : new ColumnSpec(
                        present,
                        name,
                        byDefault,
                        precision,
                        scale,
                        secondPrecision,
                        nullable,
                        unique,
                        insertable,
                        updatable,
                        columnDefinition,
                        table,
                        checks,
                        comment,
                        options,
                        origin);
    }

    /**
     * The same, and besides.
     *
     * @param otherComment what Hibernate's own annotation says, which counts; null for nothing
     * @param otherPrecision what is said where this says nothing; null for nothing
     */
    ColumnSpec with(List<CheckSpec> more, String otherComment, Integer otherPrecision) {
        List<CheckSpec> all = new ArrayList<>(checks);
        all.addAll(more);
        return new ColumnSpec(
                present,
                name,
                length,
                precision,
                scale,
                secondPrecision == null ? otherPrecision : secondPrecision,
                nullable,
                unique,
                insertable,
                updatable,
                columnDefinition,
                table,
                all,
                otherComment == null ? comment : otherComment,
                options,
                origin);
    }

    /** The same with what Bean Validation says instead. */
    ColumnSpec constrained(Constraints by) {
        if (by.length() == null && by.digits() == null) {
            return this;
        }
        return new ColumnSpec(
                present,
                name,
                by.length() == null ? length : by.length(),
                by.digits() == null ? precision : by.digits() == 0 ? null : by.digits(),
                by.digits() == null ? scale : by.fraction(),
                secondPrecision,
                nullable,
                unique,
                insertable,
                updatable,
                columnDefinition,
                table,
                checks,
                comment,
                options,
                origin);
    }

    /** All by default. */
    public static ColumnSpec implied(Origin origin) {
        return new ColumnSpec(
                false, null, null, null, null, null, null, false, true, true, null, null, List.of(), null, null,
                origin);
    }
}
