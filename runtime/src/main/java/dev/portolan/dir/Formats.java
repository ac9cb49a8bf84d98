package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The directory formats that there are. */
public final class Formats {
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
     * @throws PortolanException usage {@code unknown-format}
     */
    public static DirFormat named(String name) {
        for (DirFormat format : ServiceLoader.load(DirFormat.class, DirFormat.class.getClassLoader())) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        String available = "Available: " + String.join(", ", available());
        throw PortolanException.usage("unknown-format", "there is no directory format \"" + name + "\". " + available);
    }
}
