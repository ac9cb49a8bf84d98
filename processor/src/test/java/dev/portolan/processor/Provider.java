package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Hibernate itself, as the judge: the script that it would create a schema with. No database is needed. */
final class Provider {
    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, MappedSuperclass.class, Embeddable.class, Converter.class);

    private Provider() {}

    /**
     * The create script for PostgreSQL, a statement a line.
     *
     * @param classes folder of class files
     * @param settings of Hibernate
     */
    static String script(Path classes, Map<String, ?> settings) {
        StringWriter script = new StringWriter();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Map<String, Object> all = new HashMap<>(settings);
            all.putIfAbsent("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
            all.put("jakarta.persistence.database-major-version", "16");
            all.put("hibernate.boot.allow_jdbc_metadata_access", "false");
            all.put("hibernate.hbm2ddl.delimiter", ";");
            // keys in the order of the mapping, not of the size of columns
            all.put("hibernate.column_ordering_strategy", "legacy");
            all.put("jakarta.persistence.schema-generation.scripts.action", "create");
            all.put("jakarta.persistence.schema-generation.scripts.create-target", script);
            try (ValidatorFactory factory = validation()) {
                all.put("jakarta.persistence.validation.factory", factory);
                create(loader, annotated(classes, loader), all);
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return script.toString();
    }

    /** Compiles classes of package {@code p}, without a word, and lets Hibernate make of them what we do. */
    static void assertSame(Javac javac, Map<String, ?> settings) {
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertEquals(List.of(), javac.messages());
        var expected = Ddl.of(script(javac.classes(), settings));
        expected.replaceAll(
                (table, facts) -> facts.stream().map(Ddl::withoutRepair).toList());
        assertEquals(Ddl.text(expected), Ddl.text(Ddl.of(javac.desired("p").graph())));
    }

    private static ValidatorFactory validation() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
    }

    private static void create(URLClassLoader loader, List<String> entities, Map<String, Object> settings) {
        var bootstrap =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySettings(settings)
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            entities.forEach(sources::addAnnotatedClassName);
            sources.buildMetadata().buildSessionFactory().close();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static List<String> annotated(Path classes, URLClassLoader loader)
            throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(f -> f.toString().endsWith(".class")).sorted().toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            String path = classes.relativize(file).toString();
            String name = path.substring(0, path.length() - 6).replace(File.separatorChar, '.');
            Class<?> type = Class.forName(name, false, loader);
            if (MAPPED.stream().anyMatch(type::isAnnotationPresent)) {
                found.add(name);
            }
        }
        return found;
    }
}
