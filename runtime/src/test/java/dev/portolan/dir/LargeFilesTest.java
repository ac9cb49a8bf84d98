package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than the heap. */
class LargeFilesTest {
    private static final long GIGABYTE = 1L << 30;

    @TempDir
    Path dir;

    @Test
    void aGigabyteIsHashedInConstantMemory() throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(dir.resolve("1_a.sql").toFile(), "rw")) {
            sparse.setLength(GIGABYTE);
        }
        Files.writeString(dir.resolve("2_b.sql"), "SELECT 1;\n");
        MessageDigest chain = MessageDigest.getInstance("SHA-256");
        chain.update("1_a.sql".getBytes(StandardCharsets.UTF_8));
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 1 << 10; i++) {
            chain.update(zeros);
        }
        String first = Base64.getEncoder().encodeToString(Hashes.copy(chain).digest());
        String said = inChild("-Xmx64m", "hash");
        assertTrue(said.contains("\n1_a.sql h1:" + first + "\n2_b.sql h1:"), said);
        assertEquals(said.strip(), Files.readString(dir.resolve("atlas.sum")).strip());
    }

    @Test
    void fiftyMegabytesAreReplayedInTheMemoryOfOneStatement() throws Exception {
        int statements = 1;
        try (BufferedWriter out = Files.newBufferedWriter(dir.resolve("1_a.sql"))) {
            out.write("CREATE TABLE t (a text);\n");
            for (int bytes = 0; bytes < 50 << 20; statements++) {
                String row = "INSERT INTO t VALUES ('" + "it''s; ".repeat(statements % 3_000) + "é');\n-- é\n";
                out.write(row);
                bytes += row.length();
            }
            out.write("DELETE FROM t");
        }
        assertEquals(
                (statements + 1) + " statements", inChild("-Xmx128m", "replay").strip());
    }

    private String inChild(String heap, String work) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFiles.class.getName(),
                        work,
                        dir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), said);
        return said;
    }

    @Test
    void aboveTheLimitItIsHashedAndNotSplit() throws Exception {
        Path file = dir.resolve("1_a.sql");
        Files.writeString(file, "SELECT 1;\n");
        MigrationDir small = MigrationDir.open(dir, Formats.named("atlas")).maxFile(9);
        MigrationFile large = small.read().files().get(0);
        assertEquals(10, large.size());
        assertEquals(1, small.rehash().entries().size());
        PortolanException refused = assertThrows(PortolanException.class, () -> large.statements(SplitRules.GENERIC));
        assertEquals("file-too-large", refused.code());
        assertTrue(refused.getMessage().contains("--max-file"), refused::getMessage);
        assertEquals(
                1,
                small.maxFile(10)
                        .read()
                        .files()
                        .get(0)
                        .statements(SplitRules.GENERIC)
                        .count());
    }

    @Test
    void aFileThatChangesMeanwhileIsNotTakenForItself() throws Exception {
        Path file = dir.resolve("1_a.sql");
        Files.writeString(file, "SELECT 1;\n".repeat(200_000));
        DirState state = MigrationDir.open(dir, Formats.named("atlas")).read();
        MigrationFile large = state.files().get(0);
        assertTrue(large.isLarge());
        assertEquals(200_000, large.statements(SplitRules.GENERIC).count());
        Files.writeString(file, "SELECT 2;\n".repeat(200_000));
        PortolanException changed = assertThrows(
                PortolanException.class,
                () -> large.statements(SplitRules.GENERIC).count());
        assertTrue(changed.getMessage().contains("changed while"), changed::getMessage);
    }

    @Test
    void theDirectiveThatKeepsAFileOutOfTheSumMayStandFarBehind() throws Exception {
        for (String first : List.of(
                "-- atlas:sum ignore\n",
                "atlas:sum ignore",
                "-- atlas:sum    ignore\nSELECT 1",
                "atlaatlas:sum ignore\n",
                "atlas:sum ignore atlas:sum ignore\n",
                "-".repeat(3 << 20) + "atlas:sum" + " ".repeat(1 << 20) + "ignore\n")) {
            assertTrue(ignored(first), first.substring(0, Math.min(60, first.length())));
        }
        for (String first : List.of(
                "",
                "-- atlas:sum ignore \n",
                "-- atlas:sum ignore\r\n",
                "-- x\n-- atlas:sum ignore\n",
                "-- atlas:sumignore\n",
                "-- atlas:sum ignored\n",
                "é atlas:sum ignore\n",
                "-".repeat(3 << 20) + "\natlas:sum ignore\n")) {
            assertFalse(ignored(first), first.substring(0, Math.min(60, first.length())));
        }
    }

    private boolean ignored(String text) throws IOException {
        Files.writeString(dir.resolve("1_a.sql"), text);
        return MigrationDir.open(dir, Formats.named("atlas"))
                .read()
                .sum()
                .entries()
                .isEmpty();
    }
}
