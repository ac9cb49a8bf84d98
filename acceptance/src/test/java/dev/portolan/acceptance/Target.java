package dev.portolan.acceptance;

import dev.portolan.Portolan;
import dev.portolan.devdb.mariadb.MariadbForTests;
import dev.portolan.devdb.mysql.MysqlForTests;
import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A dialect that a test runs on, with fresh databases and a dev server. */
public enum Target {
    SQLITE("sqlite") {
        @Override
        public String freshUrl() throws IOException {
            Path file = Files.createTempFile("portolan", ".db");
            file.toFile().deleteOnExit();
            return "jdbc:sqlite:" + file + "?foreign_keys=true";
        }
    },
    POSTGRES("postgres") {
        @Override
        public String freshUrl() throws SQLException {
            Assumptions.assumeTrue(PostgresForTests.available(), "PostgreSQL tests left out");
            return PostgresDatabases.freshUrl();
        }

        @Override
        String devUrl() throws SQLException {
            return freshUrl();
        }
    },
    MYSQL("mysql") {
        @Override
        public String freshUrl() throws SQLException {
            Assumptions.assumeTrue(MysqlForTests.available(), "MySQL tests left out");
            return MysqlForTests.freshUrl();
        }

        @Override
        String devUrl() throws SQLException {
            return freshUrl();
        }
    },
    MARIADB("mariadb") {
        @Override
        public String freshUrl() throws SQLException {
            Assumptions.assumeTrue(MariadbForTests.available(), "MariaDB tests left out");
            return MariadbForTests.freshUrl();
        }

        @Override
        String devUrl() throws SQLException {
            return freshUrl();
        }
    },
    H2("h2") {
        @Override
        public String freshUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        }
    };

    private final String dialect;

    Target(String dialect) {
        this.dialect = dialect;
    }

    /** Its name in the contract. */
    public String dialect() {
        return dialect;
    }

    String devUrl() throws SQLException {
        return null;
    }

    /** The generator on that dialect, with a dev server. */
    public Generator generator(SchemaSource source, Path dir) throws SQLException {
        Generator generator = Portolan.generator(source).dialect(dialect).dir(dir);
        String devUrl = devUrl();
        return devUrl == null ? generator : generator.devDatabase(devUrl);
    }

    /** A new, empty database. */
    public abstract String freshUrl() throws IOException, SQLException;

    /** The same database for Hibernate, which takes a MySQL for a MariaDB when it sees MariaDB's driver. */
    public String forHibernate(String url) {
        return this == MYSQL ? url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:") : url;
    }

    public Connection fresh() throws IOException, SQLException {
        return DriverManager.getConnection(freshUrl());
    }
}
