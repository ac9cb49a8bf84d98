package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands between the user and the JVM: the archive of classes, drivers, passwords, links. */
class LauncherTest {
    private static final String ENTITIES = Program.part("example");

    @TempDir
    Path folder;

    @Test
    void theFirstRunMakesAnArchiveAndTheNextUsesIt() throws IOException {
        Path log = folder.resolve("classes.txt");
        diff("init").ended(0);
        List<Path> made = archives();
        assertEquals(1, made.size(), made.toString());
        archived()
                .environment("PORTOLAN_OPTS", "-Xlog:class+load:file=" + log)
                .run("diff", "more", "--classpath", ENTITIES)
                .ended(0, "synced");
        assertTrue(Files.readString(log)
                .lines()
                .anyMatch(l -> l.contains("dev.portolan.migrate.Generation source: shared objects file")));
        assertEquals(made, archives());
    }

    @Test
    void aRunThatFailedOrOnlyHelpedLeavesNone() throws IOException {
        archived().run("hash", "--nonsense").ended(2);
        archived().run("hash", "--help").ended(0);
        archived().run("diff", "--mode", "inspect", "--url", "jdbc:nothing:x").ended(2);
        assertEquals(List.of(), archives());
    }

    @Test
    void anArchiveThatDoesNotFitIsNotUsed() throws IOException {
        diff("init").ended(0);
        int length = (int) Files.size(archives().get(0));
        for (int size : List.of(0, length / 2, length)) {
            Path archive = archives().get(0);
            byte[] whole = Files.readAllBytes(archive);
            assertTrue(archive.toFile().setWritable(true));
            // one of the right size is another JVM's
            Files.write(archive, size == length ? new byte[length] : java.util.Arrays.copyOf(whole, size));
            Program run = diff("more").ended(0, "synced");
            assertEquals("", run.err());
        }
    }

    @Test
    void runsAtOnceMakeWholeArchives() throws IOException {
        diff("init").ended(0);
        Files.delete(archives().get(0));
        List<Program.Running> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(archived().start("diff", "--check", "--classpath", ENTITIES));
        }
        for (Program.Running one : all) {
            one.end().ended(0, "synced");
        }
        // their sizes may differ by a few classes, so there may be two; nothing half written stays
        assertTrue(
                archives().stream().allMatch(p -> p.toString().endsWith(".jsa")),
                archives().toString());
        assertFalse(archives().isEmpty());
        diff("more").ended(0, "synced");
    }

    @Test
    void aCacheFolderThatCannotBeWrittenIsDoneWithout() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Files.createDirectory(folder.resolve("migrations"));
        Program run = archived()
                .environment("XDG_CACHE_HOME", file.toString())
                .run("validate")
                .ended(0);
        assertEquals("", run.err());
    }

    @Test
    void itIsFoundThroughLinksAndInFoldersWithSpaces() throws IOException {
        Path link = Files.createSymbolicLink(
                folder.resolve("my portolan"),
                dev.portolan.acceptance.house.Checkout.ROOT.resolve("tools/cli/target/portolan/bin/portolan"));
        Process process = new ProcessBuilder(link.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        assertTrue(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .startsWith("portolan 0."));
    }

    @Test
    void noJavaIsOneMessage() throws IOException {
        Program.in(folder)
                .environment("JAVA_HOME", folder.toString())
                .run("validate")
                .ended(1, "[java-missing]", "Java 17");
    }

    @Test
    void anOlderJavaIsOneMessage() throws IOException {
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.createSymbolicLink(folder.resolve("jdk/bin/java"), Path.of("/bin/true"));
        Path java = folder.resolve("jdk/bin/java");
        Files.delete(java);
        Files.writeString(java, "#!/bin/sh\nexit 0\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        Program.in(folder)
                .environment("JAVA_HOME", folder.resolve("jdk").toString())
                .run("validate")
                .ended(1, "[java-old]", "11");
    }

    @Test
    void aDriverThatIsNotCarriedIsAskedForAndThenFound() throws IOException {
        String url = "jdbc:mariadb://localhost:1/x?user=u&password=hunter22";
        String[] call = {"inspect", "--url", url};
        Program missing = Program.in(folder)
                .run(call)
                .ended(2, "[driver-missing]", "org.mariadb.jdbc:mariadb-java-client", "--classpath");
        assertFalse(missing.toString().contains("hunter22"));
        String jar = Program.part("mariadb-java-client");
        Program given = Program.in(folder)
                .run("inspect", "--url", url, "--classpath", jar)
                .ended(1, "[database-unreachable]");
        assertFalse(given.toString().contains("hunter22"));
        Path drivers = Files.createDirectories(folder.resolve("drivers"));
        Files.copy(Path.of(jar), drivers.resolve(new File(jar).getName()));
        Program found = Program.in(folder)
                .environment("PORTOLAN_DRIVERS", drivers.toString())
                .run(call)
                .ended(1, "[database-unreachable]");
        assertFalse(found.toString().contains("hunter22"));
        Program.in(folder)
                .run("inspect", "--url", url, "--classpath", drivers + "/*")
                .ended(1, "[database-unreachable]");
        Program secret = Program.in(folder)
                .environment("PORTOLAN_PASSWORD", "hunter22")
                .run("diff", "--mode", "inspect", "--url", "jdbc:postgresql://localhost:1/x", "--classpath", ENTITIES)
                .ended(1, "[database-unreachable]");
        assertFalse(secret.toString().contains("hunter22"));
    }

    private Program.Call archived() {
        return Program.in(folder).environment("PORTOLAN_ARCHIVE", "on");
    }

    private Program diff(String name) throws IOException {
        return archived().run("diff", name, "--classpath", ENTITIES);
    }

    private List<Path> archives() throws IOException {
        Path cache = folder.resolve("cache/portolan/classes");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }
}
