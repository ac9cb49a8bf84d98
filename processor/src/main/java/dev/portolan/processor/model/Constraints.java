package dev.portolan.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Bean Validation says about the columns of an attribute. Each value is null for none.
 *
 * @param required when they are NOT NULL
 * @param cascaded {@code @Valid}: what is said within an embeddable counts
 * @param length of a text
 * @param digits precision
 * @param fraction scale
 * @param least each a value that they must reach
 * @param most each a value that they must not pass
 */
public record Constraints(
        Required required,
        boolean cascaded,
        Integer length,
        Integer digits,
        Integer fraction,
        SortedSet<Long> least,
        SortedSet<Long> most) {
    public static final Constraints NONE = new Constraints(Required.NEVER, false, null, null, null, none(), none());

    static final Constraints REQUIRED = new Constraints(Required.ALWAYS, false, null, null, null, none(), none());
    static final Constraints CASCADED = new Constraints(Required.NEVER, true, null, null, null, none(), none());

    /** When columns are NOT NULL for a constraint. */
    public enum Required {
        NEVER,
        /** Not in a subclass in the table of its root. */
        UNLESS_INHERITED,
        ALWAYS
    }

    public Constraints {
        least = Collections.unmodifiableSortedSet(new TreeSet<>(least));
        most = Collections.unmodifiableSortedSet(new TreeSet<>(most));
    }

    private static SortedSet<Long> none() {
        return Collections.emptySortedSet();
    }

    static Constraints length(int most) {
        // Hibernate takes 0 for no length at all
        return new Constraints(Required.NEVER, false, most == 0 ? Integer.MAX_VALUE : most, null, null, none(), none());
    }

    static Constraints digits(int integer, int fraction) {
        return new Constraints(Required.NEVER, false, null, integer + fraction, fraction, none(), none());
    }

    static Constraints least(long value) {
        return new Constraints(Required.NEVER, false, null, null, null, new TreeSet<>(List.of(value)), none());
    }

    static Constraints most(long value) {
        return new Constraints(Required.NEVER, false, null, null, null, none(), new TreeSet<>(List.of(value)));
    }

    /** What all of them say together; where two say how long or precise a value is, the smaller one. */
    static Constraints all(Collection<Constraints> parts) {
        Constraints all = NONE;
        for (Constraints part : parts) {
            all = all == NONE ? part : part == NONE ? all : all.and(part);
        }
        return all;
    }

    private Constraints and(Constraints other) {
        SortedSet<Long> reach = new TreeSet<>(least);
        reach.addAll(other.least);
        SortedSet<Long> keep = new TreeSet<>(most);
        keep.addAll(other.most);
        boolean first = other.digits == null || digits != null && digits <= other.digits;
        return new Constraints(
                required.compareTo(other.required) < 0 ? other.required : required,
                cascaded || other.cascaded,
                length == null || other.length != null && other.length < length ? other.length : length,
                first ? digits : other.digits,
                first ? fraction : other.fraction,
                reach,
                keep);
    }

    Constraints with(Required when) {
        return when == required ? this : new Constraints(when, cascaded, length, digits, fraction, least, most);
    }

    /** Conditions, each to be written behind a column's name. */
    public List<String> bounds() {
        List<String> bounds = new ArrayList<>();
        least.forEach(v -> bounds.add(">=" + v));
        most.forEach(v -> bounds.add("<=" + v));
        return bounds;
    }
}
