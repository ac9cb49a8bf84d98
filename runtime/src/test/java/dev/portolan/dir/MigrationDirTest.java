package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.format.AtlasFormat;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationDirTest {
    private static final Desired DESIRED = new Desired("shop", Graph.EMPTY, Hints.NONE);

    @TempDir
    Path temp;

    private MigrationDir dir() {
        return MigrationDir.open(temp.resolve("a/migrations"), new AtlasFormat());
    }

    private static List<Path> finish(MigrationDir dir) {
        try (DirLock lock = dir.lock(Duration.ZERO)) {
            assertTrue(lock.isHeld());
            return dir.finish();
        }
    }

    private static MigrationDir.Written write(
            MigrationDir dir, DirState state, List<MigrationFile> files, Desired desired) {
        try (DirLock lock = dir.lock(Duration.ZERO)) {
            assertTrue(lock.isHeld());
            return dir.write(state, files, desired);
        }
    }

    private static Map<String, String> content(Path directory) throws IOException {
        Map<String, String> content = new TreeMap<>();
        if (Files.exists(directory)) {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    content.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return content;
    }

    @Test
    void readingCreatesNothing() {
        DirState state = dir().read();
        state.validate();
        assertEquals(List.of(), state.files());
        assertTrue(state.snapshot().isEmpty());
        assertFalse(Files.exists(temp.resolve("a")));
    }

    @Test
    void writesFilesSnapshotAndSumAndLeavesNothingElse() throws IOException {
        MigrationDir dir = dir();
        MigrationDir.Written first =
                write(dir, dir.read(), List.of(MigrationFile.of("1_a.sql", "SELECT 1;\n")), DESIRED);
        assertEquals(List.of(dir.path().resolve("1_a.sql")), first.files());
        write(dir, dir.read(), List.of(MigrationFile.of("2_b.sql", "SELECT 2;\n")), DESIRED);
        DirState state = dir.read();
        state.validate();
        assertEquals(
                List.of("1_a.sql", "2_b.sql"),
                state.files().stream().map(MigrationFile::name).toList());
        assertEquals(List.of("1_a.sql", "2_b.sql", "atlas.sum", "schema.snapshot"), state.names());
        assertTrue(state.snapshot().orElseThrow().belongsTo(state.sum()));
        assertEquals(DESIRED, state.snapshot().orElseThrow().desired());
        String snapshot = content(dir.path()).get("schema.snapshot");
        assertTrue(
                snapshot.startsWith("portolan-snapshot 1 h1:" + state.sum().total() + "\nportolan-graph 1"), snapshot);
        Files.writeString(dir.path().resolve("3_c.sql"), "x");
        assertFalse(dir.read().snapshot().orElseThrow().belongsTo(dir.read().sum()), "stale");
    }

    @Test
    void aSnapshotThatIsNoneIsRefused() {
        for (String bad : List.of("", "x", "portolan-snapshot 1\n", "portolan-graph 1\n")) {
            assertEquals(
                    "snapshot-format",
                    assertThrows(PortolanException.class, () -> Snapshot.parse(bad))
                            .code(),
                    bad);
        }
        assertEquals(
                "snapshot-version",
                assertThrows(PortolanException.class, () -> Snapshot.parse("portolan-snapshot 2 h1:x\n"))
                        .code());
        PortolanException e = assertThrows(
                PortolanException.class,
                () -> Snapshot.parse("portolan-snapshot 1 h1:x\nportolan-graph 1\nfoo\n")
                        .desired());
        assertTrue(e.getMessage().contains("line 3"), e.getMessage());
        Snapshot full = new Snapshot("x=", "dialect=sqlite 1.2", GraphText.write(DESIRED));
        assertEquals(full, Snapshot.parse(full.text()));
        assertEquals(full, Snapshot.parse(full.text().replace("\n", "\r\n")));
        assertEquals(DESIRED, full.desired());
    }

    @Test
    void nothingIsReplacedAndNothingHalfWritten() throws IOException {
        MigrationDir dir = dir();
        write(dir, dir.read(), List.of(MigrationFile.of("1_a.sql", "SELECT 1;\n")), DESIRED);
        DirState state = dir.read();
        Files.writeString(dir.path().resolve("2_b.up.sql"), "mine");
        Map<String, String> before = content(dir.path());
        PortolanException e = assertThrows(
                PortolanException.class,
                () -> write(
                        dir,
                        state,
                        List.of(MigrationFile.of("2_b.down.sql", "x"), MigrationFile.of("2_b.up.sql", "y")),
                        DESIRED));
        assertEquals("file-exists", e.code());
        assertEquals(before, content(dir.path()));
    }

    @Test
    void aDirectoryThatCannotBeMadeLeavesNoTrace() throws IOException {
        Files.writeString(temp.resolve("file"), "x");
        MigrationDir below = MigrationDir.open(temp.resolve("file/migrations"), new AtlasFormat());
        assertThrows(
                PortolanException.class,
                () -> write(below, below.read(), List.of(MigrationFile.of("1.sql", "x")), DESIRED));
        MigrationDir at = MigrationDir.open(temp.resolve("file"), new AtlasFormat());
        assertEquals(List.of(), finish(at));
        PortolanException e = assertThrows(PortolanException.class, at::read);
        assertEquals("dir-unreadable", e.code());
        assertTrue(e.getMessage().endsWith("it is not a directory"), e.getMessage());
        assertEquals("x", Files.readString(temp.resolve("file")));
        Files.createDirectories(temp.resolve("m/1.sql"));
        e = assertThrows(
                PortolanException.class,
                () -> MigrationDir.open(temp.resolve("m"), new AtlasFormat()).read());
        assertTrue(e.getMessage().contains("1.sql: it is a directory"), e.getMessage());
    }

    /** Every state that a killed process can leave: nothing staged, all staged, k of the moves done. */
    @Test
    void aKilledWriteIsFinishedOrCleared() throws IOException {
        for (int moves = -1; moves <= 4; moves++) {
            MigrationDir dir = MigrationDir.open(temp.resolve("killed" + moves), new AtlasFormat());
            write(dir, dir.read(), List.of(MigrationFile.of("1_a.sql", "SELECT 1;\n")), DESIRED);
            Map<String, String> before = content(dir.path());
            Journal journal = stage(dir, "2_b.down.sql", "2_b.sql");
            if (moves >= 0) {
                journal.write(dir.path());
                for (Journal.Entry entry : journal.entries().subList(0, moves)) {
                    entry.move(dir.path());
                }
            }
            List<Path> finished = finish(dir);
            DirState state = dir.read();
            state.validate();
            if (moves < 0) {
                assertEquals(List.of(), finished);
                assertEquals(before, content(dir.path()));
            } else {
                assertEquals(4, finished.size());
                assertEquals(
                        List.of("1_a.sql", "2_b.down.sql", "2_b.sql", "atlas.sum", "schema.snapshot"), state.names());
                assertTrue(state.snapshot().orElseThrow().belongsTo(state.sum()));
            }
            assertEquals(List.of(), finish(dir));
        }
    }

    @Test
    void whatTheUserDidAfterAKilledWriteIsKept() throws IOException {
        MigrationDir dir = dir();
        write(dir, dir.read(), List.of(MigrationFile.of("1_a.sql", "SELECT 1;\n")), DESIRED);
        Journal journal = stage(dir, "2_b.sql");
        journal.write(dir.path());
        journal.entries().get(0).move(dir.path());
        PortolanException e =
                assertThrows(PortolanException.class, () -> dir.read().validate());
        assertTrue(e.getMessage().contains("killed"), e.getMessage());
        Files.writeString(dir.path().resolve("2_b.sql"), "edited by hand");
        assertEquals(List.of(), finish(dir));
        assertEquals("edited by hand", Files.readString(dir.path().resolve("2_b.sql")));
        e = assertThrows(PortolanException.class, () -> dir.read().validate());
        assertTrue(e.getMessage().contains("line 3: 2_b.sql was added"), e.getMessage());
        try (DirLock lock = dir.lock(Duration.ZERO)) {
            assertTrue(lock.isHeld());
            dir.rehash();
        }
        dir.read().validate();
        assertEquals(
                List.of("1_a.sql", "2_b.sql", "atlas.sum", "schema.snapshot"),
                dir.read().names());
    }

    @Test
    void aForeignJournalReachesNothingOutside() throws IOException {
        MigrationDir dir = dir();
        Files.createDirectories(dir.path());
        Files.writeString(temp.resolve("a/.portolan-pending.0"), "x");
        String hash = Hashes.hex("x".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (String line : List.of(
                "create - " + hash + " .portolan-pending.0 ../../evil.sql",
                "replace - " + hash + " .portolan-pending./../../.portolan-pending.0 evil.sql",
                "nonsense")) {
            Files.writeString(dir.path().resolve(".portolan-pending"), "portolan-pending 1\n" + line + "\n");
            Files.writeString(dir.path().resolve(".portolan-pending.0"), "x");
            assertEquals(List.of(), finish(dir));
            assertEquals(Map.of(), content(dir.path()));
            assertFalse(Files.exists(temp.resolve("evil.sql")));
        }
    }

    private static Journal stage(MigrationDir dir, String... names) throws IOException {
        DirState state = dir.read();
        List<MigrationFile> files = new ArrayList<>();
        Pending pending = new Pending(dir.path());
        for (String name : names) {
            files.add(MigrationFile.of(name, "SELECT '" + name + "';\n"));
            pending.create(files.get(files.size() - 1));
        }
        SumFile sum = state.sumsWith(files, Map.of()).get(SumFile.NAME);
        pending.replace(
                MigrationFile.of(Snapshot.NAME, new Snapshot(sum.total(), "", GraphText.write(DESIRED)).text()));
        pending.replace(MigrationFile.of(SumFile.NAME, sum.text()));
        return pending.stage();
    }

    @Test
    void aLockIsHeldByOneAndTheOtherIsToldWhoHasIt() throws Exception {
        try (DirLock held = dir().lock(Duration.ofSeconds(5))) {
            PortolanException e = assertThrows(PortolanException.class, () -> dir().lock(Duration.ofMillis(50)));
            assertEquals("dir-locked", e.code());
            assertTrue(
                    e.getMessage().contains("process " + ProcessHandle.current().pid()), e.getMessage());
            Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectories(dir().path()));
            assertThrows(
                    PortolanException.class,
                    () -> MigrationDir.open(link, new AtlasFormat()).lock(Duration.ZERO),
                    "the same directory");
            try (DirLock other = MigrationDir.open(temp, new AtlasFormat()).lock(Duration.ZERO)) {
                assertFalse(held.equals(other));
            }
        }
        dir().lock(Duration.ZERO).close();
    }

    @Test
    void threadsOfOneProcessTakeTurns() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int n = i;
            threads.add(new Thread(() -> Writer.write(dir(), "t" + n)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        dir().read().validate();
        assertEquals(20, dir().read().files().size());
    }
}
