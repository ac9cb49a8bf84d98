package dev.portolan.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
