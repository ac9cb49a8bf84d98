package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import java.util.List;

/**
 * What differs between two states.
 *
 * @param from the state before
 * @param to the state after: the desired one, aligned to what exists. Names and forms that stay are in it, so it is exactly what
 *     the database is once the changes are made
 * @param hints beside the desired state, with names as they are in {@code to}
 * @param changes in an order that can be executed, references between tables aside
 * @param notices what a person should know about the comparison itself
 */
public record Difference(Physical from, Physical to, Hints hints, List<Change> changes, List<Notice> notices) {
    public Difference {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The renames that were made, the other way round: hints for the way back from {@link #to} to {@link #from}. */
    public Hints reverseHints() {
        return ReverseHints.of(changes);
    }
}
