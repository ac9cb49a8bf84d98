package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ForeignKey.Action;

/**
 * {@code @ForeignKey}.
 *
 * @param constraint false for {@code NO_CONSTRAINT}
 * @param name as written; null for the default
 * @param definition replaces {@code foreign key (…) references …}; null for none
 * @param options null for none
 * @param onDelete what happens to a row whose target goes, as Hibernate's {@code @OnDelete} says
 * @param origin null when nothing is said
 */
public record ForeignKeySpec(
        boolean constraint, String name, String definition, String options, Action onDelete, Origin origin) {
    /** The same, with that action. @param made whether there is a constraint then */
    public ForeignKeySpec deleting(Action other, boolean made) {
        return new ForeignKeySpec(made, name, definition, options, other, origin);
    }

    public static final ForeignKeySpec IMPLIED = new ForeignKeySpec(true, null, null, null, Action.NO_ACTION, null);
}
