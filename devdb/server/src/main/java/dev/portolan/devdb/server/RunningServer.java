package dev.portolan.devdb.server;

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
import java.util.concurrent.TimeUnit;

/**
 * A server of this process. A shell between us and it waits for the end of its standard input, a pipe that the operating system
 * closes when this process dies in whatever way; then it stops the server and removes its folder.
 */
public final class RunningServer implements Server {
    private static final int ATTEMPTS = 20;
    private static final String WATCH = """
            trap '' INT TERM HUP
            run=$1; template=$2; signal=$3; shift 3
            cp -R "$template" "$run/data" || exit 1
            chmod 700 "$run/data"
            "$@" </dev/null >"$run/log" 2>&1 &
            server=$!
            echo $server >"$run/pid"
            while read -r line; do :; done
            kill -$signal $server 2>/dev/null
            wait $server
            rm -rf "$run"
            """;

    private final Installation installation;
    private final Path run;
    private final FileChannel mark;
    private final Process process;
    private final int port;
    private final Thread hook = new Thread(this::stop, "portolan-server-stop");

    private RunningServer(Installation installation, Path run, FileChannel mark, Process process, int port) {
        this.installation = installation;
        this.run = run;
        this.mark = mark;
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts one on a free port, from the template, and removes what killed runs left. */
    public static RunningServer start(Installation installation) throws IOException {
        List<Path> folders = RunFolders.all(installation);
        for (Path runs : folders) {
            DeadRuns.remove(runs);
        }
        Path runs = folders.get(0);
        IOException last = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            String name = ProcessHandle.current().pid() + "-" + Installation.randomText();
            Path lock = runs.resolve(name + ".lock");
            FileChannel mark = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            mark.lock();
            Path run = Files.createDirectory(runs.resolve(name));
            Folders.own(run, installation.commands());
            int port = freePort();
            RunningServer server = new RunningServer(installation, run, mark, launch(installation, run, port), port);
            try {
                server.awaitReady();
                return server;
            } catch (IOException e) {
                server.close();
                if (!installation.software().portTaken(e.getMessage())) {
                    throw e;
                }
                // Someone took the port between our look and the server's.
                last = e;
            }
        }
        throw last;
    }

    private static Process launch(Installation installation, Path run, int port) throws IOException {
        Path data = run.resolve("data");
        List<String> server = installation.software().command(installation, data, port);
        if (Platform.current() == Platform.WINDOWS) {
            Folders.copy(installation.template(), data);
            Process process = installation
                    .commands()
                    .builder(server)
                    .redirectErrorStream(true)
                    .redirectOutput(run.resolve("log").toFile())
                    .start();
            Files.writeString(
                    run.resolve(DeadRuns.PID),
                    process.pid()
                            + process.info().startInstant().map(i -> " " + i).orElse(""));
            return process;
        }
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                WATCH,
                "portolan-" + installation.software().name(),
                run.toString(),
                installation.template().toString(),
                installation.software().endSignal()));
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

    private void awaitReady() throws IOException {
        Software software = installation.software();
        Path data = run.resolve("data");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            String log = Files.exists(run.resolve("log")) ? Files.readString(run.resolve("log")) : "";
            if (software.ready(data, log)) {
                return;
            }
            boolean ended = Platform.current() != Platform.WINDOWS
                    && !log.isEmpty()
                    && process.children().findAny().isEmpty();
            if (software.failed(log) || ended || !process.isAlive()) {
                throw new IOException(software.product() + " did not start: " + log.strip());
            }
            pause();
        }
        throw new IOException(software.product() + " did not start within a minute.");
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
        return installation.software().url(port);
    }

    /** The folder of this run: its data, its log. */
    public Path folder() {
        return run;
    }

    /** The port of the loopback address. */
    public int port() {
        return port;
    }

    /** A URL of that server with the credentials in it. @param url without parameters */
    public String withCredentials(String url) {
        return url + "?user=" + installation.software().user() + "&password=" + installation.password()
                + installation.software().urlSuffix();
    }

    @Override
    public Connection connect(String url) throws SQLException {
        return installation.software().connect(url, installation.password());
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
