package dev.portolan.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process of the generated main.
 *
 * @param code exit code
 */
record Cli(int code, String out, String err) {
    static final String EXAMPLE = "dev.portolan.example.MigrationGenerator";
    private static final String SQLITE = "sqlite-jdbc";

    /** A process that is to be started. */
    static final class Call {
        private final Path folder;
        private final List<String> classPath;
        private final Map<String, String> environment = new TreeMap<>();
        private String main = EXAMPLE;

        private Call(Path folder) {
            this.folder = folder;
            this.classPath = new ArrayList<>(parts("example", "runtime", SQLITE));
        }

        Call with(Path classes) {
            classPath.add(0, classes.toString());
            return this;
        }

        Call with(String... parts) {
            classPath.addAll(parts(parts));
            return this;
        }

        Call withoutDriver() {
            classPath.removeIf(p -> p.contains(SQLITE));
            return this;
        }

        Call environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Call main(String name) {
            main = name;
            return this;
        }

        Cli run(String... args) throws IOException {
            Path out = Files.createTempFile("portolan", ".out");
            Path err = Files.createTempFile("portolan", ".err");
            try {
                return Cli.end(start(out, err, args), out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        }

        /** For callers that start several at once. */
        Process start(Path out, Path err, String... args) throws IOException {
            List<String> command = command(args);
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().keySet().removeIf(k -> k.startsWith("PORTOLAN_") || k.equals("JAVA_TOOL_OPTIONS"));
            builder.environment().putAll(environment);
            return builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        }

        private List<String> command(String... args) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:-UsePerfData",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx96m",
                    "-cp",
                    String.join(File.pathSeparator, classPath),
                    main));
            command.addAll(Arrays.asList(args));
            return command;
        }
    }

    static Call in(Path folder) {
        return new Call(folder);
    }

    /** Parts of this test's class path: folders of modules, or jars. */
    private static List<String> parts(String... names) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> Arrays.stream(names)
                        .anyMatch(n -> p.replace('\\', '/').contains("/" + n + "/target/")
                                || new File(p).getName().startsWith("portolan-" + n + "-")
                                || new File(p).getName().startsWith(n)))
                .toList();
    }

    static Cli end(Process process, Path out, Path err) throws IOException {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after five minutes");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return new Cli(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Failed with one message for people, that says all of it. */
    Cli failed(int expected, String... says) {
        assertEquals(expected, code, this::toString);
        assertEquals("", out, this::toString);
        assertFalse(err.contains("\tat ") || err.contains("Exception in thread"), this::toString);
        assertTrue(
                err.lines().filter(l -> l.matches("(error: )?\\[[a-z-]+\\] .*")).count() <= 1, this::toString);
        for (String s : says) {
            assertTrue(err.contains(s), () -> "should say \"" + s + "\": " + this);
        }
        return this;
    }

    Cli succeeded(String... says) {
        assertEquals(0, code, this::toString);
        for (String s : says) {
            assertTrue((out + err).contains(s), () -> "should say \"" + s + "\": " + this);
        }
        return this;
    }

    Cli silentAbout(String secret) {
        assertFalse((out + err).contains(secret), () -> "tells \"" + secret + "\": " + this);
        return this;
    }

    @Override
    public String toString() {
        return "exit " + code + "\n--- out\n" + out + "--- err\n" + err;
    }

    /** All files below, with their bytes. */
    static Map<String, String> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            f -> folder.relativize(f).toString(), Cli::bytes, (a, b) -> a, TreeMap::new));
        }
    }

    private static String bytes(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
