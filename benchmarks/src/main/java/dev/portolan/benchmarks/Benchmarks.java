package dev.portolan.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the input, measures, prints the table. */
public final class Benchmarks {
    private static final List<Integer> SIZES = List.of(100, 1_000, 5_000);
    private static final int FILES = 10_000;
    private static final int COMPILED = 1_000;
    private static final int ENOUGH = 512;
    private static final int ON_SERVERS = 1_000;

    private final Path work;

    private Benchmarks(Path work) {
        this.work = work;
    }

    /** @param args work folder, then groups or {@code all} */
    public static void main(String... args) throws IOException, InterruptedException, SQLException {
        List<String> wanted = Arrays.asList(
                String.join(" ", Arrays.asList(args).subList(1, args.length)).split(" "));
        Benchmarks benchmarks =
                new Benchmarks(Files.createDirectories(Path.of(args[0]).toAbsolutePath()));
        System.out.println("| job | program | median ms | min ms | ratio |\n|---|---|---:|---:|---:|");
        for (String group : List.of(
                "generate",
                "memory",
                "hash",
                "directory",
                "split",
                "compile",
                "usage",
                "postgres",
                "mariadb",
                "mysql",
                "heap")) {
            if (wanted.contains(group) || wanted.contains("all")) {
                benchmarks.measure(group);
            }
        }
    }

    private void measure(String name) throws IOException, InterruptedException, SQLException {
        if (name.equals("heap")) {
            heap();
            return;
        }
        if (name.equals("split")) {
            SplitPatterns.print(System.out);
            return;
        }
        for (Group group : groups(name)) {
            group.measure().forEach(System.out::println);
        }
    }

    private List<Group> groups(String name) throws IOException, InterruptedException, SQLException {
        return switch (name) {
            case "generate" -> generate();
            case "memory" -> List.of(memory());
            case "hash" -> List.of(hash());
            case "directory" -> new DirectoryJobs(migrated(COMPILED), work).groups();
            case "compile" -> List.of(compile());
            case "postgres" -> server(Engine.POSTGRES);
            case "mariadb" -> server(Engine.MARIADB);
            case "mysql" -> server(Engine.MYSQL);
            default -> List.of(usage());
        };
    }

    private List<Group> generate() throws IOException, InterruptedException {
        List<Group> groups = new ArrayList<>();
        for (int size : SIZES) {
            Project project = migrated(size);
            List<Command> commands = new ArrayList<>();
            commands.add(
                    project.java("bare JDBC", BareJdbc.class, project.schema().toString()));
            Command portolan = project.generate("Portolan", 0, List.of());
            commands.add(portolan);
            commands.add(portolan.forgetful());
            atlas(project).ifPresent(commands::add);
            groups.add(new Group("nothing to do, " + size + " tables", commands));
        }
        return groups;
    }

    private Group memory() throws IOException, InterruptedException {
        Project project = migrated(5_000);
        return new Group(
                "nothing to do, 5000 tables",
                List.of(
                        project.generate("Portolan", 0, List.of()).forgetful(),
                        project.generate("Portolan -Xmx256m", 0, List.of("-Xmx256m"))
                                .forgetful()));
    }

    private Group hash() throws IOException, InterruptedException {
        Path directory = Files.createDirectories(work.resolve("files"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(
                    directory.resolve(20260101000000L + i + "_change.sql"),
                    "ALTER TABLE `entity_" + i + "` ADD COLUMN `c` text NULL;\n");
        }
        Project project = migrated(1);
        List<Command> commands = new ArrayList<>();
        commands.add(project.program("bin/portolan", 0, "hash", "--dir", directory.toString()));
        commands.add(project.java("the class alone", HashDirectory.class, directory.toString()));
        commands.add(project.java("reading the files, by Java", ReadDirectory.class, directory.toString()));
        atlas(directory, "migrate", "hash", "--dir", "file://" + directory).ifPresent(commands::add);
        return new Group("sum of " + FILES + " files", commands);
    }

    private Group compile() throws IOException {
        Project project = new Project(work, COMPILED);
        return new Group(
                "javac, " + COMPILED + " entities",
                List.of(
                        project.javac("no processor", "-proc:none"),
                        project.javac(
                                "one resource",
                                "-processorpath",
                                ClassPath.ours().only("classes").text(),
                                "-processor",
                                OneResource.class.getName()),
                        project.javacWithPortolan(),
                        project.javac(
                                "hibernate-processor",
                                "-processorpath",
                                ClassPath.ours().without("portolan-").text())));
    }

    /** What the processor needs beside the compiler. */
    private void heap() throws IOException, InterruptedException {
        Project project = new Project(work, COMPILED);
        int without = SmallestHeap.of(
                mebibytes ->
                        project.javac("no processor", "-J-Xmx" + mebibytes + "m", "-J-XX:+UseSerialGC", "-proc:none"),
                ENOUGH);
        int with = SmallestHeap.of(
                mebibytes -> project.javacWithPortolan("-J-Xmx" + mebibytes + "m", "-J-XX:+UseSerialGC"), ENOUGH);
        System.out.printf(
                Locale.ROOT,
                "| smallest heap of javac, %d entities | no processor %d MiB | portolan-processor %d MiB | %d KiB an entity | |%n",
                COMPILED,
                without,
                with,
                (with - without) * 1024 / COMPILED);
    }

    private Group usage() throws IOException, InterruptedException {
        return new Group("wrong usage", List.of(migrated(100).generate("Portolan", 2, List.of(), "--no-such-option")));
    }

    private List<Group> server(Engine engine) throws IOException, InterruptedException, SQLException {
        if (!engine.available()) {
            return List.of();
        }
        Project project = new Project(work, ON_SERVERS);
        project.javacWithPortolan().run();
        return new ServerJobs(engine, project, ON_SERVERS).groups();
    }

    /** Compiled, with a directory that has all of it. */
    private Project migrated(int size) throws IOException, InterruptedException {
        Project project = new Project(work, size);
        project.javacWithPortolan().run();
        project.empty();
        project.generate("first migration", 0, List.of(), "init").run();
        return project;
    }

    /** Nothing to do for Atlas: the directory against its own statements. */
    private static Optional<Command> atlas(Project project) throws IOException {
        return atlas(
                project.schema().getParent(),
                "migrate",
                "diff",
                "--dir",
                "file://" + project.migrations(),
                "--to",
                "file://" + project.schema(),
                "--dev-url",
                "sqlite://dev?mode=memory");
    }

    /** Nothing where there is no {@code atlas} on the PATH. */
    static Optional<Command> atlas(Path folder, String... words) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(p -> Path.of(p, "atlas"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Command(
                        "Atlas",
                        folder,
                        0,
                        Stream.concat(Stream.of(program.toString()), Stream.of(words))
                                .toList()));
    }
}
