package dev.portolan.migrate.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running a directory on SQLite, where a transaction holds DDL too. */
class MigratorTest {
    @TempDir
    Path folder;

    private Directory files;

    @BeforeEach
    void threeFiles() throws IOException {
        files = new Directory(folder, "atlas")
                .file("1_a.sql", "CREATE TABLE a (id int);\n")
                .file("2_b.sql", "CREATE TABLE b (id int);\nINSERT INTO b VALUES (1);\n")
                .file("3_c.sql", "CREATE TABLE c (id int);\n");
    }

    private static PortolanException refuses(String code, Migrator migrator) {
        PortolanException e = assertThrows(PortolanException.class, migrator::apply);
        assertEquals(code, e.code(), e.getMessage());
        return e;
    }

    @Test
    void whatHasRunRunsNotAgain() throws SQLException {
        assertEquals(List.of("1_a.sql", "2_b.sql", "3_c.sql"), files.apply());
        assertEquals(List.of("1|2|1|1|0", "2|2|2|2|0", "3|2|1|1|0"), files.revisions());
        assertEquals(List.of(), files.apply());
        Status status = files.status();
        assertEquals(Status.State.OK, status.state());
        assertEquals("3", status.current());
        assertEquals(3, status.executed());
    }

    @Test
    void soManyAndUpTo() {
        assertEquals(
                List.of("1_a.sql"), Directory.names(files.migrator().amount(1).apply()));
        assertEquals(
                List.of("2_b.sql"), Directory.names(files.migrator().to("2").apply()));
        assertEquals(List.of(), Directory.names(files.migrator().to("1").apply()));
        assertTrue(refuses("version-unknown", files.migrator().to("33"))
                .getMessage()
                .contains("Did you mean 3?"));
        assertEquals(List.of("3_c.sql"), files.status().pending());
    }

    @Test
    void aDryRunWritesNothingAtAll() throws SQLException {
        PortolanException none = assertThrows(PortolanException.class, files.migrator()::dryRun);
        assertEquals("database-unreachable", none.code());
        assertThrows(PortolanException.class, files::status);
        assertFalse(folder.resolve("app.db").toFile().exists());
        files.execute("PRAGMA user_version = 1");
        List<String> told = new ArrayList<>();
        ApplyResult result = files.migrator()
                .listener(new ApplyListener() {
                    @Override
                    public void beforeStatement(String file, int number, String sql) {
                        told.add(file + ":" + number + " " + sql);
                    }
                })
                .dryRun();
        assertEquals(List.of("1_a.sql", "2_b.sql", "3_c.sql"), Directory.names(result));
        assertEquals("2_b.sql:2 INSERT INTO b VALUES (1);", told.get(2));
        files.status();
        assertEquals(List.of(), files.query("SELECT name FROM sqlite_master"));
    }

    @Test
    void aFileThatFailsLeavesNothingOfItself() throws Exception {
        files.file("2_b.sql", "CREATE TABLE b (id int);\nINSERT INTO nope VALUES (1);\n");
        PortolanException e = refuses("apply-failed", files.migrator());
        assertTrue(e.getMessage().contains("2_b.sql:2: the database refused statement 2 of 2"), e.getMessage());
        assertTrue(e.getMessage().contains("rolled back"), e.getMessage());
        assertEquals(List.of("a"), files.tables());
        assertEquals(List.of("1|2|1|1|0"), files.revisions());
        assertEquals(Status.State.PENDING, files.status().state());
        files.file("2_b.sql", "CREATE TABLE b (id int);\n");
        assertEquals(List.of("2_b.sql", "3_c.sql"), files.apply());
        assertEquals(Status.State.OK, files.status().state());
    }

    @Test
    void inOneTransactionNothingStays() throws Exception {
        files.file("3_c.sql", "CREATE TABLE c (id int);\nINSERT INTO nope VALUES (1);\n");
        refuses("apply-failed", files.migrator().txMode(TxMode.ALL));
        assertEquals(List.of(), files.tables());
        assertEquals(List.of(), files.revisions());
        files.file("3_c.sql", "-- atlas:txmode none\n\nCREATE TABLE c (id int);\n");
        refuses("tx-mode", files.migrator().txMode(TxMode.ALL));
        assertEquals(3, files.apply().size());
    }

