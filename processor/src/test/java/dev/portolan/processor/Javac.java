package dev.portolan.processor;

import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.Desired;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler with our processor, on a folder of sources and one of classes. */
final class Javac {
    private final Path sources;
    private final Path classes;
    private final List<String> options = new ArrayList<>();
    private String classPath = System.getProperty("java.class.path");
    private List<Diagnostic<? extends JavaFileObject>> diagnostics = List.of();

    Javac(Path folder) {
        try {
            sources = Files.createDirectories(folder.resolve("src"));
            classes = Files.createDirectories(folder.resolve("classes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Javac option(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    Javac classPath(String other) {
        classPath = other;
        return this;
    }

    Path classes() {
        return classes;
    }

    /** Writes a source. @param path {@code com/acme/User.java} */
    Javac source(String path, String... lines) {
        try {
            Path file = sources.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Javac delete(String path) throws IOException {
        Files.delete(sources.resolve(path));
        return this;
    }

    /** All sources, or those. @return whether it succeeded */
    boolean compile(String... paths) {
        List<Path> files = paths.length == 0
                ? walk(sources).filter(f -> f.toString().endsWith(".java")).toList()
                : Stream.of(paths).map(sources::resolve).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-cp",
                classes + File.pathSeparator + classPath,
                "-processor",
                PortolanProcessor.class.getName(),
                "-processorpath",
                System.getProperty("java.class.path"),
                "-implicit:none"));
        all.addAll(options);
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean ok = compiler.getTask(
                            new StringWriter(),
                            manager,
                            collector,
                            all,
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            diagnostics = collector.getDiagnostics();
            return ok;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code User.java:7: [code] text} a line, ours only; those without a source begin with {@code -}. */
    List<String> messages() {
        return diagnostics.stream()
                .filter(d -> d.getMessage(Locale.ROOT).matches("(?s)\\[[a-z-]+\\] .*"))
                .map(Javac::text)
                .toList();
    }

    /** As {@link #messages}, with the column: {@code User.java:7:12: [code] text}. */
    List<String> places() {
        return diagnostics.stream()
                .filter(d -> d.getMessage(Locale.ROOT).matches("(?s)\\[[a-z-]+\\] .*"))
                .map(d -> text(d).replaceFirst(":(\\d+):", ":$1:" + d.getColumnNumber() + ":"))
                .toList();
    }

    List<String> everything() {
        return diagnostics.stream().map(Javac::text).toList();
    }

    private static String text(Diagnostic<? extends JavaFileObject> d) {
        String at = d.getSource() == null
                ? "-"
                : Path.of(d.getSource().toUri()).getFileName() + ":" + d.getLineNumber() + ":";
        return at + " " + d.getMessage(Locale.ROOT);
    }

    /** Text of a file of the class output. */
    String read(String path) {
        try {
            return Files.readString(classes.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the generated source of the only unit loads, as the generator does. @param packageName of the source */
    Desired desired(String packageName) {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> source = Class.forName(packageName + ".PortolanSchemaSource", true, loader);
            return ((SchemaSource) source.getConstructor().newInstance()).load();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String path) {
        return Files.exists(classes.resolve(path));
    }

    /** All files of the class output with their bytes in hexadecimal, class files of the user's left out. */
    SortedMap<String, String> generated() {
        SortedMap<String, String> all = new TreeMap<>();
        for (Path file : walk(classes).toList()) {
            String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
            boolean ours = name.startsWith("META-INF")
                    || name.endsWith(".java")
                    || name.contains("MigrationGenerator")
                    || name.contains("PortolanSchemaSource");
            if (ours) {
                try {
                    byte[] bytes = Files.readAllBytes(file);
                    all.put(
                            name,
                            name.endsWith(".class")
                                    ? Arrays.toString(bytes)
                                    : new String(bytes, StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return all;
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
