package dev.portolan.schema;

import java.util.List;

/**
 * A unique constraint, or one that excludes rows by other operators.
 *
 * @param name null until resolve gives it one
 * @param named whether the mapping gave the name; otherwise it matches by structure and an existing name stays
 * @param columns none for an exclusion constraint, which {@code options} says whole ({@code EXCLUDE USING gist (…)})
 * @param options text after its columns ({@code NULLS NOT DISTINCT}, {@code DEFERRABLE} …) in canonical form; null for none
 * @param dialects which it is for
 */
public record Unique(Name name, boolean named, List<Name> columns, String options, DialectSet dialects) {
    public Unique {
        columns = List.copyOf(columns);
    }

    /** One that all dialects have. */
    public Unique(Name name, boolean named, List<Name> columns, String options) {
        this(name, named, columns, options, DialectSet.ALL);
    }

    public boolean isExclusion() {
        return columns.isEmpty();
    }

    public static Unique of(Name... columns) {
        return new Unique(null, false, List.of(columns), null);
    }
}
