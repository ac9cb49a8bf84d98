package dev.portolan.dialect;

import dev.portolan.schema.Name;
import dev.portolan.sql.Quoting;

/** Identifiers of a dialect. */
public interface Names {
    /** The name as the server stores it, marked quoted. Does not cut. */
    Name fold(Name name);

    /** Whether two stored names are one to the server (case-insensitive servers); compare keys of this form. */
    default String key(Name stored) {
        return stored.text();
    }

    /** Longest identifier in UTF-8 bytes; {@link Integer#MAX_VALUE} for no limit. */
    int maxBytes();

    Quoting quoting();
}