    @Test
    void withoutATransactionItGoesOnAtTheStatement() throws Exception {
        String begin = "-- atlas:txmode none\n\nCREATE TABLE b (id int);\nINSERT INTO b VALUES (1);\n";
        files.file("2_b.sql", begin + "INSERT INTO nope VALUES (1);\nCREATE TABLE b2 (id int);\n");
        refuses("apply-failed", files.migrator());
        assertEquals(List.of("1|2|1|1|0", "2|2|2|4|1"), files.revisions());
        Status status = files.status();
        assertEquals(Status.State.FAILED, status.state());
        assertEquals(2, status.partial().applied());
        assertEquals("INSERT INTO nope VALUES (1);", status.partial().errorStatement());
        assertEquals(5, status.partial().line());
        assertEquals(List.of("2_b.sql", "3_c.sql"), status.pending());

        files.file("2_b.sql", begin.replace("VALUES (1)", "VALUES (2)") + "CREATE TABLE b2 (id int);\n");
        PortolanException e = refuses("statement-changed", files.migrator());
        assertTrue(e.getMessage().contains("2_b.sql:4: statement 2 was changed"), e.getMessage());

        files.file("2_b.sql", begin + "CREATE TABLE b2 (id int);\n");
        assertEquals(List.of("2_b.sql", "3_c.sql"), files.apply());
        assertEquals(List.of("1"), files.query("SELECT id FROM b"));
        assertEquals(List.of("1|2|1|1|0", "2|2|3|3|0", "3|2|1|1|0"), files.revisions());
        assertEquals(Status.State.OK, files.status().state(), "the hash is that of the mended file");
    }

    @Test
    void anInterruptedStatementIsAsked() throws Exception {
        files.apply();
        files.file("4_d.sql", "CREATE TABLE d (id int);\nCREATE TABLE d2 (id int);\n");
        files.execute(
                "CREATE TABLE d (id int)",
                "INSERT INTO atlas_schema_revisions VALUES ('4', 'd', 2, 0, 2, '2026-01-01 00:00:00+00:00', 0, '', '', '', 'null', '')");
        Status status = files.status();
        assertEquals(Status.State.UNKNOWN, status.state());
        assertEquals("CREATE TABLE d (id int);", status.partial().statement());
        PortolanException e = refuses("statement-unknown", files.migrator());
        assertTrue(e.getMessage().contains("statement 1 of 2"), e.getMessage());
        refuses("apply-failed", files.migrator().interrupted(Interrupted.AGAIN));
        files.execute("UPDATE atlas_schema_revisions SET error = '' WHERE version = '4'");
        files.migrator().interrupted(Interrupted.DONE).apply();
        assertEquals(List.of("a", "b", "c", "d", "d2"), files.tables());
        assertEquals("4|2|2|2|0", files.revisions().get(3));
        assertEquals(Status.State.OK, files.status().state());
    }

    @Test
    void anEditIsFoundAlsoWhenHashedAgain() throws Exception {
        files.apply();
        files.file("2_b.sql", "CREATE TABLE b (id bigint);\nINSERT INTO b VALUES (1);\n");
        assertEquals(List.of("2_b.sql"), files.status().edited());
        assertEquals(Status.State.EDITED, files.status().state());
        assertTrue(refuses("history-edited", files.migrator()).getMessage().contains("2_b.sql is not as it was"));
        files.migrator().acceptEdits().apply();
        assertEquals(Status.State.OK, files.status().state());
    }

    @Test
    void anInsertedFileIsLateAndNoEdit() throws Exception {
        files.remove("2_b.sql");
        files.apply();
        files.file("2_b.sql", "CREATE TABLE b (id int);\n");
        Status status = files.status();
        assertEquals(Status.State.OUT_OF_ORDER, status.state());
        assertEquals(List.of("2_b.sql"), status.outOfOrder());
        assertEquals(List.of(), status.edited());
        refuses("out-of-order", files.migrator());
        assertEquals(
                List.of(),
                Directory.names(files.migrator().order(FileOrder.LINEAR_SKIP).apply()));
        assertEquals(
                List.of("2_b.sql"),
                Directory.names(files.migrator().order(FileOrder.NON_LINEAR).apply()));
        files.file("4_d.sql", "CREATE TABLE d (id int);\n");
        assertEquals(List.of("4_d.sql"), files.apply());
        assertEquals(Status.State.OK, files.status().state());
        files.file("1_a.sql", "CREATE TABLE a (id bigint);\n");
        assertEquals(List.of("1_a.sql"), files.status().edited());
    }

    @Test
    void aFileThatIsGoneIsNamed() throws Exception {
        files.apply();
        files.remove("2_b.sql");
        Status status = files.status();
        assertEquals(List.of("2"), status.missing());
        assertEquals(List.of(), status.edited());
        assertEquals(Status.State.OK, status.state());
    }

    @Test
    void aDatabaseThatHoldsSomething() throws Exception {
        files.execute("CREATE TABLE a (id int)", "CREATE VIEW v AS SELECT 1");
        assertTrue(refuses("database-dirty", files.migrator()).getMessage().contains("table \"a\""));
        refuses("version-unknown", files.migrator().baseline("9"));
        assertEquals(
                List.of("2_b.sql", "3_c.sql"),
                Directory.names(files.migrator().baseline("1").apply()));
        assertEquals("1|1|0|0|0", files.revisions().get(0));
        assertEquals(Status.State.OK, files.status().state());
        refuses("baseline-late", files.migrator().baseline("1"));
    }

