package dev.portolan.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An index.
 *
 * @param name null until resolve gives it one
 * @param named whether the mapping gave the name; otherwise it matches by structure and an existing name stays
 * @param where predicate of a partial index; null for none
 * @param method access method ({@code gin}); null for the dialect's default
 * @param include covered columns that are no key parts
 * @param comment null for none
 * @param options what only some dialects know, sorted by key
 * @param dialects which it is for
 */
public record Index(
        Name name,
        boolean named,
        boolean unique,
        List<IndexPart> parts,
        PerDialect<String> where,
        String method,
        List<Name> include,
        String comment,
        Map<String, String> options,
        DialectSet dialects) {
    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
        options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** One that all dialects have. */
    public Index(
            Name name,
            boolean named,
            boolean unique,
            List<IndexPart> parts,
            PerDialect<String> where,
            String method,
            List<Name> include,
            String comment,
            Map<String, String> options) {
        this(name, named, unique, parts, where, method, include, comment, options, DialectSet.ALL);
    }

    public static Index of(Name name, boolean unique, List<IndexPart> parts) {
        return new Index(name, name != null, unique, parts, null, null, List.of(), null, Map.of());
    }

    public Index withParts(List<IndexPart> other) {
        return new Index(name, named, unique, other, where, method, include, comment, options, dialects);
    }

    public Index withName(Name other) {
        return new Index(other, named, unique, parts, where, method, include, comment, options, dialects);
    }
}
