package dev.portolan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected files. {@code -Dgolden.update=true} writes them: look at the diff before you commit it. */
public final class Golden {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    public static void check(Path file, String actual) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        } else if (!Files.exists(file)) {
            fail(file + " is missing. -Dgolden.update=true writes it; what came out is:\n" + actual);
        } else {
            assertEquals(Checkout.text(file), actual, file.toString());
        }
    }
}
