package dev.portolan.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.dir.Formats;
import dev.portolan.dir.Hashes;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hit gives what a miss gave; what decides a state is in its key. */
class RememberedStateTest {
    private final Dialect sqlite = Dialects.named("sqlite");

    @TempDir
    Path folder;

    private StateCache cache;

    @BeforeEach
    void cache() {
        cache = StateCache.in(folder, "test");
    }

    private Physical replayed(String view, MigrationFile... files) throws SQLException {
        try (Scratch scratch = new Scratch(sqlite, Database.NONE)) {
            ReplayedState state = new ReplayedState(sqlite, folder, List.of(files), Formats.named("atlas"), cache);
            return state.read(scratch, () -> new View(Scope.ALL, view));
        }
    }

    @Test
    void aReplayedDirectoryIsRememberedWhole() throws SQLException {
        MigrationFile file = MigrationFile.of(
                "1_a.sql",
                "CREATE TABLE a (id integer PRIMARY KEY AUTOINCREMENT, n numeric(10,2) DEFAULT (1 + 1), CHECK (n > 0));\n"
                        + "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;\n"
                        + "CREATE VIEW v AS SELECT 'it''s' AS x FROM a;\nCREATE INDEX i ON a (lower(n) DESC) WHERE n > 3;\n");
        Physical miss = replayed("all", file);
        assertEquals(1, miss.graph().tables().size());
        assertEquals(miss, replayed("all", file));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    void filesWithTheSameBytesInARowAreNotTheSameState() throws SQLException {
        // the directory hash of Atlas is the same for both; the first drops the table
        String drop = " DROP TABLE a;\n";
        Physical two = replayed(
                "all", MigrationFile.of("1_a.sql", "CREATE TABLE a (id int);\n-- "), MigrationFile.of("2_b.sql", drop));
        Physical one = replayed("all", MigrationFile.of("1_a.sql", "CREATE TABLE a (id int);\n-- 2_b.sql" + drop));
        assertEquals(0, two.graph().tables().size());
        assertEquals(1, one.graph().tables().size());
    }

    @Test
    void anotherViewIsReadAnew() throws SQLException {
        MigrationFile file = MigrationFile.of("1_a.sql", "CREATE TABLE a (id int);\n");
        assertEquals(replayed("one", file), replayed("two", file));
    }

    private static List<MigrationFile> grown(int count) {
        List<MigrationFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(MigrationFile.of(
                    (1000 + i) + "_a.sql",
                    "CREATE TABLE t" + i + " (id integer PRIMARY KEY AUTOINCREMENT, n numeric(10,2));\nINSERT INTO t"
                            + i
                            + " (n) VALUES (1);\n"
                            + (i % 2 == 0 ? "" : "ALTER TABLE t" + (i - 1) + " ADD COLUMN x text DEFAULT 'it''s';\n")));
        }
        return files;
    }

    private Physical replayed(List<MigrationFile> files) throws SQLException {
        return replayed("all", files.toArray(MigrationFile[]::new));
    }

