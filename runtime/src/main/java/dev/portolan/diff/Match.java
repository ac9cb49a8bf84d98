package dev.portolan.diff;

import dev.portolan.schema.Name;
import java.util.List;

/**
 * An existing and a desired element of a table that belong together.
 *
 * @param from null when there is none yet
 * @param to null when there shall be none
 */
record Match<T>(T from, T to) {
    /** How elements of a kind are compared. */
    interface Shape<T> {
        Name name(T element);

        /** Whether the mapping gave the name. */
        boolean named(T element);

        /** Whether the database keeps the name of the element. */
        boolean keepsName(T element);

        String nameKey(Name name);

        /** Equal for elements that may be the same, whatever their names. */
        Object key(T element);

        /** Whether the two are the same, their names aside; asked only of those with equal keys. */
        boolean same(T from, T to);

        /** What the element is about; the element with that subject is replaced rather than joined by another. Null: nothing. */
        Object subject(T element);
    }

    /** Each element of both lists once: pairs and additions in the order of {@code desired}, then what is left over. */
    static <T> List<Match<T>> all(List<T> existing, List<T> desired, Shape<T> shape) {
        return new Matching<>(existing, desired, shape).run();
    }
}
