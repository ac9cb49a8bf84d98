package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Values for what migration files leave open, {@code --placeholder NAME=VALUE}. */
public final class Placeholders {
    private Placeholders() {}

    /** @throws PortolanException usage {@code placeholder} for what has no name, or for a name that comes twice */
    public static Map<String, String> parse(Collection<String> given) {
        Map<String, String> values = new TreeMap<>();
        for (String one : given) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw PortolanException.usage("placeholder", "--placeholder is NAME=VALUE, not \"" + one + "\".");
            }
            if (values.put(one.substring(0, equals), one.substring(equals + 1)) != null) {
                throw PortolanException.usage(
                        "placeholder", "--placeholder gives \"" + one.substring(0, equals) + "\" twice.");
            }
        }
        return values;
    }

    static void refuse(DirFormat format, Map<String, String> placeholders) {
        if (!placeholders.isEmpty()) {
            throw PortolanException.usage(
                    "placeholder-unused",
                    "files of the format " + format.name()
                            + " have no placeholders: flyway, liquibase and goose know them.");
        }
    }
}
