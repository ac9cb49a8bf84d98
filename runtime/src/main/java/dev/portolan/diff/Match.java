package dev.portolan.diff;

import dev.portolan.schema.Name;
import java.util.ArrayList;
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

        /** How much speaks for the desired one taking the place of the existing one, 0 for nothing; only for one subject. */
        default int likeness(T from, T to) {
            return 1;
        }
    }

    /** Each element of both lists once: pairs and additions in the order of {@code desired}, then what is left over. */
    static <T> List<Match<T>> all(List<T> existing, List<T> desired, Shape<T> shape) {
        List<Match<T>> same = new ArrayList<>(desired.size());
        for (int i = 0; existing.size() == desired.size() && i < desired.size(); i++) {
            T is = existing.get(i);
            T want = desired.get(i);
            if (!sameName(is, want, shape) || !shape.key(is).equals(shape.key(want)) || !shape.same(is, want)) {
                return new Matching<>(existing, desired, shape).run();
            }
            same.add(new Match<>(is, want));
        }
        return existing.size() == desired.size() ? same : new Matching<>(existing, desired, shape).run();
    }

    private static <T> boolean sameName(T from, T to, Shape<T> shape) {
        Name is = shape.name(from);
        Name want = shape.name(to);
        return is != null
                && want != null
                && (is.equals(want) || shape.nameKey(is).equals(shape.nameKey(want)));
    }
}
