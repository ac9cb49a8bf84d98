package dev.portolan.benchmarks.parts;

import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The sum of a directory of 10,000 files beside what it cannot do without: reading them. The aim is 1.5 times that. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Hashing {
    private static final int FILES = 10_000;

    private Path dir;

    /** The files of one table each, as a generation writes them. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        dir = Files.createTempDirectory("portolan-hashing");
        for (int i = 0; i < FILES; i++) {
            String columns = "  `id` bigint NOT NULL,\n  `name` varchar(255) NOT NULL,\n".repeat(6);
            Files.writeString(
                    dir.resolve(20260101000000L + i + "_table_" + i + ".sql"),
                    "-- Create \"table_" + i + "\" table\nCREATE TABLE `table_" + i + "` (\n" + columns + ");\n");
        }
    }

    /** Takes them away. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        for (File file : dir.toFile().listFiles()) {
            Files.delete(file.toPath());
        }
        Files.delete(dir);
    }

    /** All bytes, in the order of the names. */
    @Benchmark
    public long read() throws IOException {
        String[] names = dir.toFile().list();
        Arrays.sort(names);
        long bytes = 0;
        for (String name : names) {
            try (FileInputStream in = new FileInputStream(new File(dir.toFile(), name))) {
                bytes += in.readAllBytes().length;
            }
        }
        return bytes;
    }

    /** The sum, as {@code portolan hash} and {@code validate} compute it. */
    @Benchmark
    public String hash() {
        return MigrationDir.open(dir, Formats.named("atlas")).read().sum().total();
    }
}
