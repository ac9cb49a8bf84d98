package dev.portolan.devdb.postgres;

import dev.portolan.dialect.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A server of this process. A shell between us and it waits for the end of its standard input, a pipe that the operating system
 * closes when this process dies in whatever way; then it stops the server and removes its folder.
 */
final class RunningServer implements Server {
    private static final int ATTEMPTS = 20;
    private static final String WATCH = """
            trap '' INT TERM HUP
            run=$1; template=$2; shift 2
            cp -R "$template" "$run/data" || exit 1
            chmod 700 "$run/data"
            "$@" </dev/null >"$run/log" 2>&1 &
            server=$!
            while read -r line; do :; done
            kill -QUIT $server 2>/dev/null
            wait $server
            rm -rf "$run"
            """;

    private final Path run;
    private final FileChannel mark;
    private final Process process;
    private final String url;
    private final String password;
    private final Thread hook = new Thread(this::stop, "portolan-postgres-stop");

    private RunningServer(Path run, FileChannel mark, Process process, int port, String password) {
        this.run = run;
        this.mark = mark;
        this.process = process;
        this.url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        this.password = password;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static RunningServer start(Installation installation) throws IOException {
        Path runs = Files.createDirectories(installation.base().resolve("runs"));
        DeadRuns.remove(runs);
        IOException last = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            String name = ProcessHandle.current().pid() + "-" + Installation.randomText();
            Path lock = runs.resolve(name + ".lock");
            FileChannel mark = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            mark.lock();
            Path run = Files.createDirectory(runs.resolve(name));
            Folders.own(run, installation.commands());
            int port = freePort();
            RunningServer server =
                    new RunningServer(run, mark, launch(installation, run, port), port, installation.password());
            try {
                server.awaitReady();
                return server;
            } catch (IOException e) {
                server.close();
                if (!e.getMessage().contains("could not create any TCP/IP sockets")) {
                    throw e;
                }
                // Someone took the port between our look and the server's.
                last = e;
            }
        }
        throw last;
    }

    private static Process launch(Installation installation, Path run, int port) throws IOException {
        List<String> server = new ArrayList<>(List.of(
                installation.bin("postgres").toString(),
                "-D",
                run.resolve("data").toString(),
                "-p",
                String.valueOf(port)));
        for (String setting : Settings.ALL) {
            server.addAll(List.of("-c", setting));
        }
        if (Platform.current() == Platform.WINDOWS) {
            Folders.copy(installation.template(), run.resolve("data"));
            return installation
                    .commands()
                    .builder(server)
                    .redirectErrorStream(true)
                    .redirectOutput(run.resolve("log").toFile())
                    .start();
        }
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                WATCH,
                "portolan-postgres",
                run.toString(),
                installation.template().toString()));
        command.addAll(server);
        return installation
                .commands()
                .builder(command)
                .directory(run.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** The server writes {@code ready} into its file when it accepts connections. */
    private void awaitReady() throws IOException {
        Path pidFile = run.resolve("data").resolve("postmaster.pid");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            if (Files.exists(pidFile)) {
                String text = Files.readString(pidFile);
                if (text.stripTrailing().endsWith("ready")) {
                    return;
                }
            }
            String log = Files.exists(run.resolve("log")) ? Files.readString(run.resolve("log")) : "";
            boolean ended = !log.isEmpty() && process.children().findAny().isEmpty();
            if (log.contains("FATAL:") || ended || !process.isAlive()) {
                throw new IOException("PostgreSQL did not start: " + log.strip());
            }
            pause();
        }
        throw new IOException("PostgreSQL did not start within a minute.");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    @Override
    public String url() {
        return url;
    }

    Path folder() {
        return run;
    }

    String user() {
        return "postgres";
    }

    String password() {
        return password;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        return new org.postgresql.Driver().connect(database, properties);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the hook is running
        }
        stop();
    }

    private void stop() {
        try {
            if (Platform.current() == Platform.WINDOWS) {
                process.destroy();
            }
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Folders.delete(run);
            mark.close();
            Files.deleteIfExists(run.resolveSibling(run.getFileName() + ".lock"));
        } catch (IOException e) {
            return; // the next start removes the rest
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
