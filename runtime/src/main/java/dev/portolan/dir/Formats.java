package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The directory formats that there are. */
public final class Formats {
    private static final String ATLAS = "atlas";

    private Formats() {}

    /** Names of those that are there, sorted. */
    public static List<String> available() {
        return all().stream().map(DirFormat::name).sorted().toList();
    }

    /**
     * The format of a directory: the one that was said, else the one whose files lie there, else Atlas's. What was said is believed
     * where it is {@code atlas}, which takes files of any name.
     *
     * @param said null for nothing
     * @throws PortolanException usage {@code unknown-format}; {@code format-other} when files lie there that can only be another
     *     tool's: with the wrong one all of them would be left out, and the next migration would create everything again
     */
    public static DirFormat of(Path dir, String said) {
        if (ATLAS.equals(said)) {
            return named(said);
        }
        DirFormat asked = said == null ? null : named(said);
        Recognition found = Recognition.of(dir, all());
        if (asked == null) {
            return found == null ? named(ATLAS) : found.format();
        }
        if (found != null && !found.format().name().equals(said)) {
            throw PortolanException.usage(
                    "format-other",
                    dir + " holds files of " + found.format().name() + ", such as " + found.file() + ", and not of "
                            + said + ". Say --format " + found.format().name() + ", or name another directory");
        }
        return asked;
    }

    /** The same where a unit says a format, too; its {@code atlas} is what it says when nothing was written. */
    public static DirFormat of(Path dir, String said, String unit) {
        return of(dir, said != null || ATLAS.equals(unit) ? said : unit);
    }

    private static List<DirFormat> all() {
        List<DirFormat> all = new ArrayList<>();
        ServiceLoader.load(DirFormat.class, DirFormat.class.getClassLoader()).forEach(all::add);
        return all;
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
