package dev.portolan.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process to measure.
 *
 * @param exit the code that it must end with
 * @param environment what is set besides ours
 * @param before what is done before each run, and not measured
 * @param folder to run in; its output goes to {@code output.txt} there
 */
record Command(
        String name, Path folder, int exit, Map<String, String> environment, List<String> words, Preparation before) {
    /** What is done before each run, and not measured. */
    interface Preparation {
        void prepare() throws IOException;
    }

    Command {
        environment = Map.copyOf(environment);
        words = List.copyOf(words);
    }

    Command(String name, Path folder, int exit, List<String> words) {
        this(name, folder, exit, Map.of(), words);
    }

    Command(String name, Path folder, int exit, Map<String, String> environment, List<String> words) {
        this(name, folder, exit, environment, words, () -> {});
    }

    Command named(String other) {
        return new Command(other, folder, exit, environment, words, before);
    }

    /** The same once something else was done. */
    Command after(Preparation preparation) {
        return new Command(name, folder, exit, environment, words, preparation);
    }

    /** The same with nothing that an earlier run remembered. */
    Command forgetful() {
        Map<String, String> forgetful = new TreeMap<>(environment);
        forgetful.put("PORTOLAN_CACHE", "off");
        return new Command(name + ", nothing remembered", folder, exit, forgetful, words, before);
    }

    /** Runs it to its end and returns the wall time in milliseconds. */
    double run() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        before.prepare();
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        if (code != exit) {
            throw new IOException(name + " ended with " + code + " instead of " + exit + ": "
                    + Files.readString(output, StandardCharsets.UTF_8));
        }
        return millis;
    }
}
