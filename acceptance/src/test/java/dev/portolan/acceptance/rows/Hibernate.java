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
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** A Hibernate of compiled classes: what it would run in a database. */
final class Hibernate {
    private Hibernate() {}

    /** @return a statement each */
    static List<String> script(
            Path classes, ClassLoader loader, Target target, String url, Map<String, String> settings)
            throws IOException, ClassNotFoundException {
        ClassLoader former = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        StringWriter script = new StringWriter();
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
            Map<String, Object> all = new HashMap<>(
                    registry.requireService(ConfigurationService.class).getSettings());
            all.put("jakarta.persistence.schema-generation.scripts.action", "create");
            all.put("jakarta.persistence.schema-generation.scripts.create-target", script);
            Metadata metadata = sources.buildMetadata();
            // a factory makes generators, which change the columns of their values, and applies what validation says
            SessionFactory factory = metadata.buildSessionFactory();
            try {
                SchemaManagementToolCoordinator.process(metadata, registry, all, action -> {});
            } finally {
                factory.close();
            }
            return script.toString()
                    .lines()
                    .map(l -> l.replaceFirst(";\\s*$", ""))
                    .filter(l -> !l.isBlank())
                    .toList();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
            validation.close();
            Thread.currentThread().setContextClassLoader(former);
        }
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