    private List<Path> images() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".image")).sorted().toList();
        }
    }

    /** Everything by itself, so that nothing is remembered. */
    private Physical fresh(List<MigrationFile> files) throws SQLException {
        StateCache before = cache;
        cache = StateCache.off();
        try {
            return replayed(files);
        } finally {
            cache = before;
        }
    }

    @Test
    void aGrownDirectoryReplaysWhatIsNew() throws SQLException, IOException {
        replayed(grown(20));
        Path image = images().get(0);
        assertEquals(fresh(grown(23)), replayed(grown(23)));
        // it began with the image and not with the files: another image under its name shows
        for (Path other : images()) {
            Files.delete(other);
        }
        Path marked = folder.resolve("marked");
        try (Connection made = DriverManager.getConnection("jdbc:sqlite:" + marked);
                var statement = made.createStatement()) {
            statement.execute("CREATE TABLE marker (id integer)");
            statement.execute("CREATE TABLE t20 (id integer)");
            statement.execute("DROP TABLE t20");
        }
        String name = image.getFileName().toString();
        Files.move(marked, folder.resolve(name.substring(0, name.indexOf('.')) + "." + Hashes.hex(marked) + ".image"));
        List<String> tables = replayed(grown(22)).graph().tables().stream()
                .map(t -> t.name().name().text())
                .toList();
        assertEquals(List.of("marker", "t20", "t21"), tables);
    }

    @Test
    void aTornImageIsDropped() throws SQLException, IOException {
        replayed(grown(20));
        byte[] bytes = Files.readAllBytes(images().get(0));
        for (int length : new int[] {0, 100, bytes.length - 1}) {
            for (Path image : images()) {
                Files.write(image, Arrays.copyOf(bytes, length));
            }
            List<MigrationFile> more = grown(21);
            more.set(20, MigrationFile.of("1020_b.sql", "CREATE TABLE other" + length + " (id integer);\n"));
            assertEquals(fresh(more), replayed(more));
        }
    }

    /** A file that leaves something in the session cannot be gone on from. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA foreign_keys = on;",
                "PRAGMA recursive_triggers = on;",
                "PRAGMA case_sensitive_like = on;",
                "CREATE TEMP TABLE kept (id integer);",
                "ATTACH ':memory:' AS other;",
                "BEGIN;"
            })
    void whatTheSessionHoldsIsInNoImage(String last) throws SQLException, IOException {
        List<MigrationFile> files = grown(20);
        files.set(19, MigrationFile.of("1019_b.sql", "CREATE TABLE b (id integer);\n" + last + "\n"));
        replayed(files);
        assertEquals(List.of(), images());
    }

    @Test
    void whatLooksBackIsReplayedWhole() throws SQLException {
        replayed(grown(20));
        List<MigrationFile> files = grown(21);
        files.set(
                20,
                MigrationFile.of(
                        "1020_b.sql",
                        "CREATE TABLE b AS SELECT last_insert_rowid() AS n;\nCREATE TABLE c (a DEFAULT 1 CHECK (a > 0));\n"
                                + "INSERT INTO c SELECT n FROM b;\n"));
        assertEquals(fresh(files), replayed(files));
    }

    @Test
    void fewImagesAreKept() throws SQLException, IOException {
        for (int count = 16; count < 30; count++) {
            assertEquals(fresh(grown(count)), replayed(grown(count)));
        }
        assertEquals(8, images().size());
        replayed(grown(15));
        assertEquals(8, images().size());
    }

    /** A scratch database that counts how often it was needed. */
    private static final class Counted implements Normaliser.ScratchDatabase, AutoCloseable {
        private final Scratch scratch = new Scratch(Dialects.named("sqlite"), Database.NONE);
        private final String version;
        private int used;

        private Counted(String version) {
            this.version = version;
        }

        @Override
        public Connection empty() throws SQLException {
            used++;
            return scratch.empty();
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public void close() throws SQLException {
            scratch.close();
        }
    }

    private Physical normal(Counted scratch, Physical current, Table... tables) throws SQLException {
        Resolved resolved = Resolver.resolve(sqlite, Shop.desired(Hints.NONE, tables));
        return new Normaliser(sqlite, Scope.ALL, "all", scratch, cache)
                .normalise(resolved, new Differ(sqlite.rules()).diff(current, resolved.physical(), Hints.NONE));
    }

    private static final Physical NOTHING = new Physical("sqlite", Graph.EMPTY);

    @Test
    void theNormalFormIsRemembered() throws SQLException {
        try (Counted scratch = new Counted("3.1");
                Counted other = new Counted("3.2")) {
            Physical miss = normal(scratch, NOTHING, Shop.users(Shop.NOTE), Shop.orders());
            assertEquals(miss, normal(scratch, NOTHING, Shop.users(Shop.NOTE), Shop.orders()));
            assertEquals(1, scratch.used);
            assertEquals(miss, normal(other, NOTHING, Shop.users(Shop.NOTE), Shop.orders()));
            assertEquals(1, other.used);
        }
    }

    @Test
    void onlyWhatTheCurrentStateDoesNotShowMeetsAServer() throws SQLException {
        try (Counted scratch = new Counted(null)) {
            Physical before = normal(scratch, NOTHING, Shop.users(), Shop.orders());
            assertEquals(1, scratch.used);
            assertEquals(
                    before.graph(),
                    normal(scratch, before, Shop.users(), Shop.orders()).graph());
            assertEquals(1, scratch.used);
            Physical whole = normal(scratch, NOTHING, Shop.users(Shop.NOTE), Shop.orders());
            Physical part = normal(scratch, before, Shop.users(Shop.NOTE), Shop.orders());
            assertEquals(3, scratch.used);
            assertEquals(whole, part);
        }
    }
}
