package dev.portolan.devdb.mysql;

import dev.portolan.devdb.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code devdb/mysql/fetch} unpacked: a small system with its own C library.
 *
 * @param loader runs the server with that library
 */
record Fetched(Path root, String version, Path loader, Path server) {
    private static final Path ROOT = Folders.cache().resolve("mysql").resolve("program");

    static boolean available() {
        return Files.exists(ROOT.resolve("version"));
    }

    static Fetched find() throws IOException {
        if (!available()) {
            throw new IOException("There is no MySQL in " + ROOT + ": devdb/mysql/fetch puts it there.");
        }
        List<String> parts = Files.readAllLines(ROOT.resolve("parts"));
        return new Fetched(
                ROOT,
                Files.readString(ROOT.resolve("version")).strip(),
                ROOT.resolve(parts.get(0)),
                ROOT.resolve(parts.get(1)));
    }

    List<String> command() {
        return List.of(
                loader.toString(),
                "--library-path",
                loader.getParent().toString(),
                server.toString(),
                "--no-defaults",
                "--basedir=" + root.resolve("usr"),
                "--lc-messages-dir=" + root.resolve("usr/share/mysql"),
                "--plugin-dir=" + root.resolve("usr/lib/mysql/plugin"));
    }
}
