package dev.portolan.devdb.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Where things are kept, and work on whole folders. */
public final class Folders {
    private Folders() {}

    /** The folder for what may be kept between runs of that software; made when missing. */
    static Path base(String name, Commands commands) throws IOException {
        if (commands.nobody()) {
            // The user nobody cannot look into root's home.
            Path shared = Path.of(System.getProperty("java.io.tmpdir"), "portolan-" + name + "-root");
            Files.createDirectories(shared);
            if (!Integer.valueOf(0).equals(Files.getAttribute(shared, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                    || Files.isSymbolicLink(shared)) {
                throw new IOException(shared + " belongs to someone else. Remove it.");
            }
            return shared;
        }
        try {
            return Files.createDirectories(cache().resolve(name));
        } catch (IOException e) {
            return Files.createDirectories(Path.of(
                    System.getProperty("java.io.tmpdir"), "portolan-" + name + "-" + System.getProperty("user.name")));
        }
    }

    /** Our folder in the user's cache; it need not exist. */
    public static Path cache() {
        return userCache().resolve("portolan");
    }

    private static Path userCache() {
        Path home = Path.of(System.getProperty("user.home"));
        return switch (Platform.current()) {
            case DARWIN -> home.resolve("Library").resolve("Caches");
            case WINDOWS -> named("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
            default -> named("XDG_CACHE_HOME", home.resolve(".cache"));
        };
    }

    private static Path named(String variable, Path otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }

    /** Gives it to the user that commands run as. */
    public static void own(Path path, Commands commands) throws IOException {
        if (commands.nobody()) {
            Files.setAttribute(path, "unix:uid", Commands.NOBODY);
            Files.setAttribute(path, "unix:gid", Commands.NOBODY);
        }
    }

    /** Removes it with all that is in it; what someone else removes at the same time is no error. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A copy of {@code from} at {@code to}, which must not exist. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
