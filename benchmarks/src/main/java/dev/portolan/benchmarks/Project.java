package dev.portolan.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A generated application of {@code n} entities: its sources, and what compiling and running it takes. */
final class Project {
    private static final long SEED = 20261122;
    private static final String JDK =
            Path.of(System.getProperty("java.home"), "bin").toString();

    private static final String PROGRAM = Path.of("../tools/cli/target/portolan/bin/portolan")
            .toAbsolutePath()
            .normalize()
            .toString();

    private final Path folder;
    private final int entities;
    private final Engine engine;
    private final ClassPath ours = ClassPath.ours();

    Project(Path work, int entities) throws IOException {
        this.entities = entities;
        this.engine = null;
        this.folder = Files.createDirectories(work.resolve("n" + entities));
        Entities.write(folder.resolve("src"), entities, SEED);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            files.add(folder.resolve("src/bench/Entity" + i + ".java").toString());
        }
        Files.write(folder.resolve("files.txt"), files, StandardCharsets.UTF_8);
    }

    private Project(Project compiled, Engine engine) {
        this.entities = compiled.entities;
        this.folder = compiled.folder;
        this.engine = engine;
    }

    /** The same sources and classes, with a directory for that server. */
    Project on(Engine other) {
        return new Project(this, other);
    }

    Path folder() {
        return folder;
    }

    /** Removes the migrations. */
    void empty() throws IOException {
        try (Stream<Path> old = Files.exists(migrations()) ? Files.list(migrations()) : Stream.of()) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
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

    /** @param more options */
    Command javacWithPortolan(String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of(more));
        options.add("-processorpath");
        options.add(
                ours.only("portolan-processor", "portolan-runtime", "javapoet").text());
        return javac("portolan-processor", options.toArray(String[]::new));
    }

    /** The generated main. Compile with {@link #javacWithPortolan} first. */
    Command generate(String name, int exit, List<String> jvm, String... args) {
        List<String> words = new ArrayList<>(List.of(JDK + "/java"));
        words.addAll(jvm);
        words.addAll(List.of("-cp", ours.only("portolan-runtime", driver()).with(classes())));
        words.add("bench.MigrationGenerator");
        words.addAll(List.of(args));
        if (engine != null) {
            words.addAll(
                    List.of("--dialect", engine.dialect(), "--dir", migrations().toString()));
        }
        return new Command(name, folder, exit, words);
    }

    /** The same through the launcher, which carries its flags and its archive of classes. */
    Command program(String name, int exit, String... args) {
        List<String> words = new ArrayList<>(List.of(PROGRAM, args[0]));
        words.addAll(List.of("--classpath", classes().toString()));
        words.addAll(List.of(args).subList(1, args.length));
        if (engine != null) {
            words.addAll(
                    List.of("--dialect", engine.dialect(), "--dir", migrations().toString()));
        }
        String drivers = engine == null || engine == Engine.POSTGRES
                ? ""
                : Path.of(ours.only(driver()).text()).getParent().toString();
        return new Command(
                name, folder, exit, drivers.isEmpty() ? Map.of() : Map.of("PORTOLAN_DRIVERS", drivers), words);
    }

    /** One of our own mains, with a driver. */
    Command java(String name, Class<?> main, String... args) {
        List<String> words = new ArrayList<>(List.of(JDK + "/java", "-cp"));
        words.add(ours.only("portolan-runtime", "portolan-benchmarks", "classes", driver())
                .text());
        words.add(main.getName());
        words.addAll(List.of(args));
        return new Command(name, folder, 0, words);
    }

    /** A program of a peer, which sees the entities and all libraries. */
    Command peer(String name, List<String> jvm, String main, String... args) {
        List<String> words = new ArrayList<>(List.of(JDK + "/java"));
        words.addAll(jvm);
        words.addAll(List.of("-cp", ours.without("portolan-").with(classes())));
        words.add("dev.portolan.benchmarks.peers." + main);
        words.addAll(List.of(args));
        return new Command(name, folder, 0, words);
    }

    private String driver() {
        if (engine == null) {
            return "sqlite-jdbc";
        }
        return engine == Engine.POSTGRES ? "postgresql" : "mariadb-java-client";
    }

    Path classes() {
        return folder.resolve("classes-portolan-processor");
    }

    Path migrations() {
        return folder.resolve(engine == null ? "migrations" : "migrations-" + engine.dialect());
    }

    /** All statements of the directory in one file. */
    Path schema() throws IOException {
        Path schema = folder.resolve(engine == null ? "schema.sql" : "schema-" + engine.dialect() + ".sql");
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
