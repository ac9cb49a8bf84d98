package dev.portolan.processor;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/** The schema that Hibernate makes of compiled classes and mapping files, as its script for PostgreSQL; no database is asked. */
final class RunningHibernate {
    private RunningHibernate() {}

    static String script(Path classes, List<Path> mappings, String... settings) {
        return script(true, classes, mappings, settings);
    }

    /** The same of what it maps and cannot start with. */
    static String scriptWithoutStart(Path classes) {
        return script(false, classes, List.of());
    }

    private static String script(boolean started, Path classes, List<Path> mappings, String... settings) {
        ClassLoader former = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, RunningHibernate.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            StandardServiceRegistryBuilder builder = new StandardServiceRegistryBuilder(
                            new BootstrapServiceRegistryBuilder()
                                    .applyClassLoader(loader)
                                    .build())
                    .applySetting("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                    .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                    .applySetting("jakarta.persistence.validation.mode", "none");
            for (String setting : settings) {
                builder.applySetting(
                        setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
            }
            try (StandardServiceRegistry registry = builder.build()) {
                return script(registry, loader, classes, mappings, started);
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(former);
        }
    }

    private static String script(
            StandardServiceRegistry registry, ClassLoader loader, Path classes, List<Path> mappings, boolean started)
            throws IOException, ClassNotFoundException {
        MetadataSources sources = new MetadataSources(registry);
        for (String name : names(classes)) {
            Class<?> type = Class.forName(name, false, loader);
            if (Stream.of(Entity.class, Converter.class, Embeddable.class, MappedSuperclass.class)
                    .anyMatch(type::isAnnotationPresent)) {
                sources.addAnnotatedClass(type);
            }
        }
        mappings.forEach(m -> sources.addFile(m.toFile()));
        StringWriter script = new StringWriter();
        Metadata metadata = sources.buildMetadata();
        // the columns of generated values become what they are when a factory makes their generators
        SessionFactory factory = started ? metadata.buildSessionFactory() : null;
        try {
            SchemaManagementToolCoordinator.process(
                    metadata,
                    registry,
                    new HashMap<>(Map.of(
                            "jakarta.persistence.schema-generation.scripts.action",
                            "create",
                            "jakarta.persistence.schema-generation.scripts.create-target",
                            script)),
                    action -> {});
        } finally {
            if (factory != null) {
                factory.close();
            }
        }
        return script.toString();
    }

    private static List<String> names(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(f -> f.toString().endsWith(".class"))
                    .map(f -> classes.relativize(f).toString().replace('/', '.'))
                    .map(n -> n.substring(0, n.length() - 6))
                    .filter(n -> !n.endsWith("MigrationGenerator") && !n.endsWith("PortolanSchemaSource"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
