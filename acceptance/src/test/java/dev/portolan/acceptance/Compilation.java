package dev.portolan.acceptance;

import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Sources compiled by the running JDK with our processor, as javac would.
 *
 * @param classes the class output, {@code META-INF/portolan} in it
 */
public record Compilation(Path classes) {
    /** @param sources text by class file name ({@code Customer.java}); all in one package or none */
    public static Compilation of(Path classes, Map<String, String> sources, String... options) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        List<String> words = new ArrayList<>(
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-parameters"));
        words.addAll(List.of(options));
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        try (var manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = compiler.getTask(null, manager, diagnostics, words, null, files);
            task.setProcessors(processors());
            if (!task.call()) {
                throw new AssertionError("does not compile: " + errors(diagnostics.getDiagnostics()));
            }
        }
        return new Compilation(classes);
    }

    /** Ours, as javac would find them. */
    public static List<Processor> processors() {
        List<Processor> found = new ArrayList<>();
        for (Processor processor : ServiceLoader.load(Processor.class)) {
            if (processor.getClass().getName().startsWith("dev.portolan.")) {
                found.add(processor);
            }
        }
        if (found.isEmpty()) {
            throw new AssertionError("portolan-processor is not registered");
        }
        return found;
    }

    private static List<String> errors(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(Locale.ROOT))
                .toList();
    }

    /** Its classes and resources hide those of the same name in the test's class path. */
    public ClassLoader loader() throws IOException {
        return new OwnFirst(classes.toUri().toURL());
    }

    /** The one unit that was generated. */
    public SchemaSource source() throws IOException {
        Path service = classes.resolve("META-INF/services/dev.portolan.migrate.SchemaSource");
        String name = Files.readAllLines(service).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .findFirst()
                .orElseThrow();
        try {
            return (SchemaSource) loader().loadClass(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL classes) {
            super(new URL[] {classes}, Compilation.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (findResource(name.replace('.', '/') + ".class") == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        public URL getResource(String name) {
            URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }
    }
}
