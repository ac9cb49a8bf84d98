package dev.portolan.dialect;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What is looked at; nothing outside is read or changed.
 *
 * @param schemas besides the connection's default schema
 * @param excludes table by table (stored names; default schema: null): true leaves it out
 * @param seeds whose rows are read back: the result's {@link dev.portolan.schema.Graph#seeds()} hold those of their key values
 *     that exist
 * @param wanted names by which objects are called where the server does not keep how they were written
 * @param earlier the same for what may be there and is not wanted any more; {@code wanted} goes first
 */
public record Scope(
        List<Name> schemas,
        Predicate<QName> excludes,
        List<Seed> seeds,
        List<QName> wanted,
        Supplier<List<QName>> earlier) {
    /** The default schema, everything in it. */
    public static final Scope ALL = new Scope(List.of(), t -> false, List.of());

    public Scope {
        schemas = List.copyOf(schemas);
        seeds = List.copyOf(seeds);
        wanted = List.copyOf(wanted);
    }

    /** Names are as the server gives them. */
    public Scope(List<Name> schemas, Predicate<QName> excludes, List<Seed> seeds) {
        this(schemas, excludes, seeds, List.of(), List::of);
    }
}
