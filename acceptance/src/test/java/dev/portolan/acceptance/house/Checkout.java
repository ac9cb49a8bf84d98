package dev.portolan.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
public final class Checkout {
    /** Its root: the nearest folder upwards that has the Maven wrapper. */
    public static final Path ROOT = root();

    private Checkout() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder upwards holds mvnw: run the tests inside a checkout");
            }
        }
        return folder;
    }

    /** Java files below all folders of that name ({@code src/main/java}), sorted. */
    static List<Path> sources(String folder) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> ("/" + relative(f)).contains("/" + folder + "/"))
                    .filter(f -> !("/" + relative(f)).contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String relative(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    /** The whole file as UTF-8. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
