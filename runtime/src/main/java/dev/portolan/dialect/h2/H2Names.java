package dev.portolan.dialect.h2;

import dev.portolan.dialect.Names;
import dev.portolan.diff.NameLimit;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.sql.Quoting;
import java.util.List;
import java.util.Locale;

/** Identifiers of H2: unquoted ones fold to upper case, 256 characters. */
final class H2Names implements Names {
    static final String PUBLIC = "PUBLIC";
    private static final int LONGEST = 256;
    /** {@code _COPY_}, two numbers of up to ten digits, what joins them, and {@code _}. */
    private static final int COPY = 28;

    private static final int SHORTEST = 30;
    static final Quoting QUOTING = new Quoting('"', false);

    @Override
    public Name fold(Name name) {
        return name.quoted() ? name : Name.quoted(name.text().toUpperCase(Locale.ROOT));
    }

    @Override
    public NameLimit limit() {
        return NameLimit.characters(LONGEST);
    }

    /** A change of a column copies the table as {@code table_COPY_1_2}, and what is made on it as {@code table_COPY_1_2_name}. */
    @Override
    public NameLimit limit(List<QName> tables) {
        int table =
                tables.stream().mapToInt(t -> t.name().text().length()).max().orElse(0);
        return NameLimit.characters(Math.max(SHORTEST, LONGEST - COPY - table));
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
