package dev.portolan.acceptance.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.migrate.apply.Interrupted;
import dev.portolan.migrate.apply.Migrator;
import dev.portolan.migrate.apply.Status;
import dev.portolan.migrate.apply.TxMode;
import dev.portolan.schema.PortolanException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is killed behind each thing that it says to the database: what is told then is true, and the next run leads to the same
 * end, no statement twice. {@code -Dkills.files=30} tries a longer directory.
 */
class KillTest {
    private static final int FILES = Integer.getInteger("kills.files", 3);

    @TempDir
    Path folder;

    private Path dir;

    private void directory() throws IOException {
        dir = Files.createDirectories(folder.resolve("m"));
        Files.writeString(dir.resolve("01_log.sql"), "CREATE TABLE log (n int);\n");
        for (int i = 2; i <= FILES; i++) {
            Files.writeString(
                    dir.resolve(String.format(java.util.Locale.ROOT, "%02d_t.sql", i)),
                    "CREATE TABLE t" + i + " (id int);\nINSERT INTO log VALUES (" + i + ");\nINSERT INTO t" + i
                            + " VALUES (1);\n");
        }
        MigrationDir.open(dir, Formats.named("atlas")).rehash();
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE,FILE",
        "SQLITE,NONE",
        "SQLITE,ALL",
        "POSTGRES,FILE",
        "POSTGRES,NONE",
        "MARIADB,FILE",
        "MARIADB,NONE"
    })
    void nothingIsLostAndNothingTwice(Target target, TxMode mode) throws Exception {
        directory();
        Set<Status.State> seen = EnumSet.noneOf(Status.State.class);
        int kills = 0;
        for (int n = 1; ; n++) {
            String url = target.freshUrl();
            if (!killed(url, mode, n)) {
                break;
            }
            kills++;
            seen.add(finish(url, mode, target + " " + mode + " " + n));
        }
        System.out.println(target + " " + mode + ": killed " + kills + " times, then " + seen);
        assertTrue(kills > FILES, "" + kills);
        boolean whole = mode != TxMode.NONE && target != Target.MARIADB;
        assertEquals(!whole, seen.contains(Status.State.UNKNOWN), "a transaction leaves nothing unknown");
    }

    /** Whether it came so far. */
    private boolean killed(String url, TxMode mode, int n) throws Exception {
        Process process = start(url, mode, n);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.equals(HeldRun.REACHED)) {
                line = out.readLine();
            }
            process.destroyForcibly();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            return line != null;
        }
    }

    private Process start(String url, TxMode mode, int n) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HeldRun.class.getName(),
                url,
                dir.toString(),
                mode.text(),
                String.valueOf(n)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Status.State finish(String url, TxMode mode, String where) throws SQLException {
        Migrator migrator = Migrator.of(dir).database(url, null, null).txMode(mode);
        Status.State first = null;
        for (int i = 0; i < 3; i++) {
            Status status = migrator.status();
            first = first == null ? status.state() : first;
            if (status.state() != Status.State.UNKNOWN) {
                break;
            }
            assertEquals(
                    "statement-unknown",
                    assertThrows(PortolanException.class, migrator::apply).code(),
                    where);
            String statement = status.partial().statement();
            Interrupted answer = tookEffect(url, statement) ? Interrupted.DONE : Interrupted.AGAIN;
            migrator.interrupted(answer).apply();
        }
        migrator.apply();
        assertEquals(Status.State.OK, migrator.status().state(), where);
        assertEquals(String.valueOf(FILES), query(url, "SELECT COUNT(*) FROM atlas_schema_revisions", true), where);
        for (int i = 2; i <= FILES; i++) {
            assertEquals("1", query(url, "SELECT COUNT(*) FROM log WHERE n = " + i, false), where);
            assertEquals("1", query(url, "SELECT COUNT(*) FROM t" + i, false), where);
        }
        return first;
    }

    /** As someone looks who was asked. */
    private static boolean tookEffect(String url, String statement) throws SQLException {
        String[] words = statement.split("[ ();]+");
        if (words[0].equals("CREATE")) {
            try {
                query(url, "SELECT COUNT(*) FROM " + words[2], false);
                return true;
            } catch (SQLException e) {
                return false;
            }
        }
        return !query(
                        url,
                        "SELECT COUNT(*) FROM " + words[2] + (words[2].equals("log") ? " WHERE n = " + words[4] : ""),
                        false)
                .equals("0");
    }

    private static String query(String url, String sql, boolean history) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                java.sql.Statement statement = connection.createStatement()) {
            if (history && url.startsWith("jdbc:postgresql:")) {
                statement.execute("SET search_path = atlas_schema_revisions");
            }
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"SQLITE", "POSTGRES", "MARIADB"})
    void eightAtOnceRunEachFileOnce(Target target) throws Exception {
        directory();
        String url = target.freshUrl();
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(start(url, TxMode.FILE, 0));
        }
        for (Process process : all) {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue());
        }
        finish(url, TxMode.FILE, target.toString());
    }
}
