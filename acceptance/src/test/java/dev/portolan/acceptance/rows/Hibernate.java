package dev.portolan.acceptance.rows;

import dev.portolan.acceptance.Target;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** A Hibernate of compiled classes: what it would run in a database. */
final class Hibernate {
    private Hibernate() {}

    /** @return a statement each */
    static List<String> script(
            Path classes, ClassLoader loader, Target target, String url, Map<String, String> settings)
            throws IOException, ClassNotFoundException {
        StringWriter script = new StringWriter();
        start(classes, loader, target, url, settings, (metadata, registry) -> {
            Map<String, Object> all = new HashMap<>(
                    registry.requireService(ConfigurationService.class).getSettings());
            all.put("jakarta.persistence.schema-generation.scripts.action", "create");
            all.put("jakarta.persistence.schema-generation.scripts.create-target", script);
            SchemaManagementToolCoordinator.process(metadata, registry, all, action -> {});
        });
        return script.toString()
                .lines()
                .map(l -> l.replaceFirst(";\\s*$", ""))
                .filter(l -> !l.isBlank())
                .toList();
    }

    /** Has it make its tables in the database when it starts, as an application's does: then it sorts columns and keys. */
    static void create(Path classes, ClassLoader loader, Target target, String url, Map<String, String> settings)
            throws IOException, ClassNotFoundException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("hibernate.hbm2ddl.auto", "create-only");
        all.put("hibernate.hbm2ddl.halt_on_error", "true");
        start(classes, loader, target, url, all, (metadata, registry) -> {});
    }

    private static void start(
            Path classes,
            ClassLoader loader,
            Target target,
            String url,
            Map<String, String> settings,
            BiConsumer<Metadata, ServiceRegistry> then)
            throws IOException, ClassNotFoundException {
        ClassLoader former = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        // without an interpolator of messages that needs an implementation of expressions
        ValidatorFactory validation = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(loader)
                        .build())
                .applySetting("hibernate.connection.url", target.forHibernate(url))
                .applySettings(Map.<String, Object>copyOf(settings))
                // what bulk statements keep their keys in on SQLite is no part of the schema
                .applySetting("hibernate.query.mutation_strategy.persistent.create_tables", "false")
                .applySetting("jakarta.persistence.validation.factory", validation)
                .build();
        try {
            Metadata metadata = sources(classes, loader, registry).buildMetadata();
            // a factory makes generators, which change the columns of their values, and applies what validation says
            SessionFactory factory = metadata.buildSessionFactory();
            try {
                then.accept(metadata, registry);
            } finally {
                factory.close();
            }
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
            validation.close();
            Thread.currentThread().setContextClassLoader(former);
        }
    }

    private static MetadataSources sources(Path classes, ClassLoader loader, ServiceRegistry registry)
            throws IOException, ClassNotFoundException {
        MetadataSources sources = new MetadataSources(registry);
        for (String name : names(classes)) {
            if (name.endsWith("package-info")) {
                sources.addPackage(name.substring(0, name.lastIndexOf('.')));
                continue;
            }
            Class<?> type = Class.forName(name, false, loader);
            if (Stream.of(Entity.class, Converter.class, Embeddable.class, MappedSuperclass.class)
                    .anyMatch(type::isAnnotationPresent)) {
                sources.addAnnotatedClass(type);
            }
        }
        return sources;
    }

    private static List<String> names(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(f -> f.toString().endsWith(".class"))
                    .map(f ->
                            classes.relativize(f).toString().replace('\\', '/').replace('/', '.'))
                    .map(n -> n.substring(0, n.length() - ".class".length()))
                    .filter(n -> !n.endsWith("MigrationGenerator") && !n.endsWith("PortolanSchemaSource"))
                    .sorted()
                    .toList();
        }
    }
}
