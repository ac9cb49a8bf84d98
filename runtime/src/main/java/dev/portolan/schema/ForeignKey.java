package dev.portolan.schema;

import java.util.List;
import java.util.Objects;

/**
 * A foreign key.
 *
 * @param name null until resolve gives it one
 * @param named whether the mapping gave the name; otherwise it matches by structure and an existing name stays
 * @param refColumns as many as {@code columns}, in the same order
 * @param options {@code DEFERRABLE INITIALLY DEFERRED} … in canonical form; null for none
 * @param definition {@code @ForeignKey(foreignKeyDefinition)}: the text after the constraint's name, read back from a scratch
 *     database; null when the other components say it
 * @param dialects which it is for
 */
public record ForeignKey(
        Name name,
        boolean named,
        List<Name> columns,
        QName refTable,
        List<Name> refColumns,
        Action onUpdate,
        Action onDelete,
        String options,
        String definition,
        DialectSet dialects) {
    public ForeignKey {
        columns = List.copyOf(columns);
        refColumns = List.copyOf(refColumns);
        Objects.requireNonNull(onUpdate, "onUpdate");
        Objects.requireNonNull(onDelete, "onDelete");
    }

    /** One that all dialects have. */
    public ForeignKey(
            Name name,
            boolean named,
            List<Name> columns,
            QName refTable,
            List<Name> refColumns,
            Action onUpdate,
            Action onDelete,
            String options,
            String definition) {
        this(name, named, columns, refTable, refColumns, onUpdate, onDelete, options, definition, DialectSet.ALL);
    }

    /** What happens to the child row. {@code NO_ACTION} is the standard's default. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** As SQL writes it: {@code SET NULL}. */
        public String sql() {
            return name().replace('_', ' ');
        }
    }

    public static ForeignKey of(Name name, List<Name> columns, QName refTable, List<Name> refColumns) {
        return new ForeignKey(
                name, name != null, columns, refTable, refColumns, Action.NO_ACTION, Action.NO_ACTION, null, null);
    }

    public ForeignKey withName(Name other) {
        return new ForeignKey(
                other, named, columns, refTable, refColumns, onUpdate, onDelete, options, definition, dialects);
    }

    /** Over other columns, those of the other table in the same order. */
    public ForeignKey withColumns(List<Name> other, List<Name> refOther) {
        return new ForeignKey(
                name, named, other, refTable, refOther, onUpdate, onDelete, options, definition, dialects);
    }
}
