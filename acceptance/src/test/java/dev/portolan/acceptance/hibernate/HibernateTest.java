package dev.portolan.acceptance.hibernate;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Examples;
import dev.portolan.acceptance.Target;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The example's entities live in what the example's migration builds. */
class HibernateTest {
    @TempDir
    Path work;

    static Stream<Arguments> everywhere() {
        return Stream.of(Target.values())
                .flatMap(t -> Stream.of(Naming.values()).map(n -> Arguments.of(t, n)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everywhere")
    void persistsReloadsAndDeletesARowOfEveryEntity(Target target, Naming naming) throws IOException, SQLException {
        String url = target.freshUrl();
        migrate(target, naming, url);
        try (SessionFactory factory = factory(target, naming, url)) {
            factory.inTransaction(Shop::persist);
            factory.inTransaction(Shop::reload);
            factory.inTransaction(Shop::delete);
        }
    }

    private void migrate(Target target, Naming naming, String url) throws IOException, SQLException {
        SchemaSource source = Compilation.of(
                        work.resolve("classes"),
                        Examples.sources(),
                        "-Aportolan.naming=" + naming.name().toLowerCase(Locale.ROOT))
                .source();
        Result result = target.generator(source, work.resolve("migrations")).diff("init");
        try (Connection database = DriverManager.getConnection(url)) {
            Apply.file(database, target, result.files().get(0));
        }
    }

    /** On SQLite Hibernate's validator refuses even Hibernate's own schema: found integer, expecting bigint. */
    private static SessionFactory factory(Target target, Naming naming, String url) {
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", target.forHibernate(url))
                // a provider is on the class path for other tests, and its expression language is not
                .setProperty("jakarta.persistence.validation.mode", "none")
                .setProperty("hibernate.hbm2ddl.auto", target == Target.SQLITE ? "none" : "validate");
        naming.settings.forEach(configuration::setProperty);
        Shop.ENTITIES.forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }
}
