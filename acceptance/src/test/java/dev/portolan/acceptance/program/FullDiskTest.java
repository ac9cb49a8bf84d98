package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more in the middle of a write: the process may write files of 64 KB only. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    @TempDir
    Path work;

    @Test
    void nothingIsHalfWritten() throws IOException {
        Path dir = Files.createDirectory(work.resolve("migrations"));
        for (int i = 1000; i < 2500; i++) {
            Files.writeString(dir.resolve(20260101000000L + i + "_a.sql"), "SELECT " + i + ";\n");
        }
        Files.writeString(dir.resolve("atlas.sum"), "the old one\n");
        List<String> before = names(dir);
        Program.in(work)
                .within("ulimit -f 64")
                .run("hash", "--dir", "migrations")
                .ended(1, "[dir-unwritable]", "File too large");
        assertEquals(before, names(dir));
        assertEquals("the old one\n", Files.readString(dir.resolve("atlas.sum")));
        Program.in(work).run("hash", "--dir", "migrations").ended(0);
        Program.in(work)
                .within("ulimit -f 64")
                .run("new", "more", "--dir", "migrations")
                .ended(1, "[dir-unwritable]", "File too large");
        assertEquals(before, names(dir));
        Program.in(work).run("validate", "--dir", "migrations").ended(0);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
        Path there = Path.of("/proc/portolan");
        Program.in(work).run("new", "first", "--dir", there.toString()).ended(1, "[dir-unwritable]", "/proc/portolan");
        assertFalse(Files.exists(there));
    }

    private static List<String> names(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
