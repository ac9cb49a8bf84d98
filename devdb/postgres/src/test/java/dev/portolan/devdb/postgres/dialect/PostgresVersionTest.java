package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialects;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What remembered states depend on. */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class PostgresVersionTest {
    private final DevServer dev = Dialects.named("postgres").dev();

    @Test
    void tellsServersAndSettingsApart() throws Exception {
        try (Connection one = PostgresForTests.fresh();
                Connection other = PostgresForTests.fresh();
                Statement statement = other.createStatement()) {
            String version = dev.version(one);
            assertTrue(version.startsWith("PostgreSQL "), version);
            assertTrue(version.contains("plpgsql "), version);
            assertEquals(version, dev.version(other));
            statement.execute("SET TimeZone = 'Asia/Tokyo'");
            assertNotEquals(version, dev.version(other));
        }
    }
}
