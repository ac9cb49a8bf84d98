package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.format.GolangMigrateFormat;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GolangMigrateFormatTest {
    private static final SplitRules SQLITE = SplitRules.of(SplitRules.Syntax.BEGIN, SplitRules.Syntax.BRACKETS);
    private static final Step CREATE = Step.of("create \"t\" table", "CREATE TABLE t (a int)");
    private static final Step DROP = Step.of("drop \"t\" table", "DROP TABLE t");

    @TempDir
    Path temp;

    private final GolangMigrateFormat format = new GolangMigrateFormat();

    private List<MigrationFile> render(List<Step> up, List<Step> down) {
        return format.render("000007", "add", new Plan(up, down, List.of()), SQLITE);
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }

    @Test
    void thereAndBackAreTwoFilesTheWayBackFirst() {
        assertEquals(
                List.of(
                        MigrationFile.of("000007_add.down.sql", "-- drop \"t\" table\nDROP TABLE t;\n"),
                        MigrationFile.of("000007_add.up.sql", "-- create \"t\" table\nCREATE TABLE t (a int);\n")),
                render(List.of(CREATE), List.of(DROP)));
    }

    @Test
    void filesThatAreUndoneFromTheLastToTheFirstExecuteTheReverseInItsOrder() {
        Step alone = new Step("create index", "CREATE INDEX CONCURRENTLY i ON t (a)", Tx.NONE, null, true);
        List<MigrationFile> files = render(List.of(CREATE, alone), List.of(Step.of(null, "DROP INDEX i"), DROP));
        assertEquals(4, files.size());
        assertEquals(
                "DROP INDEX i;\n-- drop \"t\" table\nDROP TABLE t;\n",
                files.get(0).text());
        assertEquals("-- nothing is left to take back here\n", files.get(2).text());
        assertEquals("000008_add.up.sql", files.get(3).name());
        files = render(List.of(CREATE), List.of(alone, DROP));
        assertEquals("000008_add.down.sql", files.get(2).name());
        assertTrue(files.get(2).text().contains("CONCURRENTLY"), files.toString());
        assertEquals(List.of(), format.statements(files.get(3), SQLITE));
        assertEquals(List.of("DROP TABLE t;"), texts(format.reverse(files.get(0), SQLITE)));
    }

    /** Foreign keys can be switched off outside of a transaction only, and the tool opens one. */
    @Test
    void aFrameLeavesTheTransactionOfTheTool() {
        List<Step> frame = List.of(
                Step.of(null, "PRAGMA foreign_keys = off", Tx.NONE),
                Step.of(null, "BEGIN IMMEDIATE", Tx.NONE),
                Step.of(null, "DROP TABLE t", Tx.NONE),
                Step.of(null, "COMMIT", Tx.NONE),
                Step.of(null, "PRAGMA foreign_keys = on", Tx.NONE));
        MigrationFile up = render(frame, List.of()).get(1);
        assertTrue(up.text().contains("COMMIT;\nPRAGMA foreign_keys = off;\nBEGIN IMMEDIATE;"), up.text());
        assertTrue(up.text().endsWith("\nBEGIN;\n"), up.text());
        assertEquals(frame.size(), format.statements(up, SQLITE).size());
        assertEquals(
                "PRAGMA foreign_keys = off;",
                format.statements(up, SQLITE).get(0).text());
        assertTrue(format.withoutTransaction(up));
        PortolanException e = assertThrows(
                PortolanException.class,
                () -> render(List.of(Step.of(null, "VACUUM", Tx.NONE), Step.of(null, "VACUUM", Tx.NONE)), List.of()));
        assertEquals("format-cannot", e.code());
    }

    @Test
    void orderIsThatOfTheNumbers() {
        List<String> names = List.of(
                "10_c.up.sql", "9_b.up.sql", "0001_a.up.sql", "9_b.down.sql", "x.up.sql", "1_a.sql", "README.md");
        assertEquals(List.of("0001_a.up.sql", "9_b.up.sql", "10_c.up.sql"), format.executed(names));
        assertEquals(List.of("0001_a.up.sql", "10_c.up.sql", "9_b.up.sql", "x.up.sql"), format.summed(names));
        assertEquals("9_b.down.sql", format.reverseFile("9_b.up.sql", names));
        assertNull(format.reverseFile("10_c.up.sql", names));
    }

    @Test
    void whatTheToolRefusesIsRefused() {
        assertEquals("version-twice", refused("1_a.up.sql", "01_b.up.sql").code());
        PortolanException e = refused("1_a.up.sql", "2_b.up.json");
        assertEquals("migration-not-sql", e.code());
        assertTrue(e.getMessage().contains("2_b.up.json") && e.getMessage().contains("baseline"), e.getMessage());
    }

    private PortolanException refused(String... names) {
        return assertThrows(PortolanException.class, () -> format.in(new Contents(List.of(names), Map.of(), Map.of())));
    }

    @Test
    void theWayBackHasASumOfItsOwn() throws IOException {
        MigrationDir dir = MigrationDir.open(temp, format);
        dir.write(dir.read(), render(List.of(CREATE), List.of(DROP)), null);
        dir.read().validate();
        assertEquals(List.of("000007_add.down.sql", "000007_add.up.sql", "atlas.sum", "portolan.sum"), names(dir));
        assertTrue(Files.readString(temp.resolve("portolan.sum")).contains("000007_add.down.sql h1:"));
        Files.writeString(temp.resolve("000007_add.down.sql"), "DROP TABLE u;\n");
        PortolanException e = assertThrows(PortolanException.class, dir.read()::validate);
        assertEquals("sum-mismatch", e.code());
        assertTrue(
                e.getMessage().contains("portolan.sum, line 2: 000007_add.down.sql was edited")
                        && e.getMessage().contains("--format golang-migrate"),
                e.getMessage());
        SumFinding finding = dir.read().findings().get(0);
        assertEquals("portolan.sum", finding.sum());
        assertEquals(SumFinding.Kind.EDITED, finding.kind());
        Files.delete(temp.resolve("portolan.sum"));
        assertEquals(
                "sum-missing",
                assertThrows(PortolanException.class, dir.read()::validate).code());
        dir.rehash();
        dir.read().validate();
        Files.delete(temp.resolve("000007_add.down.sql"));
        dir.rehash();
        assertFalse(names(dir).contains("portolan.sum"));
        dir.read().validate();
    }

    @Test
    void whatIsRebasedTakesItsWayBackAlong() throws IOException {
        MigrationDir dir = MigrationDir.open(temp, format);
        dir.write(dir.read(), render(List.of(CREATE), List.of(DROP)), null);
        dir.write(dir.read(), format.blank("000009", "b"), null);
        assertEquals(
                Map.of("000007_add.down.sql", "000010_add.down.sql", "000007_add.up.sql", "000010_add.up.sql"),
                dir.rebase(dir.read(), List.of("000007_add.up.sql"), Instant.parse("2026-01-01T00:00:00Z")));
        dir.read().validate();
        assertEquals("000010_add.down.sql", names(dir).get(2));
    }

    @Test
    void aKilledRunIsFinishedBothSumsIncluded() throws IOException {
        MigrationDir dir = MigrationDir.open(temp, format);
        dir.write(dir.read(), render(List.of(CREATE), List.of(DROP)), null);
        for (int steps = 0; steps <= 4; steps++) {
            DirState state = dir.read();
            List<MigrationFile> files = format.blank("00002" + steps, "b");
            Pending pending = new Pending(temp);
            files.forEach(pending::create);
            state.sumsWith(files, Map.of()).forEach((name, sum) -> pending.replace(MigrationFile.of(name, sum.text())));
            Journal journal = pending.stage();
            journal.write(temp);
            for (Journal.Entry entry : journal.entries().subList(0, steps)) {
                entry.move(temp);
            }
            dir.finish();
            dir.read().validate();
            assertEquals(2 + steps, dir.read().files().size());
        }
    }

    private static List<String> names(MigrationDir dir) {
        return dir.read().names();
    }
}
