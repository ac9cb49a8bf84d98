package dev.portolan.devdb.postgres;

import dev.portolan.devdb.server.Commands;
import dev.portolan.devdb.server.Installation;
import dev.portolan.devdb.server.Platform;
import dev.portolan.devdb.server.Software;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL 14 to 18, from the archive on the class path. */
final class Postgres implements Software {
    static final Postgres INSTANCE = new Postgres();

    /** Raised when the way in which a template is made changes. */
    private static final String LAYOUT = "2";

    /** How a server is set that holds nothing worth keeping. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_logical_replication_workers=0",
            "dynamic_shared_memory_type=mmap",
            "autovacuum=off",
            "jit=off",
            "max_connections=100",
            // A transaction that creates thousands of tables holds a lock on each.
            "max_locks_per_transaction=1024",
            "TimeZone=UTC",
            "log_min_messages=fatal");

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private Postgres() {}

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public Commands commands() throws IOException {
        return Commands.withoutRoot(product());
    }

    @Override
    public String edition() throws IOException {
        return Binaries.archiveName().replace(".txz", "") + "-" + Installation.mark(archive()) + "-" + LAYOUT;
    }

    @Override
    public void unpack(Path program) throws IOException {
        try (InputStream packed = archive().openStream()) {
            Archive.unpack(packed, program);
        }
    }

    private static URL archive() throws IOException {
        URL archive = Binaries.archive();
        if (archive == null) {
            throw new IOException("There is no PostgreSQL for this platform on the class path.");
        }
        return archive;
    }

    @Override
    public void initialise(Installation made) throws IOException {
        if (version(made) >= 17) {
            initialise(made, List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            return;
        }
        try {
            initialise(made, List.of("--locale=C.UTF-8"));
        } catch (IOException e) {
            // A C library that does not know it: then letters beyond ASCII have no case.
            initialise(made, List.of("--locale=C"));
        }
    }

    private static int version(Installation made) throws IOException {
        String text = made.commands().run(List.of(made.bin("postgres").toString(), "--version"), "");
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IOException("Not a version of PostgreSQL: " + text.strip());
        }
        return Integer.parseInt(version.group(1));
    }

    private static void initialise(Installation made, List<String> locale) throws IOException {
        Path secret = made.template().resolveSibling("secret");
        List<String> options = new ArrayList<>(List.of(
                made.bin("initdb").toString(),
                "-D",
                made.template().toString(),
                "-U",
                INSTANCE.user(),
                "--encoding=UTF8",
                "--auth=password",
                "--wal-segsize=1",
                "--no-sync",
                "--no-instructions",
                "--pwfile=" + secret));
        options.addAll(locale);
        if (Platform.current() == Platform.WINDOWS) {
            Files.writeString(secret, made.password(), StandardCharsets.UTF_8);
            made.commands().run(options, "");
        } else {
            // Written by the user who reads it.
            String script = "umask 077; cat > \"$1\" || exit 1; shift; exec \"$@\"";
            List<String> command = new ArrayList<>(List.of("sh", "-c", script, "initdb", secret.toString()));
            command.addAll(options);
            made.commands().run(command, made.password());
        }
        Files.deleteIfExists(secret);
    }

    @Override
    public List<String> command(Installation installed, Path data, int port) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(installed.bin("postgres").toString(), "-D", data.toString(), "-p", String.valueOf(port)));
        List<String> settings = new ArrayList<>(SETTINGS);
        String version =
                Files.readString(installed.template().resolve("PG_VERSION")).strip();
        if (Integer.parseInt(version) >= 18) {
            settings.add("io_method=sync");
        }
        for (String setting : settings) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    /** The server writes {@code ready} into its file when it accepts connections. */
    @Override
    public boolean ready(Path data, String log) throws IOException {
        Path file = data.resolve("postmaster.pid");
        return Files.exists(file) && Files.readString(file).stripTrailing().endsWith("ready");
    }

    @Override
    public boolean failed(String log) {
        return log.contains("FATAL:");
    }

    @Override
    public boolean portTaken(String log) {
        return log.contains("could not create any TCP/IP sockets");
    }

    @Override
    public String endSignal() {
        return "QUIT"; // unlike KILL it ends its processes too
    }

    @Override
    public String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String urlSuffix() {
        return "&sslmode=disable&gssEncMode=disable";
    }

    @Override
    public Connection connect(String url, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        return new org.postgresql.Driver().connect(url, properties);
    }
}
