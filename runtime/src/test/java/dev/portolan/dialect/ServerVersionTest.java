package dev.portolan.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers say of themselves. */
class ServerVersionTest {
    @Test
    void numbersAreReadOutOfWhatServersSay() {
        assertEquals(List.of(18, 1), ServerVersion.parse("18.1 (Debian 18.1-1)").numbers());
        assertEquals(
                List.of(8, 0, 36),
                ServerVersion.parse("8.0.36-0ubuntu0.22.04.1").numbers());
        assertEquals(List.of(11, 4, 2), ServerVersion.parse("11.4.2-MariaDB").numbers());
        assertEquals(List.of(), ServerVersion.parse("devel").numbers());
    }

    @Test
    void numbersAreComparedAsNumbers() {
        ServerVersion version = ServerVersion.parse("8.0.29");
        assertTrue(version.isAtLeast(8, 0, 29));
        assertTrue(version.isAtLeast(8, 0, 9));
        assertTrue(version.isAtLeast(8));
        assertFalse(version.isAtLeast(8, 0, 30));
        assertFalse(version.isAtLeast(8, 0, 29, 1));
        assertFalse(version.isAtLeast(10));
        assertFalse(ServerVersion.parse("").isAtLeast(1));
    }
}
