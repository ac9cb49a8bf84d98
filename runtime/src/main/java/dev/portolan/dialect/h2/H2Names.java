package dev.portolan.dialect.h2;

import dev.portolan.dialect.Names;
import dev.portolan.diff.NameLimit;
import dev.portolan.schema.Name;
import dev.portolan.sql.Quoting;
import java.util.Locale;

/** Identifiers of H2: unquoted ones fold to upper case, 256 characters. */
final class H2Names implements Names {
    static final String PUBLIC = "PUBLIC";
    static final Quoting QUOTING = new Quoting('"', false);

    @Override
    public Name fold(Name name) {
        return name.quoted() ? name : Name.quoted(name.text().toUpperCase(Locale.ROOT));
    }

    @Override
    public NameLimit limit() {
        return NameLimit.characters(256);
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }

    @Override
    public String defaultSchema() {
        return PUBLIC;
    }
}
