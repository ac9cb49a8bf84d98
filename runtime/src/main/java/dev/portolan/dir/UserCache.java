package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The folder for what can be made again: {@code ~/.cache/portolan} and its like. */
public final class UserCache {
    private UserCache() {}

    /**
     * A folder of that name in the user's cache, created when missing; in the system's temporary folder when the user has no
     * writable home.
     *
     * @throws PortolanException {@code cache-folder} when neither can be written
     */
    public static Path folder(String name) {
        IOException problem = null;
        List<Path> bases = List.of(
                base(),
                Path.of(System.getProperty("java.io.tmpdir"), "portolan-" + System.getProperty("user.name", "user")));
        for (Path base : bases) {
            try {
                Path folder = Files.createDirectories(base.resolve(name));
                if (Files.isWritable(folder)) {
                    return folder;
                }
            } catch (IOException e) {
                problem = e;
            }
        }
        throw PortolanException.failed(
                "cache-folder",
                "none of " + bases + " can be written. Set XDG_CACHE_HOME to a folder that can",
                problem);
    }

    private static Path base() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "portolan");
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String home = System.getProperty("user.home", ".");
        if (system.contains("win")) {
            String local = System.getenv("LOCALAPPDATA");
            return local == null
                    ? Path.of(home, "AppData", "Local", "portolan", "cache")
                    : Path.of(local, "portolan", "cache");
        }
        return system.contains("mac")
                ? Path.of(home, "Library", "Caches", "portolan")
                : Path.of(home, ".cache", "portolan");
    }
}
