package dev.portolan.acceptance.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/** Lets Hibernate create the schema of classes in a database. */
final class Hibernate {
    private Hibernate() {}

    static void create(String url, ClassLoader loader, List<String> classes, Map<String, String> naming)
            throws ClassNotFoundException {
        var bootstrap =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting("hibernate.connection.url", url)
                .applySetting("jakarta.persistence.validation.mode", "none")
                .applySettings(Map.copyOf(naming))
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            for (String name : classes) {
                sources.addAnnotatedClass(Class.forName(name, false, loader));
            }
            Map<String, Object> settings = new HashMap<>(
                    registry.requireService(ConfigurationService.class).getSettings());
            settings.put("jakarta.persistence.schema-generation.database.action", "create");
            settings.put("hibernate.hbm2ddl.halt_on_error", "true");
            SchemaManagementToolCoordinator.process(sources.buildMetadata(), registry, settings, action -> {});
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }
}
