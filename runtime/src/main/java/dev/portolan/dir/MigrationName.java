package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.util.Locale;

/** The part of a file name that a person chooses. */
public final class MigrationName {
    private static final int LONGEST = 100;

    private MigrationName() {}

    /**
     * The name itself when it can be part of a file name everywhere.
     *
     * @throws PortolanException usage {@code migration-name} for anything but 1 to 100 letters, digits, {@code _ - .}
     */
    public static String check(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw PortolanException.usage(
                    "migration-name",
                    "the name of a migration has 1 to " + LONGEST + " characters, this one has " + name.length()
                            + ": choose a shorter one");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '_'
                    || c == '-'
                    || c == '.';
            if (!allowed) {
                throw PortolanException.usage(
                        "migration-name",
                        "the name of a migration consists of letters a to z, digits, '_', '-' and '.'; this one has "
                                + shown(name.codePointAt(i)) + " at position " + (i + 1));
            }
        }
        return name;
    }

    private static String shown(int c) {
        return Character.isLetterOrDigit(c) || c > ' ' && c < 0x7f
                ? "'" + Character.toString(c) + "'"
                : String.format(Locale.ROOT, "U+%04X", c);
    }
}
