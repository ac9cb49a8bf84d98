package dev.portolan.acceptance.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.hibernate.Naming;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code bases that no one here wrote: the migration, applied, leaves nothing to do, the database is the one that Hibernate would
 * have made, and Hibernate's validator accepts it.
 *
 * <p>Fetches some hundred jars, so it is no part of the default build: {@code -Dcorpus=true} runs it.
 */
@EnabledIfSystemProperty(
        named = "corpus",
        matches = "true",
        disabledReason = "fetches a hundred jars; -Dcorpus=true runs it")
class CorpusTest {
    @TempDir
    static Path work;

    private static final Map<CodeBase, Corpus> FETCHED = new EnumMap<>(CodeBase.class);
    private static final Map<Path, Compilation> COMPILED = new HashMap<>();

    static Stream<Arguments> everywhere() {
        return Stream.of(CodeBase.values())
                .flatMap(b -> Stream.of(Naming.values())
                        .flatMap(n -> Stream.of(Target.values()).map(t -> Arguments.of(b, n, t))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everywhere")
    void isWhatHibernateExpects(CodeBase base, Naming naming, Target target)
            throws IOException, SQLException, ClassNotFoundException {
        Corpus corpus = fetched(base);
        List<String> differences = new ArrayList<>();
        for (PersistenceUnit unit : corpus.units()) {
            String what =
                    (corpus.units().size() == 1 ? "" : unit.name() + " of ") + base + ", " + target + ", " + naming;
            Path classes = work.resolve(base + "-" + naming + "-" + unit.name());
            Path dir = work.resolve(what.replaceAll("\\W+", "-"));
            Parity parity =
                    new Parity(target, compiled(corpus, unit, naming, classes).source(), dir);
            try (URLClassLoader loader = corpus.loader(classes)) {
                Hibernate hibernate = new Hibernate(loader, unit.classes(), naming.settings);
                String url = parity.migrated();
                Comparison comparison = Comparison.of(parity.expected(hibernate), parity.facts(url), target);
                System.out.println(what + ": " + comparison);
                List<String> of = new ArrayList<>(comparison.differences());
                String refused = parity.refused(hibernate, url);
                if (refused != null) {
                    of.add("validator: " + refused);
                }
                of.forEach(d -> System.out.println("  " + d));
                of.forEach(d -> differences.add(unit.name() + ": " + d));
            }
        }
        assertEquals(List.of(), differences);
    }

    private static Corpus fetched(CodeBase base) throws IOException {
        Corpus known = FETCHED.get(base);
        if (known != null) {
            return known;
        }
        try {
            Corpus corpus = Fetch.of(base, Files.createDirectories(work.resolve("fetched-" + base)));
            FETCHED.put(base, corpus);
            return corpus;
        } catch (Fetch.Unreachable e) {
            System.out.println("The corpus " + base + " is left out, Maven could not fetch it: " + e.getMessage());
            return Assumptions.abort("Maven could not fetch " + base);
        }
    }

    private static Compilation compiled(Corpus corpus, PersistenceUnit unit, Naming naming, Path classes)
            throws IOException {
        Compilation known = COMPILED.get(classes);
        if (known != null) {
            return known;
        }
        Files.createDirectories(classes);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        List<String> words = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-parameters",
                "-implicit:none",
                "-cp",
                corpus.classPathText() + File.pathSeparator + System.getProperty("java.class.path"),
                "-Aportolan.package=portolan.corpus",
                "-Aportolan.beanValidation=off",
                "-Aportolan.naming=" + naming.name().toLowerCase(Locale.ROOT)));
        if (unit.include() != null) {
            words.add("-Aportolan.include=" + unit.include());
        }
        try (var manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = compiler.getTask(
                    null,
                    manager,
                    diagnostics,
                    words,
                    null,
                    manager.getJavaFileObjectsFromPaths(corpus.sources().values()));
            task.setProcessors(Compilation.processors());
            boolean done = task.call();
            assertTrue(
                    done,
                    () -> diagnostics.getDiagnostics().stream()
                            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                            .toList()
                            .toString());
        }
        Compilation compilation = new Compilation(classes);
        COMPILED.put(classes, compilation);
        return compilation;
    }
}
