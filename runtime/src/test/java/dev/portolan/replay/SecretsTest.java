package dev.portolan.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/db?user=u&password=hunter%232",
                "jdbc:postgresql://h/db?password=hunter%232&ssl=true",
                "jdbc:mysql://u:hunter%232@h:3306/db",
                "jdbc:sqlserver://h;user=u;password=hunter%232;encrypt=true",
                "jdbc:oracle:thin:u/hunter%232@//h:1521/x",
                "jdbc:x://h/db?sslpassword=hunter%232",
            })
    void aPasswordInAUrlIsHidden(String url) {
        Secrets secrets = Secrets.of(url, null);
        String shown = secrets.hide("Unable to parse " + url + " or hunter#2 or hunter%232");
        assertFalse(shown.contains("hunter"), shown);
        assertTrue(shown.contains("***"), shown);
    }

    @Test
    void aGivenPasswordIsHiddenWhereverItStands() {
        assertEquals("FATAL: *** is wrong for u", Secrets.of("jdbc:x:y", "p(w").hide("FATAL: p(w is wrong for u"));
        assertNull(Secrets.of("jdbc:x:y", "p").hide(null));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/db?user=u&password=a%26b,jdbc:postgresql://h/db?user=u,a&b",
        "jdbc:postgresql://h/db?password=p&ssl=true,jdbc:postgresql://h/db?ssl=true,p",
        "jdbc:postgresql://h/db?user=u&password=p&ssl=true,jdbc:postgresql://h/db?user=u&ssl=true,p",
        "jdbc:postgresql://h/db,jdbc:postgresql://h/db,",
    })
    void aServerKeepsThePasswordBesideItsUrl(String url, String without, String password) {
        JdbcServer server = JdbcServer.of(url, null, null);
        assertEquals(without, server.url());
        assertEquals(password, server.password());
    }

    @Test
    void aGivenPasswordWinsOverTheUrls() {
        assertEquals(
                "mine",
                JdbcServer.of("jdbc:postgresql://h/db?password=p", "u", "mine").password());
    }

    @Test
    void withoutADriverTheCoordinatesAreNamed() {
        PortolanException e = thrown(() -> Connections.open("jdbc:postgresql://h/db?password=s3cr3t", "u", "p"));
        assertEquals("driver-missing", e.code());
        assertEquals(2, e.exit());
        assertTrue(e.getMessage().contains("org.postgresql:postgresql"), e.getMessage());
        assertFalse(e.getMessage().contains("s3cr3t"), e.getMessage());
    }

    @Test
    void aServerThatDoesNotAnswerIsTold() {
        PortolanException e = thrown(() -> Connections.open("jdbc:sqlite:/no/such/folder/x.db", null, null));
        assertEquals("database-unreachable", e.code());
        assertEquals(1, e.exit());
        assertTrue(e.getMessage().contains("/no/such/folder/x.db"), e.getMessage());
    }

    private static PortolanException thrown(Executable executable) {
        return org.junit.jupiter.api.Assertions.assertThrows(PortolanException.class, executable);
    }
}
