package dev.portolan.migrate.apply;

import dev.portolan.schema.PortolanException;
import java.util.Locale;

/** What happens to a file that comes late: its version is before one that has run. */
public enum FileOrder {
    /** It is refused. */
    LINEAR,
    /** It is left out. */
    LINEAR_SKIP,
    /** It runs. */
    NON_LINEAR;

    /** {@code linear}, {@code linear-skip}, {@code non-linear}. @throws PortolanException usage */
    public static FileOrder of(String text) {
        for (FileOrder order : values()) {
            if (order.text().equals(text)) {
                return order;
            }
        }
        throw PortolanException.usage("usage", "--order is linear, linear-skip or non-linear, not \"" + text + "\".");
    }

    /** As it is said. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
