package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Names;
import dev.portolan.diff.NameLimit;
import dev.portolan.schema.Name;
import dev.portolan.sql.Quoting;

/** Identifiers of PostgreSQL: unquoted ones fold to lower case, in ASCII only; 63 bytes. */
final class PostgresNames implements Names {
    static final Quoting QUOTING = new Quoting('"', false);

    @Override
    public Name fold(Name name) {
        return name.quoted() ? name : Name.quoted(lower(name.text()));
    }

    @Override
    public NameLimit limit() {
        return NameLimit.bytes(63);
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }

    @Override
    public String defaultSchema() {
        return "public";
    }

    /** As the server does with a multi-byte encoding: other letters stay. */
    private static String lower(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }
}
