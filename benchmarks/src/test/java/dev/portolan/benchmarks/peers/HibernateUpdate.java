package dev.portolan.benchmarks.peers;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/** What {@code hibernate.hbm2ddl.auto=update} does, without the session factory. */
public final class HibernateUpdate {
    private HibernateUpdate() {}

    /** @param args JDBC URL, number of entities */
    public static void main(String... args) throws ClassNotFoundException {
        Map<String, Object> settings =
                new HashMap<>(Map.of("jakarta.persistence.jdbc.url", args[0], "hibernate.hbm2ddl.auto", "update"));
        try (StandardServiceRegistry registry =
                new StandardServiceRegistryBuilder().applySettings(settings).build()) {
            MetadataSources sources = new MetadataSources(registry);
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                sources.addAnnotatedClass(Class.forName("bench.Entity" + i));
            }
            Metadata metadata = sources.buildMetadata();
            SchemaManagementToolCoordinator.process(
                    metadata,
                    registry,
                    new HashMap<>(
                            registry.requireService(ConfigurationService.class).getSettings()),
                    action -> {});
        }
    }
}
