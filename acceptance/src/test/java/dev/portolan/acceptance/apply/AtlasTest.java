package dev.portolan.acceptance.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs of Atlas 1.2.3, step by step: the same outcome, the same tables, the same rows in the table that remembers (but for times,
 * program and the words of a driver), the same status. What differs is listed, with what it means to who uses it.
 */
class AtlasTest {
    /** By database, case and step. */
    private static final Map<String, String> DIFFERENT = different();

    @TempDir
    Path folder;

    private static Map<String, String> different() {
        Map<String, String> all = new TreeMap<>();
        String stale =
                "Atlas keeps the hash of the file as it failed; we keep that of the file that ran, else every file that was"
                        + " mended would look edited";
        for (String database : List.of("sqlite", "postgres", "postgres-realm")) {
            all.put(database + " 03_fail_txmode_none 4", stale);
        }
        for (String mode : List.of("all", "file", "none")) {
            all.put("mariadb 03_fail_txmode_" + mode + " 4", stale);
        }
        String edited = "a file that was edited after it ran is what Atlas does not see";
        all.put("postgres 13_edited_after_apply_rehashed 0", edited);
        all.put("postgres 13_edited_after_apply_rehashed 1", edited);
        for (String database : List.of("sqlite", "postgres")) {
            String twice = "Atlas panics between two files of one version; we refuse before the first one runs";
            all.put(database + " 15_duplicate_version 0", twice);
            all.put(database + " 15_duplicate_version 1", twice);
        }
        String own = "Atlas's status fails at the schema that its own apply made; ours tells where the database stands";
        for (String one : List.of(
                "01_success 4",
                "01_success 6",
                "02_one_then_rest_json 2",
                "03_fail_txmode_all 2",
                "03_fail_txmode_all 5",
                "03_fail_txmode_file 2",
                "03_fail_txmode_file 5",
                "03_fail_txmode_none 2",
                "03_fail_txmode_none 5",
                "08_file_missing_after_apply 1")) {
            all.put("mariadb-realm " + one, own);
        }
        all.put("mariadb-realm 07_set 2", "there is no set yet: docs/cli.md");
        for (String database : List.of("mariadb", "mariadb-realm")) {
            for (int step = 0; step < 2; step++) {
                all.put(database + " 07_set " + step, "there is no set yet: docs/cli.md");
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"SQLITE", "POSTGRES", "MARIADB"})
    void doesWhatAtlasDoes(Target target) throws IOException, SQLException {
        List<String> wrong = new ArrayList<>();
        int steps = 0;
        int same = 0;
        for (JsonNode one : read()) {
            String database = one.get("database").asString();
            if (!database.replace("-realm", "").equals(target.dialect())) {
                continue;
            }
            AtlasCase replayed = new AtlasCase(
                    target, one, folder.resolve(database + one.get("case").asString()));
            int number = 0;
            for (JsonNode step : one.get("steps")) {
                String name = database + " " + one.get("case").asString() + " " + number;
                String differs = replayed.step(step, number);
                boolean listed = DIFFERENT.containsKey(name);
                if (differs == null && listed) {
                    wrong.add(name + ": is the same, and listed as different");
                } else if (differs != null && !listed) {
                    wrong.add(name + ": " + differs);
                }
                steps++;
                same += differs == null ? 1 : 0;
                number++;
            }
        }
        System.out.println(target.dialect() + ": " + same + " of " + steps + " steps are as Atlas's");
        assertTrue(steps > 40, "" + steps);
        assertEquals("", String.join("\n", wrong));
    }

    private static JsonNode read() throws IOException {
        try (InputStream in = AtlasTest.class.getResourceAsStream("/apply/atlas.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
