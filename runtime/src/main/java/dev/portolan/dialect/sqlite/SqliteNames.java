package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.Names;
import dev.portolan.diff.NameLimit;
import dev.portolan.schema.Name;
import dev.portolan.sql.Quoting;

/** SQLite keeps names as they are written and ignores the case of ASCII letters when it looks one up. */
final class SqliteNames implements Names {
    static final Quoting QUOTING = new Quoting('`', false);

    /** Equal for two spellings of one name. */
    static String fold(String name) {
        int upper = 0;
        while (upper < name.length() && !isUpper(name.charAt(upper))) {
            upper++;
        }
        if (upper == name.length()) {
            return name;
        }
        StringBuilder folded = new StringBuilder(name);
        for (int i = upper; i < name.length(); i++) {
            if (isUpper(name.charAt(i))) {
                folded.setCharAt(i, (char) (name.charAt(i) + 32));
            }
        }
        return folded.toString();
    }

    static boolean same(String a, String b) {
        return a.length() == b.length() && fold(a).equals(fold(b));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    @Override
    public Name fold(Name name) {
        return Name.quoted(name.text());
    }

    @Override
    public String key(Name stored) {
        return fold(stored.text());
    }

    @Override
    public NameLimit limit() {
        return NameLimit.bytes(Integer.MAX_VALUE);
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }
}
