package dev.portolan.acceptance.corpus;

import dev.portolan.acceptance.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/** A Hibernate of some classes. */
public final class Hibernate {
    private final ClassLoader loader;
    private final List<String> classes;
    private final Map<String, String> naming;

    public Hibernate(ClassLoader loader, List<String> classes, Map<String, String> naming) {
        this.loader = loader;
        this.classes = List.copyOf(classes);
        this.naming = Map.copyOf(naming);
    }

    /** Makes its schema in an empty database; what fails on MySQL and MariaDB is missing then. */
    void create(Target target, String url) throws ClassNotFoundException {
        run(target, url, "create");
    }

    /** Says whether it could live in that database. */
    void validate(Target target, String url) throws ClassNotFoundException {
        run(target, url, "validate");
    }

    private void run(Target target, String url, String action) throws ClassNotFoundException {
        var bootstrap =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting("hibernate.connection.url", target.forHibernate(url))
                .applySetting("jakarta.persistence.validation.mode", "none")
                .applySettings(Map.<String, Object>copyOf(naming))
                // what bulk statements keep their keys in on SQLite is no part of the schema
                .applySetting("hibernate.query.mutation_strategy.persistent.create_tables", "false")
                // listeners may need a container that is not here
                .applySetting("hibernate.jpa_callbacks.enabled", "false")
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            for (String name : classes) {
                sources.addAnnotatedClass(Class.forName(name, false, loader));
            }
            Map<String, Object> settings = new HashMap<>(
                    registry.requireService(ConfigurationService.class).getSettings());
            settings.put("jakarta.persistence.schema-generation.database.action", action);
            boolean whole = target != Target.MYSQL && target != Target.MARIADB;
            settings.put("hibernate.hbm2ddl.halt_on_error", String.valueOf(whole));
            Metadata metadata = sources.buildMetadata();
            // the columns of generated values become what they are when a factory makes their generators
            SessionFactory factory = metadata.buildSessionFactory();
            try {
                SchemaManagementToolCoordinator.process(metadata, registry, settings, a -> {});
            } finally {
                factory.close();
            }
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }
}
