package dev.portolan.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedTest {
    private static final String H2 = "jdbc:h2:mem:applied;DATABASE_TO_UPPER=FALSE";

    @TempDir
    private Path folder;

    @Test
    void aVersionIsFoundAlsoAsANumber() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("a.db");
        assertNull(Applied.in(url, null, null, "000007_a.up.sql", "000007"));
        execute(url, "CREATE TABLE schema_migrations (version bigint)", "INSERT INTO schema_migrations VALUES (7)");
        assertEquals("schema_migrations", Applied.in(url, null, null, "000007_a.up.sql", "000007"));
        assertNull(Applied.in(url, null, null, "000008_b.up.sql", "000008"));
    }

    @Test
    void aTableOfAnotherProgramSaysNothing() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("b.db");
        execute(url, "CREATE TABLE schema_migrations (name text)");
        assertNull(Applied.in(url, null, null, "1_a.sql", "1"));
    }

    @Test
    void aHistoryThatMayNotBeReadIsNoAnswer() throws SQLException {
        try (Connection open = DriverManager.getConnection(H2)) {
            assertNull(Applied.in(H2, null, null, "1_a.sql", "1"));
            try (Statement statement = open.createStatement()) {
                statement.execute("CREATE TABLE flyway_schema_history (version varchar(50))");
                statement.execute("CREATE USER guest PASSWORD 'geheim7'");
            }
            PortolanException e =
                    assertThrows(PortolanException.class, () -> Applied.in(H2, "GUEST", "geheim7", "1_a.sql", "1"));
            assertEquals("database-failed", e.code());
            assertTrue(!e.getMessage().contains("geheim7"), e.getMessage());
        }
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
