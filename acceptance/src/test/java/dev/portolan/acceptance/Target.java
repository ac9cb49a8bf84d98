package dev.portolan.acceptance;

import dev.portolan.devdb.postgres.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;

/** A dialect that a test runs on, with fresh databases and a dev server. */
public enum Target {
    SQLITE("sqlite") {
        @Override
        public String freshUrl() throws IOException {
            Path file = Files.createTempFile("portolan", ".db");
            file.toFile().deleteOnExit();
            return "jdbc:sqlite:" + file;
        }
    },
    POSTGRES("postgres") {
        @Override
        public String freshUrl() throws SQLException {
            Assumptions.assumeTrue(PostgresForTests.available(), "PostgreSQL tests left out");
            return PostgresForTests.freshUrl();
        }

        @Override
        public String devUrl() throws SQLException {
            return freshUrl();
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

    /** What {@code --dev-url} says; null for the default. */
    public String devUrl() throws SQLException {
        return null;
    }

    /** A new, empty database. */
    public abstract String freshUrl() throws IOException, SQLException;

    public Connection fresh() throws IOException, SQLException {
        return DriverManager.getConnection(freshUrl());
    }
}
