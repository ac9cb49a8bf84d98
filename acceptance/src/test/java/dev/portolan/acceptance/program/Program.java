package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A run of {@code bin/portolan}.
 *
 * @param code exit code
 */
record Program(int code, String out, String err) {
    static final Path LAUNCHER = Checkout.ROOT.resolve("tools/cli/target/portolan/bin/portolan");

    /** A run that is to be started. */
    static final class Call {
        private final Path folder;
        private final Map<String, String> environment = new TreeMap<>();

        private String before;

        private Call(Path folder) {
            this.folder = folder;
            environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
            environment.put("PORTOLAN_ARCHIVE", "off");
            environment.put("JAVA_HOME", System.getProperty("java.home"));
        }

        Call environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** What a shell does before it becomes the program. */
        Call within(String shell) {
            before = shell;
            return this;
        }

        Program run(String... words) throws IOException {
            return start(words).end();
        }

        Running start(String... words) throws IOException {
            assertTrue(Files.isExecutable(LAUNCHER), LAUNCHER + " is made by ./mvnw package -pl tools/cli -am");
            List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
            if (before != null) {
                command.addAll(0, List.of("sh", "-c", before + "; exec \"$0\" \"$@\""));
            }
            command.addAll(Arrays.asList(words));
            Path out = Files.createTempFile("portolan", ".out");
            Path err = Files.createTempFile("portolan", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().keySet().removeIf(k -> k.startsWith("PORTOLAN_") || k.equals("JAVA_TOOL_OPTIONS"));
            builder.environment().putAll(environment);
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Running(process, out, err);
        }
    }

    /** A run that was started. */
    record Running(Process process, Path out, Path err) {
        Program end() throws IOException {
            try {
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after five minutes");
                }
                return new Program(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        }
    }

    static Call in(Path folder) {
        return new Call(folder);
    }

    /** Parts of this test's class path, for {@code --classpath}: folders of modules, or jars by the beginning of their names. */
    static String part(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> p.replace('\\', '/').contains("/" + name + "/target/")
                        || new File(p).getName().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    Program ended(int expected, String... says) {
        assertEquals(expected, code, this::toString);
        for (String s : says) {
            assertTrue((out + err).contains(s), () -> "should say \"" + s + "\": " + this);
        }
        assertTrue(!err.contains("\tat ") && !err.contains("[warning]") && !out.contains("[warning]"), this::toString);
        return this;
    }

    @Override
    public String toString() {
        return "exit " + code + "\n--- out\n" + out + "--- err\n" + err;
    }
}
