package dev.portolan.acceptance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dialect comes with its tests and its rows in the documents. */
class RegistryTest {
    static Stream<String> dialects() {
        List<String> names = ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader()).stream()
                .map(provider -> provider.get().name())
                .sorted()
                .toList();
        assertFalse(names.isEmpty());
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void hasTestsOfItsOwn(String dialect) {
        Path runtime = Checkout.ROOT.resolve("runtime/src/test/java/dev/portolan/dialect/" + dialect);
        Path server = Checkout.ROOT.resolve("devdb/" + dialect + "/src/test/java");
        assertTrue(Files.isDirectory(runtime) || Files.isDirectory(server), runtime.toString());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void isATargetOfTheAcceptanceTests(String dialect) {
        assertTrue(Stream.of(Target.values()).anyMatch(t -> t.dialect().equals(dialect)), dialect);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void isInTheDocuments(String dialect) {
        String options = Checkout.text(Checkout.ROOT.resolve("docs/options.md"));
        assertTrue(options.lines()
                .anyMatch(line -> line.startsWith("| `--dialect N`") && line.contains("`" + dialect + "`")));
        String support = Checkout.text(Checkout.ROOT.resolve("docs/support.md"));
        assertTrue(
                support.lines().anyMatch(line -> line.startsWith("| `" + dialect + "` |") && line.contains("| run |")));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void hasTheSamePartsAsTheOthers(String dialect) {
        TreeSet<String> all = parts("sqlite");
        if (isVariant(dialect)) {
            assertTrue(
                    all.containsAll(parts(dialect)) && parts(dialect).contains("Dialect"),
                    parts(dialect).toString());
        } else {
            assertEquals(all, parts(dialect));
        }
    }

    /** One that is another but for what it overrides: a part that it does not have is the other's. */
    private static boolean isVariant(String dialect) {
        return Dialects.named(dialect).getClass().getSuperclass() != Object.class;
    }

    /** What implements the parts of a dialect, without its name. */
    private static TreeSet<String> parts(String dialect) {
        TreeSet<String> parts = new TreeSet<>();
        Path folder = Checkout.ROOT.resolve("runtime/src/main/java/dev/portolan/dialect/" + dialect);
        String prefix = dialect.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + dialect.substring(1);
        for (String part :
                List.of("ApplyRules", "Dialect", "DevServer", "Inspector", "Names", "Planner", "Rules", "Types")) {
            if (Files.exists(folder.resolve(prefix + part + ".java"))) {
                parts.add(part);
            }
        }
        return parts;
    }
}
