package dev.portolan.acceptance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import dev.portolan.migrate.GenerateCommand;
import dev.portolan.migrate.SchemaSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** Every option is in the documents. */
class OptionsTest {
    private final String page = Checkout.text(Checkout.ROOT.resolve("docs/options.md"));

    @Test
    void thoseOfTheCommand() {
        ByteArrayOutputStream usage = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(usage, true, StandardCharsets.UTF_8);
        assertEquals(0, GenerateCommand.run((SchemaSource) null, out, out, "--help"));
        List<String> options = Pattern.compile("(?m)^  (--[a-z-]+)")
                .matcher(usage.toString(StandardCharsets.UTF_8))
                .results()
                .map((MatchResult option) -> option.group(1))
                .toList();
        assertTrue(options.size() > 15, usage.toString(StandardCharsets.UTF_8));
        assertEquals(
                List.of(), options.stream().filter(o -> !page.contains("`" + o)).toList());
    }

    @Test
    void thoseOfTheProcessor() {
        assertEquals(
                List.of(),
                ServiceLoader.load(Processor.class).stream()
                        .filter(provider -> provider.type().getName().startsWith("dev.portolan."))
                        .flatMap(provider -> provider.get().getSupportedOptions().stream())
                        .filter(key -> !page.contains("`" + key + "`")
                                && !page.contains("`" + key.replace("portolan", "") + "`"))
                        .toList());
    }
}
