package dev.portolan.acceptance.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.hibernate.Naming;
import dev.portolan.acceptance.house.Checkout;
import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Entities of HAPI FHIR: the migration, applied, leaves nothing to do, and the database is the one that Hibernate would have made.
 * Each difference comes from one of Hibernate's own annotations and stands in {@code docs/parity.md}.
 *
 * <p>Fetches some hundred jars, so it is no part of the default build: {@code -Dcorpus=true} runs it.
 */
@EnabledIfSystemProperty(
        named = "corpus",
        matches = "true",
        disabledReason = "fetches a hundred jars; -Dcorpus=true runs it")
class CorpusTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void hapiFhir(Naming naming) throws IOException, SQLException, ClassNotFoundException {
        Corpus corpus;
        try {
            corpus = Corpus.hapiFhir(work);
        } catch (Corpus.Unreachable e) {
            System.out.println("The HAPI FHIR corpus is left out, Maven could not fetch it: " + e.getMessage());
            Assumptions.abort("Maven could not fetch the corpus");
            return;
        }
        Path classes = compile(corpus, naming);
        List<String> names = corpus.classNames(work);
        try (URLClassLoader loader = new URLClassLoader(
                urls(classes, corpus.besidesHibernate()), getClass().getClassLoader())) {
            Set<String> references = new TreeSet<>();
            if (PostgresForTests.available()) {
                Set<String> expected = hibernate(Target.POSTGRES, loader, names, naming);
                references.addAll(Facts.only(expected, f -> f.startsWith("foreign key ") || f.startsWith("unique ")));
                compare(Target.POSTGRES, naming, classes, expected);
            }
            // Hibernate's DDL for SQLite has no foreign keys and lacks unique keys: those of PostgreSQL are the measure
            Set<String> expected = hibernate(Target.SQLITE, loader, names, naming);
            expected.addAll(references);
            compare(Target.SQLITE, naming, classes, expected);
        }
    }

    private Path compile(Corpus corpus, Naming naming) throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        String classPath =
                corpus.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> words = List.of(
                "-d",
                classes.toString(),
                "-parameters",
                "-implicit:none",
                "-cp",
                classPath + File.pathSeparator + System.getProperty("java.class.path"),
                "-Aportolan.beanValidation=off",
                "-Aportolan.naming=" + naming.name().toLowerCase(Locale.ROOT));
        try (var manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = compiler.getTask(
                    null, manager, diagnostics, words, null, manager.getJavaFileObjectsFromPaths(corpus.sources()));
            List<Processor> processors = Compilation.processors();
            task.setProcessors(processors);
            assertTrue(task.call(), () -> diagnostics.getDiagnostics().toString());
        }
        return classes;
    }

    private static URL[] urls(Path classes, List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static Set<String> hibernate(Target target, ClassLoader loader, List<String> names, Naming naming)
            throws IOException, SQLException, ClassNotFoundException {
        String url = target.freshUrl();
        Hibernate.create(url, loader, names, naming.settings);
        return facts(target, url);
    }

    private static Set<String> facts(Target target, String url) throws SQLException {
        try (Connection database = DriverManager.getConnection(url)) {
            return Facts.of(Dialects.named(target.dialect())
                    .inspector()
                    .inspect(database, Scope.ALL)
                    .graph());
        }
    }

    private void compare(Target target, Naming naming, Path classes, Set<String> expected)
            throws IOException, SQLException {
        SchemaSource source = new Compilation(classes).source();
        Path dir = work.resolve("migrations-" + target);
        Result first = target.generator(source, dir).diff("init");
        assertEquals(Result.Outcome.WRITTEN, first.outcome());
        String url = target.freshUrl();
        try (Connection database = DriverManager.getConnection(url)) {
            Apply.file(database, target, first.files().get(0));
        }
        assertEquals(
                Result.Outcome.SYNCED,
                target.generator(source, dir).diff("again").outcome());
        Files.delete(dir.resolve("schema.snapshot"));
        assertEquals(
                Result.Outcome.SYNCED,
                target.generator(source, dir).diff("replayed").outcome());
        try (Connection database = DriverManager.getConnection(url)) {
            assertEquals(
                    Result.Outcome.SYNCED,
                    target.generator(source, dir)
                            .inspect(database)
                            .diff("inspected")
                            .outcome());
        }
        Set<String> is = facts(target, url);
        List<String> differences = new ArrayList<>();
        expected.stream().filter(f -> !is.contains(f)).forEach(f -> differences.add("Hibernate: " + f));
        is.stream().filter(f -> !expected.contains(f)).forEach(f -> differences.add("Portolan:  " + f));
        double held = expected.stream().filter(is::contains).count() * 100.0 / expected.size();
        System.out.printf(
                Locale.ROOT, "HAPI FHIR, %s, %s: %.2f%% of %d facts%n", target, naming, held, expected.size());
        differences.forEach(d -> System.out.println("  " + d));
        assertTrue(held >= 90, held + "%");
        String documented =
                Checkout.text(Checkout.ROOT.resolve("docs/parity.md")).toLowerCase(Locale.ROOT);
        List<String> unexplained = differences.stream()
                .filter(d -> d.startsWith("Hibernate: "))
                .filter(d -> !documented.contains("`" + d.split(" ")[2] + "`"))
                .toList();
        assertEquals(List.of(), unexplained, "differences that docs/parity.md does not name");
    }
}
