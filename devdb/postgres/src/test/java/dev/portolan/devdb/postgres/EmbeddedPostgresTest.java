package dev.portolan.devdb.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("platformHasBinaries")
class EmbeddedPostgresTest {
    static boolean platformHasBinaries() {
        return new EmbeddedPostgres().available();
    }

    @Test
    void servesAndEnds() throws SQLException {
        Server server = new EmbeddedPostgres().start();
        try (Connection connection = server.connect(server.url());
                ResultSet result = connection.createStatement().executeQuery("SELECT lower('ÄX'), version()")) {
            assertTrue(result.next());
            assertEquals("äx", result.getString(1));
            assertTrue(result.getString(2).startsWith("PostgreSQL 18"), result.getString(2));
        }
        server.close();
        assertThrows(SQLException.class, () -> server.connect(server.url()));
    }

    @Test
    void refusesWithoutThePassword() throws SQLException {
        Server server = new EmbeddedPostgres().start();
        try {
            SQLException refused = assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(server.url(), "postgres", "guess"));
            assertEquals("28P01", refused.getSQLState());
        } finally {
            server.close();
        }
    }

    @Test
    void installsOnceAndCopiesTheTemplate() throws Exception {
        Installation first = Installation.ready(Commands.forUser());
        Path version = first.template().resolve("PG_VERSION");
        Object made = Files.readAttributes(version, "unix:ino,lastModifiedTime");
        long start = System.nanoTime();
        Server server = new EmbeddedPostgres().start();
        System.out.println("embedded server started in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        server.close();
        assertEquals(first, Installation.ready(Commands.forUser()));
        assertEquals(made, Files.readAttributes(version, "unix:ino,lastModifiedTime"));
        assertFalse(Files.exists(first.template().resolve("postmaster.pid")), "the template itself was started");
    }

    @Test
    void endsWhenItsProcessIsKilled() throws Exception {
        Process child = child();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(out.readLine());
            Path run = Path.of(out.readLine());
            new Socket("127.0.0.1", port).close();
            assertTrue(Files.isDirectory(run));
            child.destroyForcibly().waitFor();
            awaitGone(port, run);
        }
    }

    @Test
    @EnabledIf("canBecomeNobody")
    void rootWithoutUserNamespacesBecomesNobody() throws Exception {
        try (RunningServer server = RunningServer.start(Installation.ready(Commands.SETPRIV));
                Connection connection = server.connect(server.url())) {
            assertTrue(connection.isValid(5));
            assertEquals(Commands.NOBODY, Files.getAttribute(server.folder().resolve("data"), "unix:uid"));
        }
    }

    static boolean canBecomeNobody() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }

    @Test
    void severalProcessesStartAtOnce() throws Exception {
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            children.add(child());
        }
        List<Integer> ports = new ArrayList<>();
        for (Process child : children) {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
            int port = Integer.parseInt(out.readLine());
            new Socket("127.0.0.1", port).close();
            ports.add(port);
        }
        assertEquals(4, ports.stream().distinct().count());
        for (Process child : children) {
            child.getOutputStream().close();
            assertEquals(0, child.waitFor());
        }
    }

    private static Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName())
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
