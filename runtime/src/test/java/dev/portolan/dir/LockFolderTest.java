package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.format.AtlasFormat;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFolderTest {
    @TempDir
    Path temp;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsThereOnlyWhileItIsLocked() throws IOException {
        LockFolder folder = new LockFolder(temp);
        FileLock a = folder.attempt("a");
        FileLock b = folder.attempt("b");
        assertNull(new LockFolder(temp).attempt("a"));
        assertEquals(List.of("a.lock", "b.lock", "gate"), files());
        folder.release("a", a);
        assertTrue(b.isValid());
        assertEquals(List.of("b.lock", "gate"), files());
        assertNotNull(a = folder.attempt("a"));
        folder.release("a", a);
        folder.release("b", b);
        assertEquals(List.of("gate"), files());
    }

    @Test
    void whatKilledRunsLeftIsDeletedWhenItIsOldAndFree() throws IOException {
        LockFolder folder = new LockFolder(temp);
        FileLock held = folder.attempt("held");
        for (String name : List.of("held.lock", "old.lock", "young.lock")) {
            Path file = temp.resolve(name);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            if (!name.startsWith("young")) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }
        }
        folder.release("other", folder.attempt("other"));
        assertEquals(List.of("gate", "held.lock", "young.lock"), files());
        assertTrue(held.isValid());
        folder.release("held", held);
    }

    @Test
    void whoHasNoPatienceStillGetsPastOneWhoIsAtTheGate() throws Exception {
        Path gate = temp.resolve("gate");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AtTheGate.class.getName(),
                        gate.toString())
                .redirectErrorStream(true)
                .start();
        assertEquals('g', other.getInputStream().read());
        LockFolder folder = new LockFolder(temp);
        FileLock lock = folder.attempt("mine");
        assertTrue(lock != null && lock.isValid());
        folder.release("mine", lock);
        assertEquals(0, other.waitFor());
    }

    /** Holds a gate for a moment. */
    static final class AtTheGate {
        private AtTheGate() {}

        public static void main(String[] args) throws Exception {
            try (FileChannel gate =
                            FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = gate.lock()) {
                System.out.write('g');
                System.out.flush();
                Thread.sleep(lock.isValid() ? 200 : 0);
            }
        }
    }

    /** On most systems a process loses its lock when it closes the file that it has opened once more. */
    @Test
    void whoHoldsItKeepsItWhenAnotherThreadHasTriedInVain() throws Exception {
        MigrationDir dir = MigrationDir.open(temp.resolve("migrations"), new AtlasFormat());
        Process process;
        try (DirLock lock = dir.lock(Duration.ZERO)) {
            Thread other = new Thread(() -> {
                try (DirLock second = dir.lock(Duration.ZERO)) {
                    throw new IllegalStateException("two have it: " + lock + second);
                } catch (PortolanException e) {
                    assertEquals("dir-locked", e.code());
                }
            });
            other.start();
            other.join();
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:-UsePerfData",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            dir.path().toString(),
                            "p",
                            "1")
                    .inheritIO()
                    .start();
            assertFalse(process.waitFor(3, TimeUnit.SECONDS), "it waits");
            assertEquals(0, dir.read().files().size());
        }
        assertEquals(0, process.waitFor());
        assertEquals(1, dir.read().files().size());
    }
}
