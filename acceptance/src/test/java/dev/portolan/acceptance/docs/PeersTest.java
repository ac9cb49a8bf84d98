package dev.portolan.acceptance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about Atlas's and Ent's texts lists what the tests of those texts list, and counts it right. */
class PeersTest {
    private static final Map<String, String> TESTS = Map.of(
            "Atlas on SQLite", "runtime/src/test/java/dev/portolan/dialect/sqlite/AtlasPlansTest.java",
            "Atlas on PostgreSQL",
                    "devdb/postgres/src/test/java/dev/portolan/devdb/postgres/dialect/GoldenPlansTest.java",
            "Atlas on MariaDB", "devdb/mariadb/src/test/java/dev/portolan/devdb/mariadb/dialect/GoldenPlansTest.java",
            "Ent", "acceptance/src/test/java/dev/portolan/acceptance/golden/EntTest.java");
    private static final List<String> COLUMNS =
            List.of("Atlas on SQLite", "Atlas on PostgreSQL", "Atlas on MariaDB", "Ent");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\|$");

    private final String page = Checkout.text(Checkout.ROOT.resolve("docs/peers.md"));

    private List<MatchResult> rows(String section) {
        int start = page.indexOf("## " + section + "\n");
        int end = page.indexOf("\n## ", start);
        return ROW.matcher(page.substring(start, end < 0 ? page.length() : end))
                .results()
                .toList();
    }

    @Test
    void eachRowIsInATest() {
        TESTS.forEach((section, file) -> {
            String test = Checkout.text(Checkout.ROOT.resolve(file));
            for (MatchResult row : rows(section)) {
                String[] words = row.group(1).split(" ");
                String name = words.length == 1
                        ? "\"" + words[0] + "\""
                        : "\"" + words[0] + " " + words[1] + " \\d+_" + words[2] + "\\.sql\"";
                assertTrue(Pattern.compile(name).matcher(test).find(), section + ": " + row.group(1));
            }
        });
    }

    /** Of each peer: all, the same, with more, with sizes, otherwise. */
    @Test
    void theCountsAreThose() {
        Map<String, List<Integer>> counted = new TreeMap<>();
        for (String line : List.of(
                "migrations",
                "the same text, byte for byte",
                "theirs whole, and lines of ours besides",
                "that, but for sizes of types, which Atlas erases",
                "another text")) {
            int start = page.indexOf("| " + line + " |") + line.length() + 4;
            String[] cells = page.substring(start, page.indexOf('\n', start)).split("\\|");
            int sum = 0;
            for (int i = 0; i < COLUMNS.size(); i++) {
                int count = Integer.parseInt(cells[i].strip());
                counted.computeIfAbsent(COLUMNS.get(i), c -> new ArrayList<>()).add(count);
                sum += count;
            }
            assertEquals(sum, Integer.parseInt(cells[4].strip().split(" ")[0]), line);
        }
        counted.forEach((section, counts) -> {
            int[] kinds = new int[5];
            kinds[0] = counts.get(0);
            rows(section).forEach(row -> kinds[kind(row.group(2))]++);
            kinds[1] = kinds[0] - kinds[2] - kinds[3] - kinds[4];
            assertEquals(Arrays.stream(kinds).boxed().toList(), counts, section);
        });
    }

    private static int kind(String ours) {
        return ours.equals("another") ? 4 : ours.contains("sizes") ? 3 : 2;
    }
}
