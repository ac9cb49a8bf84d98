package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which entities of a compilation a unit has: those that {@code -Aportolan.include} names. */
class IncludeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b | One Two",
                "a.b.* | One",
                "a.b.c.* | Two",
                "a.b.*,a.d.Four | Four One",
                "a.* | ",
                "a.b.One,a.b.c | One Two",
            })
    void packagesAndClasses(String include, String tables) {
        Javac javac = new Javac(folder)
                .source("a/b/One.java", "package a.b;", entity("One"))
                .source("a/b/c/Two.java", "package a.b.c;", entity("Two"))
                .source("a/d/Three.java", "package a.d;", entity("Three"))
                .source("a/d/Four.java", "package a.d;", entity("Four"))
                .option("-Aportolan.package=p", "-Aportolan.include=" + include);
        if (tables == null) {
            // a package without classes is none to the compiler
            assertTrue(!javac.compile() && javac.messages().toString().contains("[class-unknown]"), include);
            return;
        }
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        List<String> found = javac.read("META-INF/portolan/default.graph")
                .lines()
                .filter(l -> l.startsWith("table "))
                .map(l -> l.split(" ")[1])
                .sorted()
                .toList();
        assertEquals(List.of(tables.split(" ")), found);
    }

    private static String entity(String name) {
        return "@jakarta.persistence.Entity public class " + name + " { @jakarta.persistence.Id Long id; }";
    }
}
