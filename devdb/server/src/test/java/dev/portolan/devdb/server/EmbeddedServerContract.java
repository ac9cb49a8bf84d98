package dev.portolan.devdb.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.EmbeddedServer;
import dev.portolan.dialect.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every embedded server does. */
public abstract class EmbeddedServerContract {
    private final EmbeddedServer embedded;
    private final Software software;
    /** A file of the template that a server never changes. */
    private final String constant;

    protected EmbeddedServerContract(EmbeddedServer embedded, Software software, String constant) {
        this.embedded = embedded;
        this.software = software;
        this.constant = constant;
    }

    @Test
    void servesAndEnds() throws SQLException {
        Server server = embedded.start();
        try (Connection connection = server.connect(server.url());
                ResultSet result = connection.createStatement().executeQuery("SELECT lower('ÄX')")) {
            assertTrue(result.next());
            assertEquals("äx", result.getString(1));
        }
        server.close();
        assertThrows(SQLException.class, () -> server.connect(server.url()));
        assertFalse(Files.exists(((RunningServer) server).folder()));
    }

    @Test
    void refusesWithoutThePassword() throws SQLException {
        Server server = embedded.start();
        try {
            SQLException refused = assertThrows(SQLException.class, () -> software.connect(server.url(), "guess"));
            assertEquals("28", refused.getSQLState().substring(0, 2), refused.getMessage());
        } finally {
            server.close();
        }
    }

    @Test
    void installsOnceAndCopiesTheTemplate() throws Exception {
        Installation first = Installation.ready(software);
        Path file = first.template().resolve(constant);
        Object made = Files.readAttributes(file, "unix:ino,lastModifiedTime");
        long start = System.nanoTime();
        RunningServer server = (RunningServer) embedded.start();
        System.out.println("embedded " + software.product() + " started in " + (System.nanoTime() - start) / 1_000_000
                + " ms in " + server.folder());
        assertTrue(Files.exists(server.folder().resolve("data").resolve(constant)));
        server.close();
        assertEquals(first, Installation.ready(software));
        assertEquals(made, Files.readAttributes(file, "unix:ino,lastModifiedTime"));
    }

    @Test
    void endsWhenItsProcessIsKilled() throws Exception {
        Process child = child();
        try (BufferedReader out = output(child)) {
            int port = Integer.parseInt(out.readLine());
            Path run = Path.of(out.readLine());
            new Socket("127.0.0.1", port).close();
            assertTrue(Files.isDirectory(run));
            child.destroyForcibly().waitFor();
            awaitGone(port, run);
        }
    }

    /** As when everything of a run is killed at once: the next start ends the server and removes what is left. */
    @Test
    void theNextStartRemovesWhatNobodyWatched() throws Exception {
        Process child = child();
        try (BufferedReader out = output(child)) {
            int port = Integer.parseInt(out.readLine());
            Path run = Path.of(out.readLine());
            List<ProcessHandle> watchdogs = child.children().toList();
            assertFalse(watchdogs.isEmpty());
            watchdogs.forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly().waitFor();
            assertTrue(listens(port));
            embedded.start().close();
            awaitGone(port, run);
        }
    }

    @Test
    void severalProcessesStartAtOnce() throws Exception {
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            children.add(child());
        }
        List<Integer> ports = new ArrayList<>();
        for (Process child : children) {
            int port = Integer.parseInt(output(child).readLine());
            new Socket("127.0.0.1", port).close();
            ports.add(port);
        }
        assertEquals(4, ports.stream().distinct().count());
        for (Process child : children) {
            child.getOutputStream().close();
            assertEquals(0, child.waitFor());
        }
    }

    private static BufferedReader output(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName(),
                        embedded.getClass().getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitGone(int port, Path run) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end && (Files.exists(run) || listens(port))) {
            Thread.sleep(20);
        }
        assertFalse(Files.exists(run), "the folder of the killed process is still there");
        assertFalse(listens(port), "the server of the killed process still listens");
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
