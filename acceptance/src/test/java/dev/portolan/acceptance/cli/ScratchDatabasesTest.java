package dev.portolan.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes on one dev server: no scratch object remains, and none sees another's. */
class ScratchDatabasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path work;

    /** Those whose scratch databases are on a server that others use too. */
    static Stream<Target> servers() {
        return Stream.of(Target.values()).filter(t -> t != Target.SQLITE);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void twoAtOnceDoNotSeeEachOther(Target target) throws Exception {
        DevUrl dev = DevUrl.of(target);
        // Both make a table of one name, of different columns, and have it for a while.
        Run first = new Run(target, dev, "first", "CREATE TABLE common (a int);\n" + dev.pause(8));
        Run second = new Run(target, dev, "second", "CREATE TABLE common (b varchar(7));\n" + dev.pause(4));
        Process one = first.start();
        await(() -> !dev.scratches().isEmpty(), one);
        Process other = second.start();
        int together = dev.sideBySide() ? 2 : 1;
        await(() -> dev.scratches().size() == together, one, other);
        first.end(one).succeeded("Left alone");
        second.end(other).succeeded("Left alone");
        assertEquals(first.written(), second.written());
        assertEquals(Set.of(), dev.left());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theNextRunRemovesWhatAKilledOneLeft(Target target) throws Exception {
        DevUrl dev = DevUrl.of(target);
        Run killed = new Run(target, dev, "killed", "CREATE TABLE common (a int);\n" + dev.pause(4));
        Process process = killed.start();
        await(() -> !dev.scratches().isEmpty(), process);
        process.destroyForcibly().waitFor();
        // The server learns of it when it has done what it was asked for.
        await(dev::isIdle);
        assertFalse(dev.left().isEmpty(), "it was killed while it had something");
        new Run(target, dev, "next", "CREATE TABLE common (b int);\n").run().succeeded("Left alone");
        assertEquals(Set.of(), dev.left());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aFailedReplayLeavesNothing(Target target) throws Exception {
        DevUrl dev = DevUrl.of(target);
        new Run(target, dev, "failed", "CREATE TABLE common (a int);\nCREATE BROKEN;\n")
                .run()
                .failed(1, "replay-failed", "CREATE BROKEN");
        assertEquals(Set.of(), dev.left());
    }

    private static void await(Callable<Boolean> condition, Process... running) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            for (Process process : running) {
                assertTrue(process.isAlive(), "ended too early");
            }
            assertTrue(System.nanoTime() < end, "nothing happened");
            Thread.sleep(20);
        }
    }

    /** One run of the example's generator on a directory that holds one file. */
    private final class Run {
        private final Path folder;
        private final Cli.Call call;
        private final List<String> args;

        Run(Target target, DevUrl dev, String name, String sql) throws IOException {
            folder = Files.createDirectories(work.resolve(name));
            Files.createDirectory(folder.resolve("migrations"));
            call = Cli.in(folder).with(dev.drivers()).environment("PORTOLAN_CACHE", "off");
            args = List.of("--dialect", target.dialect(), "--dev-url", dev.url());
            Files.writeString(folder.resolve("migrations/20200101000000_old.sql"), sql, StandardCharsets.UTF_8);
            call.run("--rehash", "--dialect", target.dialect()).succeeded();
        }

        Process start() throws IOException {
            List<String> all = new ArrayList<>(List.of("new"));
            all.addAll(args);
            return call.start(folder.resolve("out"), folder.resolve("err"), all.toArray(String[]::new));
        }

        Cli end(Process process) throws IOException {
            return Cli.end(process, folder.resolve("out"), folder.resolve("err"));
        }

        Cli run() throws IOException {
            return end(start());
        }

        /** Of the migration that it wrote. */
        String written() throws IOException {
            try (Stream<Path> files = Files.list(folder.resolve("migrations"))) {
                Path file = files.filter(f -> f.toString().endsWith("_new.sql"))
                        .findFirst()
                        .orElseThrow();
                return Files.readString(file, StandardCharsets.UTF_8);
            }
        }
    }
}
