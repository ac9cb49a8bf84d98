package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The directory formats that there are. */
public final class Formats {
    private static final List<String> KNOWN =
            List.of("atlas", "golang-migrate", "goose", "flyway", "liquibase", "dbmate");

    private Formats() {}

    /** Names of those that are there, sorted. */
    public static List<String> available() {
        List<String> names = new ArrayList<>();
        ServiceLoader.load(DirFormat.class, DirFormat.class.getClassLoader()).forEach(f -> names.add(f.name()));
        return names.stream().sorted().toList();
    }

    /**
     * A format by its name.
     *
     * @throws PortolanException usage {@code format-not-available} for one that this version does not write yet, {@code
     *     unknown-format} for any other
     */
    public static DirFormat named(String name) {
        for (DirFormat format : ServiceLoader.load(DirFormat.class, DirFormat.class.getClassLoader())) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        String available = "Available: " + String.join(", ", available());
        if (KNOWN.contains(name)) {
            throw PortolanException.usage(
                    "format-not-available",
                    "this version of Portolan does not write the format " + name + " yet. " + available);
        }
        throw PortolanException.usage("unknown-format", "there is no directory format \"" + name + "\". " + available);
    }
}
