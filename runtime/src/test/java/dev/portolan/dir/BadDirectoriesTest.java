package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What no directory should be: one message with a code that names the file, and nothing changes, here or elsewhere. */
class BadDirectoriesTest {
    private static final String SQL = "CREATE TABLE a (id int);\n";

    @TempDir
    Path work;

    private Path path;

    /** Makes a directory bad. */
    private interface Damage {
        void in(Path dir, Path outside) throws IOException;
    }

    private record Case(String name, String code, String says, Damage damage) {}

    private static Damage file(String name) {
        return (dir, outside) -> Files.writeString(dir.resolve(name), SQL);
    }

    private static Damage sum(byte[] bytes) {
        return (dir, outside) -> Files.write(dir.resolve("atlas.sum"), bytes);
    }

    private static Damage sum(String text) {
        return sum(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Not even hashed. */
    private static final List<Case> REFUSED = List.of(
            new Case("a line end in a name", "file-name", "2_a\\u000ab.sql", file("2_a\nb.sql")),
            new Case("a carriage return in a name", "file-name", "\\u000d", file("2_a\rb.sql")),
            new Case("a hash in a name", "file-name", "h1:", file("2_a h1:x.sql")),
            new Case("a line of a sum as a name", "file-name", "\\u000a", file("2 h1:x\n3_x.sql")),
            new Case("a blank before a name", "file-name", " 2_a.sql", file(" 2_a.sql")),
            new Case("a tab before a name", "file-name", "\\u0009", file("\t2_a.sql")),
            new Case("a wide blank before a name", "file-name", "begins or ends", file("\u20032_a.sql")),
            new Case("a NUL's neighbour", "file-name", "\\u0001", file("2_\u0001.sql")),
            new Case("names that differ in case", "file-name", "1_A.sql", file("1_A.sql")),
            new Case(
                    "a folder",
                    "dir-unreadable",
                    "2_a.sql: it is a directory",
                    (dir, outside) -> Files.createDirectory(dir.resolve("2_a.sql"))),
            new Case(
                    "a link out",
                    "file-outside",
                    "2_a.sql",
                    (dir, outside) -> Files.createSymbolicLink(dir.resolve("2_a.sql"), outside.resolve("secret.sql"))),
            new Case(
                    "a link that climbs",
                    "file-outside",
                    "2_a.sql",
                    (dir, outside) ->
                            Files.createSymbolicLink(dir.resolve("2_a.sql"), Path.of("../outside/secret.sql"))),
            new Case("a link to a link out", "file-outside", "2_a.sql", (dir, outside) -> {
                Files.createSymbolicLink(dir.resolve("x"), outside.resolve("secret.sql"));
                Files.createSymbolicLink(dir.resolve("2_a.sql"), Path.of("x"));
            }),
            new Case(
                    "a link to nothing",
                    "dir-unreadable",
                    "2_a.sql",
                    (dir, outside) -> Files.createSymbolicLink(dir.resolve("2_a.sql"), Path.of("nothing"))),
            new Case(
                    "a link to itself",
                    "dir-unreadable",
                    "2_a.sql",
                    (dir, outside) -> Files.createSymbolicLink(dir.resolve("2_a.sql"), Path.of("2_a.sql"))),
            new Case("a folder for a sum", "dir-unreadable", "atlas.sum: it is a directory", (dir, outside) -> {
                Files.delete(dir.resolve("atlas.sum"));
                Files.createDirectory(dir.resolve("atlas.sum"));
            }));

    /** Hashed, but nothing else is done with it. */
    private static final List<Case> INVALID = List.of(
            new Case("an empty sum", "sum-mismatch", "atlas.sum", sum("")),
            new Case("a sum of bytes", "sum-format", "atlas.sum", sum(new byte[] {0, (byte) 0xff, 10, 1, 2, 10})),
            new Case(
                    "a sum with a merge in it",
                    "sum-format",
                    "unfinished merge",
                    sum("h1:x\n<<<<<<< ours\na h1:b\n=======\n")),
            new Case(
                    "a merge at its head",
                    "sum-format",
                    "unfinished merge",
                    sum("<<<<<<< ours\nh1:x\n=======\nh1:y\n>>>>>>> theirs\n")),
            new Case("no sum", "sum-missing", "atlas.sum", (dir, outside) -> Files.delete(dir.resolve("atlas.sum"))),
            new Case("one version twice", "version-twice", "1_a.sql and 1_b.sql", (dir, outside) -> {
                Files.writeString(dir.resolve("1_b.sql"), SQL);
                MigrationDir.open(dir, Formats.named("atlas")).rehash();
            }));

    @BeforeEach
    void good() throws IOException {
        path = Files.createDirectory(work.resolve("migrations"));
        Files.createDirectory(work.resolve("outside"));
        Files.writeString(work.resolve("outside/secret.sql"), SQL);
        Files.writeString(path.resolve("1_a.sql"), SQL);
        dir().rehash();
    }

    private MigrationDir dir() {
        return MigrationDir.open(path, Formats.named("atlas"));
    }

    @TestFactory
    Stream<DynamicTest> refused() {
        return REFUSED.stream()
                .map(c -> DynamicTest.dynamicTest(c.name, () -> {
                    again(c);
                    unchanged(c, () -> dir().read().validate());
                    unchanged(c, dir()::rehash);
                    unchanged(c, () -> dir().locked(Duration.ofSeconds(5), dir()::rehash));
                }));
    }

    @TestFactory
    Stream<DynamicTest> invalid() {
        return INVALID.stream()
                .map(c -> DynamicTest.dynamicTest(c.name, () -> {
                    again(c);
                    unchanged(c, () -> {
                        DirState state = dir().read();
                        state.validate();
                        state.files();
                    });
                }));
    }

    private void again(Case c) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!file.equals(work)) {
                    Files.delete(file);
                }
            }
        }
        good();
        c.damage.in(path, work.resolve("outside"));
    }

    private void unchanged(Case c, Runnable run) throws IOException {
        Map<String, String> before = tree();
        PortolanException e = assertThrows(PortolanException.class, run::run);
        assertEquals(c.code, e.code(), e::getMessage);
        assertTrue(e.getMessage().contains(c.says), e::getMessage);
        assertTrue(e.getMessage().lines().count() == 1, e::getMessage);
        assertEquals(before, tree());
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.toList()) {
                String name = work.relativize(file).toString();
                tree.put(
                        name,
                        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                ? Arrays.toString(Files.readAllBytes(file))
                                : Files.isSymbolicLink(file) ? "-> " + Files.readSymbolicLink(file) : "folder");
            }
        }
        return tree;
    }

    @Test
    void aLinkInsideTheDirectoryIsAFile() throws IOException {
        Files.writeString(path.resolve("text"), SQL);
        Files.createSymbolicLink(path.resolve("2_a.sql"), Path.of("text"));
        assertEquals(2, dir().rehash().entries().size());
        dir().read().validate();
    }

    @Test
    void nothingIsWrittenThroughLinks() throws IOException {
        Path secret = work.resolve("outside/secret.sql");
        for (String name :
                List.of("atlas.sum", ".portolan-pending", ".portolan-pending.0", ".portolan-pending.journal")) {
            Files.deleteIfExists(path.resolve(name));
            Files.createSymbolicLink(path.resolve(name), secret);
        }
        Files.delete(path.resolve("atlas.sum"));
        dir().rehash();
        assertEquals(SQL, Files.readString(secret));
        assertTrue(Files.isRegularFile(path.resolve("atlas.sum"), LinkOption.NOFOLLOW_LINKS));
        dir().read().validate();
    }

    @Test
    void whatTheMessageAdvisesHelps() throws IOException {
        Files.writeString(path.resolve("1_b.sql"), SQL);
        dir().rebase(dir().read(), List.of("1_b.sql"), Instant.parse("2026-01-01T00:00:00Z"));
        DirState state = dir().read();
        state.validate();
        assertEquals(
                List.of("1_a.sql", "20260101000000_b.sql"),
                state.files().stream().map(MigrationFile::name).toList());
    }
}
