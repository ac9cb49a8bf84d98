package dev.portolan.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Physical;
import java.nio.file.Path;
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

    @Test
    void theNormalFormIsRememberedWithItsHints() throws SQLException {
        Desired desired =
                Shop.desired(Shop.origin("Users", "note", "shop.User#note"), Shop.users(Shop.NOTE), Shop.orders());
        String text = GraphText.write(desired);
        NormalForm miss = NormalForm.of(sqlite, desired, text, cache, "3.1");
        assertNull(miss.known());
        Physical made;
        try (Scratch scratch = new Scratch(sqlite, Database.NONE)) {
            made = miss.read(scratch, Scope.ALL);
        }
        NormalForm hit = NormalForm.of(sqlite, desired, text, cache, "3.1");
        assertNotNull(hit.known());
        assertEquals(made, hit.known());
        assertEquals(miss.names().hints(), hit.names().hints());
        assertEquals(
                miss.names().physical().graph().seeds(),
                hit.names().physical().graph().seeds());
        assertNull(NormalForm.of(sqlite, desired, text, cache, "3.2").known());
    }
}