    @Test
    void dirtyWhenToldSo() throws SQLException {
        files.execute("CREATE TABLE other (id int)");
        assertEquals(3, Directory.names(files.migrator().allowDirty().apply()).size());
    }

    @Test
    void aCheckpointIsForTheEmptyDatabaseOnly() throws Exception {
        files.migrator().amount(2).apply();
        files.file(
                        "4_all.sql",
                        "-- atlas:checkpoint\n\nCREATE TABLE a (id int);\nCREATE TABLE b (id int);\nCREATE TABLE c (id int);\n")
                .file("5_d.sql", "CREATE TABLE d (id int);\n");
        assertEquals(List.of("3_c.sql", "5_d.sql"), files.apply());
        Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (memory) {
            Migrator fresh = files.migrator().database(memory);
            assertEquals(List.of("4_all.sql", "5_d.sql"), Directory.names(fresh.apply()));
            assertEquals(List.of(), Directory.names(fresh.apply()));
            assertEquals(Status.State.OK, fresh.status().state());
            assertFalse(memory.isClosed());
        }
    }

    @Test
    void rowsWithoutAParentRollTheFileBack() throws Exception {
        files.file(
                        "4_d.sql",
                        "CREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE q (p int REFERENCES p);\n"
                                + "INSERT INTO p VALUES (1);\nINSERT INTO q VALUES (1);\n")
                .apply();
        // a table that is made anew: with keys enforced the rows of q would go or the statement fail
        files.file(
                        "5_e.sql",
                        "CREATE TABLE np (id int PRIMARY KEY, n int);\nINSERT INTO np SELECT id, 0 FROM p;\n"
                                + "DROP TABLE p;\nALTER TABLE np RENAME TO p;\n")
                .apply();
        assertEquals(List.of("1"), files.query("SELECT p FROM q"));
        files.file("6_f.sql", "DELETE FROM p;\n");
        assertTrue(refuses("rows-without-parent", files.migrator()).getMessage().contains("\"q\""));
        assertEquals(List.of("1"), files.query("SELECT id FROM p"));
        assertEquals(5, files.revisions().size());
    }

    @Test
    void oneAtATime() throws Exception {
        files.migrator()
                .listener(new ApplyListener() {
                    @Override
                    public void beforeFile(String file, int statements) {
                        PortolanException e =
                                refuses("database-busy", files.migrator().patience(Duration.ofMillis(50)));
                        assertTrue(
                                e.getMessage()
                                        .contains("process "
                                                + ProcessHandle.current().pid()),
                                e.getMessage());
                    }
                })
                .apply();
        assertEquals(3, files.revisions().size());
    }

    @Test
    void aHookThatThrowsEndsTheRun() throws Exception {
        Migrator stopped = files.migrator().listener(new ApplyListener() {
            @Override
            public void afterStatement(String file, int number, String sql) {
                if (file.equals("2_b.sql")) {
                    throw new IllegalStateException("enough");
                }
            }
        });
        assertThrows(IllegalStateException.class, stopped::apply);
        assertEquals(List.of("a"), files.tables());
        assertEquals(List.of("2_b.sql", "3_c.sql"), files.apply());
    }

    @Test
    void aDirectoryThatIsNotWhatItsSumSaysIsNotTouched() throws Exception {
        java.nio.file.Files.writeString(folder.resolve("migrations/4_d.sql"), "SELECT 1;\n");
        refuses("sum-mismatch", files.migrator());
        assertEquals(List.of(), files.tables());
    }

    @Test
    void anotherTableOfThatNameIsNoHistory() throws Exception {
        files.execute("CREATE TABLE atlas_schema_revisions (id int)");
        assertTrue(refuses("revisions-table", files.migrator()).getMessage().contains("cannot be read"));
        refuses("revisions-table", files.migrator().revisionsSchema("other"));
    }

    @Test
    void anEmptyFileIsDoneToo() throws Exception {
        files.file("4_d.sql", "").file("5_e.sql", "-- only a comment\n");
        assertEquals(5, files.apply().size());
        assertEquals("5|2|0|0|0", files.revisions().get(4));
        assertEquals(Status.State.OK, files.status().state());
        assertNull(files.status().partial());
    }

    @Test
    void moreStatementsThanAFileHasIsDone() throws Exception {
        files.apply();
        // so Atlas leaves it when a file that failed is mended into fewer statements
        files.execute("UPDATE atlas_schema_revisions SET applied = 3, total = 2, hash = '' WHERE version = '3'");
        assertEquals(Status.State.OK, files.status().state());
        assertEquals(List.of(), files.apply());
    }
}
