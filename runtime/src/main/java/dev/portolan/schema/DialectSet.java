package dev.portolan.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * For which dialects an element of a logical graph is; after resolve it is for all that see it.
 *
 * @param only whether it is for those named, else for all but them
 * @param names sorted
 */
public record DialectSet(boolean only, Set<String> names) {
    public static final DialectSet ALL = new DialectSet(false, Set.of());

    public DialectSet {
        names = names.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(names));
    }

    public static DialectSet only(Collection<String> names) {
        return new DialectSet(true, Set.copyOf(names));
    }

    public static DialectSet except(Collection<String> names) {
        return new DialectSet(false, Set.copyOf(names));
    }

    /** Whether a dialect can be in both. */
    public boolean overlaps(DialectSet other) {
        if (only) {
            return names.stream().anyMatch(other::has);
        }
        return !other.only || other.names.stream().anyMatch(this::has);
    }

    public boolean has(String dialect) {
        return only == names.contains(dialect);
    }
}
