package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.migrate.SchemaSource;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sources say about safe shapes, and what they say wrong. */
class SafeShapeTest {
    private static final String IMPORTS = "package p; import jakarta.persistence.*; import dev.portolan.annotations.*;";

    @TempDir
    private Path temp;

    private Javac javac(String... lines) {
        Javac javac = new Javac(temp).source("p/M.java", IMPORTS + String.join("\n", lines));
        return javac;
    }

    private SchemaSource.Defaults defaults(Javac javac) throws Exception {
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {javac.classes().toUri().toURL()})) {
            return ((SchemaSource) loader.loadClass("p.PortolanSchemaSource")
                            .getConstructor()
                            .newInstance())
                    .defaults();
        }
    }

    private static final String ENTITY = "@Entity class A { @Id Long id; }";

    @Test
    void theUnitsDefaultsAreThoseOfTheGeneratedMain() throws Exception {
        SchemaSource.Defaults said = defaults(javac(
                "@Migrations(shape = {\"index\", \"column\"}, lockTimeout = \"5s\", statementTimeout = \"1m\") class M {}",
                ENTITY));
        assertEquals(
                List.of("index,column", "5s", "1m"),
                List.of(said.shape(), said.lockTimeout(), said.statementTimeout()));
        assertEquals("", defaults(javac("@Migrations class M {}", ENTITY)).shape());
        assertEquals(
                "all",
                defaults(javac("@Migrations class M {}", ENTITY).option("-Aportolan.shape=index,all"))
                        .shape());
    }

    @Test
    void wrongWordsAreSaidWhereTheyStand() {
        Javac javac = javac(
                "",
                "@Migrations(",
                "  shape = \"indexes\",",
                "  lockTimeout = \"5 seconds\")",
                "class M {}",
                "@Entity class A { @Id Long id;",
                "  @Online(\"fast\") String name; }");
        assertEquals(false, javac.compile());
        assertEquals(
                List.of(
                        "M.java:3: [option-value] @Migrations(shape) is \"indexes\"; write one of: index, constraint, column,"
                                + " all, none.",
                        "M.java:4: [option-value] @Migrations(lockTimeout) is \"5 seconds\"; write one of: a time like 500ms,"
                                + " 5s, 2m or 1h.",
                        "M.java:7: [option-value] @Online is \"fast\"; write one of: index, constraint, column."),
                javac.messages());
    }

    @Test
    void onlineHasNoMeaningOnWhatHasNoTable() {
        Javac javac = javac("@Embeddable @Online class E { String name; }", "@Entity class A { @Id Long id; E e; }")
                .option("-Aportolan.package=p");
        assertEquals(false, javac.compile());
        assertTrue(
                javac.messages().get(0).contains("[misplaced] @Online"),
                javac.messages().toString());
    }
}
