package dev.portolan.acceptance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that need the sources. */
class SourcesTest {
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Disabled\\b|assumeTrue\\(false");
    private static final Pattern DIALECT_NAME = Pattern.compile("\"(?:sqlite|postgres(?:ql)?|mysql|mariadb|h2)\"");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^public (?:abstract |final |sealed |non-sealed )*(?:class|interface|@interface|enum|record) (\\w+)");
    private static final Pattern HOLLOW_NAME = Pattern.compile("(?:Impl|Manager|Helper|Utils?)$");

    @Test
    void everyMainPackageSaysWhatItIs() {
        var missing = new TreeSet<String>();
        for (Path file : Checkout.sources("src/main/java")) {
            if (!Files.exists(file.resolveSibling("package-info.java"))) {
                missing.add(Checkout.relative(file.getParent()));
            }
        }
        assertEquals(List.of(), List.copyOf(missing));
    }

    @Test
    void everyPublicTypeHasJavadoc() {
        var bare = new ArrayList<String>();
        for (Path file : Checkout.sources("src/main/java")) {
            String text = Checkout.text(file);
            Matcher type = TYPE.matcher(text);
            if (type.find() && !documented(text.substring(0, type.start()))) {
                bare.add(Checkout.relative(file));
            }
        }
        assertEquals(List.of(), bare);
    }

    /** Between the comment and the declaration stand annotations only. */
    private static boolean documented(String before) {
        int end = before.lastIndexOf("*/");
        if (end < 0 || before.lastIndexOf("/**") < before.lastIndexOf("import ")) {
            return false;
        }
        String between = before.substring(end + 2).strip();
        return between.isEmpty() || between.startsWith("@");
    }

    @Test
    void namesSayWhatATypeDoes() {
        assertEquals(
                List.of(),
                Checkout.sources("src/main/java").stream()
                        .filter(f -> HOLLOW_NAME
                                .matcher(f.getFileName().toString().replace(".java", ""))
                                .find())
                        .map(Checkout::relative)
                        .toList());
    }

    @Test
    void noTextOutsideADialectNamesOne() {
        assertEquals(
                List.of(),
                containing(
                        DIALECT_NAME,
                        Checkout.sources("runtime/src/main/java").stream()
                                .filter(f -> !Checkout.relative(f).matches(".*/dialect/\\w+/\\w+\\.java"))
                                // the default of the contract
                                .filter(f -> !f.endsWith("SchemaSource.java"))));
    }

    @Test
    void noTestIsSwitchedOff() {
        assertEquals(
                List.of(),
                containing(
                        SWITCHED_OFF,
                        Checkout.sources("src/test/java").stream()
                                .filter(f -> !f.getFileName().toString().equals("SourcesTest.java"))));
    }

    private static List<String> containing(Pattern pattern, Stream<Path> files) {
        return files.filter(f -> pattern.matcher(Checkout.text(f)).find())
                .map(Checkout::relative)
                .toList();
    }
}
