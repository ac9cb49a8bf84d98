package dev.portolan.acceptance;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of the example. */
public final class Examples {
    private static final Path FOLDER = Checkout.ROOT.resolve("example/src/main/java/dev/portolan/example");

    private Examples() {}

    /** Text by file name. */
    public static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.forEach(f -> sources.put(f.getFileName().toString(), Checkout.text(f)));
        }
        return sources;
    }
}
