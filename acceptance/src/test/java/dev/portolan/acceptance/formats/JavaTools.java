package dev.portolan.acceptance.formats;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;

/** Flyway and Liquibase, as programs use them. */
final class JavaTools {
    private JavaTools() {}

    /** Its free edition does not undo. */
    static final class OfFlyway implements Tool {
        @Override
        public void up(Path dir, Site database) {
            Flyway.configure()
                    .dataSource(database.jdbc(), null, null)
                    .locations("filesystem:" + dir)
                    // else it waits for its own transaction where an index is built concurrently, for ever
                    .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                    .load()
                    .migrate();
        }

        @Override
        public boolean down(Path dir, Site database) {
            return false;
        }
    }

    /** With a changelog beside the directory that includes all of it. */
    static final class OfLiquibase implements Tool {
        private interface Work {
            void with(Liquibase liquibase) throws Exception;
        }

        @Override
        public void up(Path dir, Site database) throws Exception {
            run(dir, database, l -> l.update(""));
        }

        @Override
        public boolean down(Path dir, Site database) throws Exception {
            String last;
            long count;
            try (Connection connection = DriverManager.getConnection(database.jdbc());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT filename, count(*) FROM DATABASECHANGELOG GROUP BY filename ORDER BY 1 DESC")) {
                rows.next();
                last = rows.getString(1);
                count = rows.getLong(2);
            }
            run(dir, database, l -> l.rollback((int) count, ""));
            return last != null;
        }

        private static void run(Path dir, Site database, Work work) throws Exception {
            Path root = dir.getParent();
            Files.writeString(root.resolve("master.yaml"), """
                    databaseChangeLog:
                      - includeAll:
                          path: migrations/
                          endsWithFilter: .sql
                    """);
            try (Connection connection = DriverManager.getConnection(database.jdbc())) {
                Database target =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                work.with(new Liquibase("master.yaml", new DirectoryResourceAccessor(root), target));
            }
        }
    }
}
