package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of files that a directory cannot have, or that a sum could not hold: refused before anything is done with them. */
final class FileNames {
    private FileNames() {}

    /** @throws PortolanException {@code file-name} */
    static void check(Path dir, Collection<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String wrong = wrong(name);
            if (wrong != null) {
                throw refused(dir, "the file " + shown(name) + " " + wrong);
            }
            String other = seen.put(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw refused(
                        dir,
                        shown(other) + " and " + shown(name)
                                + " differ in case only: where names have no case, one is the other");
            }
        }
    }

    private static String wrong(String name) {
        if (name.contains(SumFile.MARK)) {
            return "has \"h1:\" in its name, which begins a hash in atlas.sum";
        }
        if (!name.strip().equals(name)) {
            return "has a name that begins or ends with a blank, which atlas.sum does not keep";
        }
        if (name.indexOf('\ufffd') >= 0) {
            return "has a name that is not of this system's encoding, so it cannot be opened: rename it, or run under a UTF-8 locale";
        }
        return name.chars().anyMatch(Character::isISOControl)
                ? "has a line end or another control character in its name, which atlas.sum cannot hold"
                : null;
    }

    /** @throws PortolanException {@code file-outside} for a link that leads out of the directory, {@code file-name} */
    static FileInputStream opened(Path dir, File file) throws IOException {
        Path path = file.toPath();
        if (Files.isSymbolicLink(path) && !path.toRealPath().startsWith(dir.toRealPath())) {
            throw PortolanException.failed(
                    "file-outside",
                    file + " is a link that leads out of the migration directory. Put the file itself there");
        }
        if (file.getName().indexOf('\ufffd') >= 0) {
            check(dir, List.of(file.getName()));
        }
        return new FileInputStream(file);
    }

    private static PortolanException refused(Path dir, String what) {
        return PortolanException.failed("file-name", dir + ": " + what + ". Rename it");
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder("\"");
        name.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.append('"').toString();
    }
}
