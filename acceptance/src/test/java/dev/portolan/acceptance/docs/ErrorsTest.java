package dev.portolan.acceptance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Golden;
import dev.portolan.acceptance.house.Checkout;
import dev.portolan.processor.report.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code has its row. */
class ErrorsTest {
    private static final Path PAGE = Checkout.ROOT.resolve("docs/errors.md");
    private static final Pattern THROWN =
            Pattern.compile("PortolanException\\s*\\.(?:failed|usage|found)\\(\\s*\"([a-z][a-z-]*)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*?`) \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z][a-z-]*)`");
    private static final String GENERATED = "in.\n\n";

    @Test
    void everyCodeOfTheRuntimeHasARow() throws IOException {
        Set<String> thrown = new TreeSet<>();
        for (String module : new String[] {"runtime", "devdb", "tools"}) {
            try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(module))) {
                files.filter(f -> f.toString().endsWith(".java") && f.toString().contains("main"))
                        .forEach(f -> THROWN.matcher(Checkout.text(f)).results().forEach(m -> thrown.add(m.group(1))));
            }
        }
        assertTrue(thrown.size() > 30, thrown.toString());
        Set<String> explained = new TreeSet<>();
        ROW.matcher(Checkout.text(PAGE))
                .results()
                .forEach(row -> CODE.matcher(row.group(1)).results().forEach(m -> explained.add(m.group(1))));
        thrown.removeAll(explained);
        assertEquals(Collections.emptySet(), thrown);
    }

    @Test
    void theProcessorsMessagesAreListedAsTheyAre() throws IOException {
        StringBuilder page = new StringBuilder(Checkout.text(PAGE));
        page.setLength(page.lastIndexOf(GENERATED) + GENERATED.length());
        page.append("| code | | message |\n|---|---|---|\n");
        for (Message message : Message.values()) {
            String text =
                    message.format().replace("%n", " ").replaceAll("%s", "…").replace("|", "\\|");
            page.append("| `" + message.code() + "` | "
                    + message.kind().toString().toLowerCase(java.util.Locale.ROOT) + " | " + text + " |\n");
        }
        Golden.check(PAGE, page.toString());
    }
}
