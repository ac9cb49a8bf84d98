package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that takes its time is shown to a person, and to nobody else. */
class ProgressTest {
    private static final String ENTITIES = Program.part("example");

    /** A good part of a second on any machine. */
    private static final String SLOW =
            "CREATE TABLE t%d AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500000)"
                    + " SELECT max(i) AS m FROM n;\n";

    @TempDir
    Path folder;

    private Program diff(String... environment) throws IOException {
        Program.Call call = Program.in(folder).environment("PORTOLAN_CACHE", "off");
        for (int i = 0; i < environment.length; i += 2) {
            call.environment(environment[i], environment[i + 1]);
        }
        return call.run("diff", "--check", "--classpath", ENTITIES);
    }

    @Test
    void aLongReplayIsShownOnATerminal() throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        for (int i = 1; i <= 12; i++) {
            Files.writeString(migrations.resolve(i + 10 + "_slow.sql"), SLOW.replace("%d", String.valueOf(i)));
        }
        Program.in(folder).run("hash").ended(0);
        Program piped = diff();
        assertFalse(piped.err().contains("replaying"), piped::toString);
        Program watched = diff("PORTOLAN_OPTS", "-Dportolan.err=terminal");
        assertTrue(watched.err().contains("replaying") && watched.err().contains("%"), watched::toString);
        assertFalse(watched.out().contains("replaying"), watched::toString);
        assertEquals(piped.out(), watched.out());
    }
}
