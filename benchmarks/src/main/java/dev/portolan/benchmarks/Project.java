package dev.portolan.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A generated application of {@code n} entities: its sources, and what compiling and running it takes. */
final class Project {
    private static final long SEED = 20261122;
    private static final String JDK =
            Path.of(System.getProperty("java.home"), "bin").toString();

    private final Path folder;
    private final int entities;
    private final ClassPath ours = ClassPath.ours();

    Project(Path work, int entities) throws IOException {
        this.entities = entities;
        this.folder = Files.createDirectories(work.resolve("n" + entities));
        Entities.write(folder.resolve("src"), entities, SEED);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            files.add(folder.resolve("src/bench/Entity" + i + ".java").toString());
        }
        Files.write(folder.resolve("files.txt"), files, StandardCharsets.UTF_8);
    }

    int entities() {
        return entities;
    }

    /** A cold javac. @param options what is said about processors */
    Command javac(String name, String... options) throws IOException {
        Path out = Files.createDirectories(folder.resolve("classes-" + name.replaceAll("\\W+", "-")));
        List<String> words = new ArrayList<>(List.of(JDK + "/javac", "-nowarn", "-d", out.toString()));
        words.addAll(List.of(
                "-cp", ours.only("portolan-runtime", "jakarta.persistence").text()));
        words.addAll(List.of(options));
        words.add("@" + folder.resolve("files.txt"));
        return new Command(name, folder, 0, words);
    }

    Command javacWithPortolan() throws IOException {
        return javac(
                "portolan-processor",
                "-processorpath",
                ours.only("portolan-processor", "portolan-runtime", "javapoet").text());
    }

    /** The generated main. Compile with {@link #javacWithPortolan} first. */
    Command generate(String name, int exit, List<String> jvm, String... args) {
        List<String> words = new ArrayList<>(List.of(JDK + "/java"));
        words.addAll(jvm);
        words.addAll(List.of("-cp", ours.only("portolan-runtime", "sqlite-jdbc").with(classes())));
        words.add("bench.MigrationGenerator");
        words.addAll(List.of(args));
        return new Command(name, folder, exit, words);
    }

    /** One of our own mains, with a driver. */
    Command java(String name, Class<?> main, String... args) {
        List<String> words = new ArrayList<>(List.of(JDK + "/java", "-cp"));
        words.add(ours.only("portolan-runtime", "portolan-benchmarks", "classes", "sqlite-jdbc")
                .text());
        words.add(main.getName());
        words.addAll(List.of(args));
        return new Command(name, folder, 0, words);
    }

    Path classes() {
        return folder.resolve("classes-portolan-processor");
    }

    Path migrations() {
        return folder.resolve("migrations");
    }

    /** All statements of the directory in one file. */
    Path schema() throws IOException {
        Path schema = folder.resolve("schema.sql");
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(migrations())) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                text.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        Files.writeString(schema, text, StandardCharsets.UTF_8);
        return schema;
    }
}
