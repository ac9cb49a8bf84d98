package dev.portolan.acceptance.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code scenarios.txt}: each scenario of Atlas's and Ent's own tests, and what stands for it here: {@code -> } scripts,
 * {@code = } the test class, {@code ! } the reason why there is none.
 */
class ScenariosTest {
    @Test
    void eachScenarioIsAccountedFor() throws IOException {
        List<String> wrong = new ArrayList<>();
        String section = "";
        Set<String> tests = tests();
        int lines = 0;
        for (String line : Checkout.text(ScriptsTest.SCRIPTS.resolve("scenarios.txt"))
                .lines()
                .toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                section = line.startsWith("# ") ? line : section;
                continue;
            }
            lines++;
            String[] parts = line.split(" (?=(->|=|!) )", 2);
            if (parts.length < 2 || parts[1].length() < 4) {
                wrong.add(section + ": says nothing of " + line);
            } else if (parts[1].startsWith("-> ")) {
                for (String script : parts[1].substring(3).split(",? +")) {
                    if (!Files.exists(ScriptsTest.SCRIPTS.resolve(script + ".txtar"))) {
                        wrong.add(section + ": no script " + script);
                    }
                }
            }
            int at = parts[1].indexOf("= ");
            if (at >= 0 && !tests.containsAll(List.of(parts[1].substring(at + 2).split(", ")))) {
                wrong.add(section + ": no test " + parts[1].substring(at + 2));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(lines >= 100, lines + " scenarios");
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
            return files.map(f -> f.toString().replace('\\', '/'))
                    .filter(f -> f.endsWith("Test.java") && f.contains("/src/test/"))
                    .map(f -> f.substring(f.lastIndexOf('/') + 1).replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
