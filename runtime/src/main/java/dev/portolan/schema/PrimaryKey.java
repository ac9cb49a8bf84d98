package dev.portolan.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param name null until resolve gives it one
 * @param named whether the mapping gave the name; otherwise it matches by structure and an existing name stays
 * @param options text after its columns ({@code INCLUDE ("a")}, {@code DEFERRABLE} …) in canonical form; null for none
 */
public record PrimaryKey(Name name, boolean named, List<Name> columns, String options) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }

    /** One without options. */
    public PrimaryKey(Name name, boolean named, List<Name> columns) {
        this(name, named, columns, null);
    }

    public static PrimaryKey of(Name... columns) {
        return new PrimaryKey(null, false, List.of(columns));
    }

    /** As it is, under another name. */
    public PrimaryKey withName(Name other, boolean given) {
        return new PrimaryKey(other, given, columns, options);
    }
}
