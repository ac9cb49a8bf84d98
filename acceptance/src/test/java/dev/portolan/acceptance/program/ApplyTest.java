package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code portolan apply} and {@code portolan status}, as a person and a pipeline meet them. */
class ApplyTest {
    @TempDir
    Path folder;

    @BeforeEach
    void directory() throws IOException {
        file("1_a.sql", "CREATE TABLE a (id int);\n");
        file("2_b.sql", "CREATE TABLE b (id int);\nINSERT INTO b VALUES (1);\n");
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(name), text);
        Program.in(folder).run("hash").ended(0);
    }

    private Program portolan(String... words) throws IOException {
        return Program.in(folder)
                .environment("PORTOLAN_URL", "jdbc:sqlite:app.db")
                .run(words);
    }

    private JsonNode json(int code, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        return new ObjectMapper()
                .readTree(portolan(all.toArray(String[]::new)).ended(code).out());
    }

    @Test
    void appliesOnceAndSaysWhereItStands() throws IOException {
        portolan("status").ended(1, "[database-unreachable]");
        assertFalse(Files.exists(folder.resolve("app.db")), "looking makes no database");
        Files.createFile(folder.resolve("app.db"));
        portolan("status", "--check").ended(3, "Status: pending", "2, next 1_a.sql");
        portolan("apply", "--dry-run")
                .ended(0, "-- 2_b.sql", "INSERT INTO b VALUES (1);", "Would run 2 files, 3 statements");
        portolan("apply", "1")
                .ended(0, "1_a.sql  1 statement", "Ran 1 file, 1 statement; the database is at version 1");
        JsonNode applied = json(0, "apply");
        assertEquals("applied", applied.get("status").asString());
        assertEquals("2_b.sql", applied.get("files").get(0).get("file").asString());
        portolan("apply").ended(0, "Nothing to run: the database is at version 2");
        portolan("status", "--check").ended(0, "Status: ok", "version:  2");
    }

    @Test
    void whatRanBeforeAFailureIsTold() throws IOException {
        file("3_c.sql", "CREATE TABLE c (id int);\nINSERT INTO nope VALUES (1);\n");
        portolan("apply")
                .ended(
                        1,
                        "2_b.sql  2 statements",
                        "[apply-failed] migrations/3_c.sql:2",
                        "rolled back",
                        "no such table: nope");
        JsonNode failed = json(1, "apply");
        assertEquals("apply-failed", failed.get("code").asString());
        portolan("apply", "--tx-mode", "none").ended(1, "it goes on there");
        portolan("status")
                .ended(0, "Status: failed", "3_c.sql: 1 of 2 statements ran", "INSERT INTO nope", "no such table");
        JsonNode partial = json(3, "status", "--check").get("partial");
        assertEquals(2, partial.get("line").asInt());
    }

    @Test
    void passwordsAreNotTold() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:1/shop?user=me&password=s3cr3tword";
        for (String verb : new String[] {"apply", "status"}) {
            Program refused =
                    Program.in(folder).run(verb, "--url", url, "--json").ended(1, "[database-unreachable]");
            assertFalse((refused.out() + refused.err()).contains("s3cr3tword"), refused::toString);
        }
        portolan("apply", "x").ended(2, "[usage]", "a number of files");
        Program.in(folder).run("apply").ended(2, "[usage]", "--url or PORTOLAN_URL");
        portolan("apply", "--tx-mode", "some").ended(2, "file, all or none");
        portolan("apply", "--wait", "long").ended(2, "--wait is a time");
    }
}
