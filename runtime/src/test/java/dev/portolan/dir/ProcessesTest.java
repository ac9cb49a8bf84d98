package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.format.AtlasFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one directory. */
class ProcessesTest {
    @TempDir
    Path temp;

    private Process start(String name, int files) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                temp.resolve("migrations").toString(),
                name,
                String.valueOf(files));
        builder.environment().put("XDG_CACHE_HOME", temp.resolve("cache").toString());
        return builder.redirectErrorStream(true).start();
    }

    private DirState read() {
        return MigrationDir.open(temp.resolve("migrations"), new AtlasFormat()).read();
    }

    @Test
    void fiftyAtOnceWriteFiftyFilesAndAValidSum() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            processes.add(start("p" + i, 1));
        }
        Set<String> outcomes = new TreeSet<>();
        for (Process process : processes) {
            outcomes.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            assertEquals(0, process.waitFor(), () -> outcomes.toString());
        }
        DirState state = read();
        state.validate();
        assertEquals(50, outcomes.size());
        assertEquals(
                outcomes,
                new TreeSet<>(state.files().stream().map(MigrationFile::name).toList()));
        assertTrue(state.snapshot().orElseThrow().belongsTo(state.sum()));
        assertEquals(52, state.names().size(), () -> state.names().toString());
    }

    @Test
    void aKilledProcessLeavesNothingThatTheNextOneCannotFinish() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 15; i++) {
            Process process = start("k" + i, 100_000);
            process.getInputStream().read();
            Thread.sleep(random.nextInt(60));
            process.destroyForcibly().waitFor();
            MigrationDir dir = MigrationDir.open(temp.resolve("migrations"), new AtlasFormat());
            try (DirLock lock = dir.lock(Duration.ZERO)) {
                assertTrue(lock.isHeld());
                dir.finish();
            }
            DirState state = dir.read();
            state.validate();
            assertTrue(state.snapshot().orElseThrow().belongsTo(state.sum()));
            assertEquals(
                    state.files().size() + 2,
                    state.names().size(),
                    () -> state.names().toString());
            assertTrue(state.files().stream().allMatch(f -> f.text().endsWith(";\n")));
        }
    }
}
