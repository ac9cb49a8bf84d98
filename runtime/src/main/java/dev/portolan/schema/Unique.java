package dev.portolan.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param name null until resolve gives it one
 * @param named whether the mapping gave the name; otherwise it matches by structure and an existing name stays
 * @param options text after its columns ({@code NULLS NOT DISTINCT}, {@code DEFERRABLE} …) in canonical form; null for none
 */
public record Unique(Name name, boolean named, List<Name> columns, String options) {
    public Unique {
        columns = List.copyOf(columns);
    }

    public static Unique of(Name... columns) {
        return new Unique(null, false, List.of(columns), null);
    }
}
