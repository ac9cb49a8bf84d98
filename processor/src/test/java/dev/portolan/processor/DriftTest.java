package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Aportolan.check}: what has no migration yet is told where it is written. */
class DriftTest {
    private static final String HEAD = "package p; import jakarta.persistence.*; import dev.portolan.annotations.*;";

    @TempDir
    Path folder;

    private Javac javac;

    @BeforeEach
    void migrated() throws IOException {
        javac = new Javac(folder).option("-Aportolan.root=" + folder, "-Aportolan.package=p");
        javac.source(
                "p/Kind.java",
                "package p; public enum Kind { A(1), B(2);",
                "@jakarta.persistence.EnumeratedValue final int code; Kind(int c) { code = c; } }");
        entity("", "@Column(length = 30) String phone;");
        assertTrue(javac.compile(), () -> javac.everything().toString());
        MigrationDir dir = dir();
        dir.write(dir.read(), List.of(MigrationFile.of("20260101000000_init.sql", "SELECT 1;\n")), javac.desired("p"));
        javac.option("-Aportolan.check=warn");
    }

    private MigrationDir dir() {
        return MigrationDir.open(folder.resolve("migrations"), Formats.named("atlas"));
    }

    private void entity(String on, String... fields) {
        javac.source(
                "p/A.java",
                HEAD,
                "@Entity " + on + " public class A {",
                "  @Id Long id; Kind kind;",
                String.join("\n", fields),
                "}");
    }

    private List<String> told() {
        javac.compile();
        return javac.messages();
    }

    @Test
    void nothingIsSaidWhereNothingIsMissing() {
        assertEquals(List.of(), told());
        entity("", "@Column(length = 30) private String phone; public String other() { return phone; }");
        assertEquals(List.of(), told());
    }

    @Test
    void eachAtItsField() {
        entity(
                "@Table(indexes = @Index(columnList = \"phone\"))",
                "@Column(length = 40, nullable = false) String phone;",
                "int more;");
        List<String> told = told();
        assertEquals(
                List.of(
                        "A.java:2: [migration-pending] Column \"more\" of table \"A\" is new",
                        "A.java:4: [migration-pending] Column \"phone\" of table \"A\" has changed: its type, it must not be null",
                        "A.java:4: [migration-pending] The index over \"phone\" of table \"A\" is new or has changed"),
                told.stream()
                        .map(t -> t.replaceAll(", and no migration.*", ""))
                        .map(t -> t.replace("A.java:5:", "A.java:2:"))
                        .sorted()
                        .toList());
        assertTrue(told.get(0).contains("Write it: portolan diff NAME"), told.toString());
    }

    @Test
    void whatIsGoneAndWhatIsNewAndWhatIsRenamed() {
        entity("", "@RenamedFrom(\"phone\") @Column(length = 30) String mobile;");
        assertEquals(1, told().size());
        assertTrue(
                javac.messages()
                        .get(0)
                        .startsWith(
                                "A.java:4: [migration-pending] Column \"mobile\" of table \"A\" is renamed from \"phone\""),
                javac.messages().toString());
        entity("");
        assertTrue(
                told().get(0).startsWith("A.java:2: [migration-pending] Column \"phone\" of table \"A\" is gone"),
                javac.messages().toString());
        entity("", "@Column(length = 30) String phone;");
        javac.source("p/B.java", HEAD, "@Entity class B { @Id Long id; }");
        assertTrue(
                told().get(0).startsWith("B.java:2: [migration-pending] Table \"B\" is new"),
                javac.messages().toString());
    }

    @Test
    void anErrorFailsAndSaysHowToGetOn() {
        javac.option("-Aportolan.check=error");
        assertTrue(javac.compile());
        entity("", "@Column(length = 31) String phone;");
        assertFalse(javac.compile());
        assertTrue(
                javac.messages().get(0).startsWith("A.java:4: [migration-missing] "),
                javac.messages().toString());
        assertTrue(
                javac.messages().get(0).contains("-Aportolan.check=warn"),
                javac.messages().toString());
    }

    @Test
    void itNeverSaysInSyncOfWhatItCannotKnow() throws IOException {
        entity("", "@Column(length = 31) String phone;");
        Path snapshot = folder.resolve("migrations/schema.snapshot");
        String text = Files.readString(snapshot);
        MigrationDir dir = dir();
        dir.write(dir.read(), List.of(MigrationFile.of("20260101000001_by_hand.sql", "SELECT 1;\n")), null);
        stale("schema.snapshot is not that of atlas.sum");
        Files.writeString(snapshot, "<<<<<<< HEAD\n" + text);
        stale("schema.snapshot cannot be read");
        Files.writeString(snapshot, text + "nonsense\n");
        dir.rehash();
        Files.delete(folder.resolve("migrations/20260101000001_by_hand.sql"));
        dir.rehash();
        stale("schema.snapshot cannot be read");
        Files.delete(folder.resolve("migrations/atlas.sum"));
        stale("there is no atlas.sum");
        Files.delete(snapshot);
        stale("there is no schema.snapshot");
        javac.option("-Aportolan.check=error");
        assertTrue(javac.compile(), "what is not known fails nothing");
    }

    private void stale(String why) {
        List<String> told = told();
        assertEquals(1, told.size(), told.toString());
        assertTrue(
                told.get(0).contains("[snapshot-stale] Cannot tell whether migrations has")
                        && told.get(0).contains(why)
                        && told.get(0).contains("--check"),
                told.toString());
    }

    @Test
    void theSnapshotMayHaveWindowsLineEnds() throws IOException {
        for (String name : List.of("schema.snapshot", "atlas.sum")) {
            Path file = folder.resolve("migrations").resolve(name);
            Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        }
        assertEquals(List.of(), told());
    }

    @Test
    void otherValuesAreRefused() {
        javac.option("-Aportolan.check=maybe");
        assertFalse(javac.compile());
        assertTrue(
                javac.messages()
                        .get(0)
                        .contains("[option-value] -Aportolan.check is \"maybe\"; write one of: off, warn, error."),
                javac.messages().toString());
    }
}
