package dev.portolan.devdb.server;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The unpacked binaries and a fresh data folder to copy, in the user's cache; made once for each edition of the software, by one
 * process at a time.
 *
 * @param base the software's cache folder
 * @param program where the binaries are
 * @param template an initialised data folder
 * @param password of the software's user in it
 */
public record Installation(
        Software software, Commands commands, Path base, Path program, Path template, String password) {
    /** The one in the cache, made when it is not there. */
    public static Installation ready(Software software) throws IOException {
        return ready(software, software.commands());
    }

    /** The same with another way to run commands than the software's own choice. */
    public static Installation ready(Software software, Commands commands) throws IOException {
        Path base = Folders.base(software.name(), commands);
        Path home = base.resolve(software.edition());
        if (!Files.isDirectory(home)) {
            make(software, commands, base, home);
        }
        return new Installation(
                software,
                commands,
                base,
                home.resolve("program"),
                home.resolve("data").resolve("template"),
                Files.readString(home.resolve("password")));
    }

    /** A program in {@code bin}. */
    public Path bin(String name) {
        String suffix = Platform.current() == Platform.WINDOWS ? ".exe" : "";
        return program.resolve("bin").resolve(name + suffix);
    }

    /** Tells one file of the class path from another without reading it. */
    public static String mark(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static synchronized void make(Software software, Commands commands, Path base, Path home)
            throws IOException {
        try (FileChannel channel = FileChannel.open(
                        base.resolve("install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(home) || !lock.isValid()) {
                return;
            }
            Path made = base.resolve(home.getFileName() + ".new");
            Folders.delete(made);
            Path program = Files.createDirectories(made.resolve("program"));
            software.unpack(program);
            Path data = Files.createDirectories(made.resolve("data"));
            Folders.own(data, commands);
            String password = randomText();
            software.initialise(
                    new Installation(software, commands, base, program, data.resolve("template"), password));
            Path secret = made.resolve("password");
            Files.createFile(secret);
            if (Files.getFileStore(secret).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(secret, password);
            Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static String randomText() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
