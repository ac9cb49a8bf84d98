package dev.portolan.devdb.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The unpacked binaries and a fresh data folder to copy, in the user's cache; made once for each archive, by one process at a
 * time.
 *
 * @param base the cache folder; holds the folders of running servers too
 * @param program where {@code bin} is
 * @param template an initialised data folder
 * @param password of the user postgres in it
 */
record Installation(Commands commands, Path base, Path program, Path template, String password) {
    /** Raised when the way in which a template is made changes. */
    private static final String LAYOUT = "1";

    static Installation ready(Commands commands) throws IOException {
        URL archive = Platform.archive();
        if (archive == null) {
            throw new IOException("There is no PostgreSQL for this platform on the class path.");
        }
        Path base = Folders.base(commands);
        Path home = base.resolve(Platform.current().archiveName().replace(".txz", "") + "-" + mark(archive));
        if (!Files.isDirectory(home)) {
            make(commands, archive, base, home);
        }
        return new Installation(
                commands,
                base,
                home.resolve("program"),
                home.resolve("data").resolve("template"),
                Files.readString(home.resolve("password")));
    }

    Path bin(String name) {
        String suffix = Platform.current() == Platform.WINDOWS ? ".exe" : "";
        return program.resolve("bin").resolve(name + suffix);
    }

    /** Tells one archive from another without reading it. */
    private static String mark(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc()) + "-" + LAYOUT;
        }
        return Long.toHexString(connection.getContentLengthLong()) + "-" + LAYOUT;
    }

    private static synchronized void make(Commands commands, URL archive, Path base, Path home) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        base.resolve("install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(home) || !lock.isValid()) {
                return;
            }
            Path made = base.resolve(home.getFileName() + ".new");
            Folders.delete(made);
            Path program = Files.createDirectories(made.resolve("program"));
            try (InputStream packed = archive.openStream()) {
                Archive.unpack(packed, program);
            }
            Path data = Files.createDirectories(made.resolve("data"));
            Folders.own(data, commands);
            String password = randomText();
            initialise(commands, new Installation(commands, base, program, data.resolve("template"), password), data);
            Path secret = made.resolve("password");
            Files.createFile(secret);
            if (Files.getFileStore(secret).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(secret, password);
            Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void initialise(Commands commands, Installation made, Path data) throws IOException {
        List<String> options = List.of(
                "-D",
                made.template.toString(),
                "-U",
                "postgres",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--auth=password",
                "--wal-segsize=1",
                "--no-sync",
                "--no-instructions",
                "--pwfile=" + data.resolve("secret"));
        if (Platform.current() == Platform.WINDOWS) {
            Files.writeString(data.resolve("secret"), made.password, StandardCharsets.UTF_8);
            List<String> command =
                    new java.util.ArrayList<>(List.of(made.bin("initdb").toString()));
            command.addAll(options);
            commands.run(command, "");
        } else {
            String script = "umask 077; cat > \"$1\" || exit 1; shift; exec \"$@\"";
            List<String> command = new java.util.ArrayList<>(List.of(
                    "sh",
                    "-c",
                    script,
                    "initdb",
                    data.resolve("secret").toString(),
                    made.bin("initdb").toString()));
            command.addAll(options);
            commands.run(command, made.password);
        }
        Files.deleteIfExists(data.resolve("secret"));
    }

    static String randomText() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
