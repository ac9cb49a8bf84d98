package dev.portolan.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param name null until resolve gives it one
 * @param named whether the mapping gave the name; otherwise it matches by structure and an existing name stays
 */
public record PrimaryKey(Name name, boolean named, List<Name> columns) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    public static PrimaryKey of(Name... columns) {
        return new PrimaryKey(null, false, List.of(columns));
    }
}
