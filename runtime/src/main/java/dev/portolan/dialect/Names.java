package dev.portolan.dialect;

import dev.portolan.diff.NameLimit;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.sql.Quoting;
import java.util.List;

/** Identifiers of a dialect. */
public interface Names {
    /** The name as the server stores it, marked quoted. Does not cut. */
    Name fold(Name name);

    /** Whether two stored names are one to the server (case-insensitive servers); compare keys of this form. */
    default String key(Name stored) {
        return stored.text();
    }

    /** As {@link #key}, for the names of tables, sequences and views. */
    default String objectKey(Name stored) {
        return key(stored);
    }

    /** How long an identifier may be. */
    NameLimit limit();

    /** How long the name of a constraint or index of those tables may be. */
    default NameLimit limit(List<QName> tables) {
        return limit();
    }

    /** Why the server has no such name, after "that": {@code end with a space}; null when it has. No server has one with a NUL. */
    default String refused(Name stored) {
        return stored.text().indexOf('\0') < 0 ? null : "have a NUL in them";
    }

    Quoting quoting();

    /**
     * The schema that a server of this dialect gives every connection unless it is set up otherwise, as stored: a mapping that
     * names it means the default schema. Null for none.
     */
    default String defaultSchema() {
        return null;
    }
}
