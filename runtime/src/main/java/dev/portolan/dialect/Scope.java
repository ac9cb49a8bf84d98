package dev.portolan.dialect;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is looked at; nothing outside is read or changed.
 *
 * @param schemas besides the connection's default schema
 * @param excludes table by table (stored names; default schema: null): true leaves it out
 * @param seeds whose rows are read back: the result's {@link dev.portolan.schema.Graph#seeds()} hold those of their key values
 *     that exist
 */
public record Scope(List<Name> schemas, Predicate<QName> excludes, List<Seed> seeds) {
    /** The default schema, everything in it. */
    public static final Scope ALL = new Scope(List.of(), t -> false, List.of());

    public Scope {
        schemas = List.copyOf(schemas);
        seeds = List.copyOf(seeds);
    }
}
