package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Dialects;
import dev.portolan.dir.format.AtlasFormat;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtlasFormatTest {
    private static final SplitRules SQLITE = Dialects.named("sqlite").splitRules();
    private static final SplitRules POSTGRES = Dialects.named("postgres").splitRules();
    private final AtlasFormat format = new AtlasFormat();

    private List<MigrationFile> render(SplitRules rules, Step... steps) {
        return format.render("20260101000000", "add", new Plan(List.of(steps), List.of(), List.of()), rules);
    }

    private String text(SplitRules rules, Step... steps) {
        List<MigrationFile> files = render(rules, steps);
        assertEquals(1, files.size());
        assertEquals("20260101000000_add.sql", files.get(0).name());
        List<Statement> statements = format.statements(files.get(0), rules);
        for (int i = 0; i < steps.length; i++) {
            String sql = steps[i].sql();
            assertEquals(
                    sql.endsWith(";") ? sql : sql + ";",
                    statements.get(i).text().replaceAll("\n;$", ";"));
        }
        assertEquals(steps.length, statements.size());
        return files.get(0).text();
    }

    @Test
    void writesWhatAtlasWrites() {
        assertEquals(
                """
                -- Create "users" table
                CREATE TABLE `users` (`id` integer NOT NULL);
                CREATE INDEX `i` ON `users` (`id`);
                -- Ünlike "x"
                SELECT 1;
                """,
                text(
                        SQLITE,
                        Step.of("create \"users\" table", "CREATE TABLE `users` (`id` integer NOT NULL)"),
                        Step.of(null, "CREATE INDEX `i` ON `users` (`id`)"),
                        Step.of("ünlike \"x\"", "SELECT 1")));
    }

    @Test
    void saysThatAFileOpensItsOwnTransaction() {
        Step[] steps = {
            Step.of(null, "PRAGMA foreign_keys = off", Tx.NONE), Step.of("drop \"t\" table", "DROP TABLE `t`", Tx.NONE)
        };
        assertEquals(
                "-- atlas:txmode none\n\nPRAGMA foreign_keys = off;\n-- Drop \"t\" table\nDROP TABLE `t`;\n",
                text(SQLITE, steps));
        assertTrue(format.withoutTransaction(render(SQLITE, steps).get(0)));
        assertFalse(format.withoutTransaction(
                render(SQLITE, Step.of(null, "SELECT 1")).get(0)));
    }

    @Test
    void triggersNeedNoDelimiterOfTheirOwn() {
        String trigger = "CREATE TRIGGER `g` AFTER INSERT ON `t` BEGIN UPDATE `t` SET a = 1; SELECT 2; END";
        assertEquals(trigger + ";\nSELECT 1;\n", text(SQLITE, Step.of(null, trigger), Step.of(null, "SELECT 1")));
    }

    @Test
    void whatWouldBeSplitWronglyGetsADelimiter() {
        String body = "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END";
        assertEquals(
                "-- atlas:delimiter -- end\n-- atlas:txmode none\n\n-- Create \"g\"\n" + body
                        + ";\n-- end\nSELECT 1;\n-- end\n",
                text(SplitRules.GENERIC, Step.of("create \"g\"", body, Tx.NONE), Step.of(null, "SELECT 1", Tx.NONE)));
        assertTrue(text(POSTGRES, Step.of(null, "SELECT [a;b]"), Step.of(null, "SELECT 1"))
                .startsWith("-- atlas:delimiter -- end\n"));
        assertTrue(text(SQLITE, Step.of(null, "SELECT 1\n-- end\n, {;}"))
                .startsWith("-- atlas:delimiter -- end of statement\n"));
        text(POSTGRES, Step.of(null, "CREATE FUNCTION f() RETURNS int AS $x$ BEGIN; END; $x$ LANGUAGE plpgsql"));
        PortolanException e = assertThrows(PortolanException.class, () -> render(SQLITE, Step.of(null, "SELECT 'a")));
        assertEquals("format-cannot", e.code());
    }

    @Test
    void hostileNamesDoNotEndTheComment() {
        String text = text(
                SQLITE,
                Step.of(
                        "create \"a\nDROP TABLE x;\r\n--\" table",
                        "CREATE TABLE `a\nDROP TABLE x;\n--` (`b;'` int DEFAULT ';--')"),
                Step.of("", "SELECT 1"));
        assertTrue(text.startsWith("-- Create \"a\\nDROP TABLE x;\\r\\n--\" table\nCREATE TABLE"), text);
    }

    @Test
    void aStepThatMustBeAloneIs() {
        List<MigrationFile> files = render(
                POSTGRES,
                Step.of(null, "SELECT 1"),
                new Step(null, "CREATE INDEX CONCURRENTLY i ON t (a)", Tx.NONE, null, true),
                Step.of(null, "SELECT 2"));
        assertEquals(
                List.of(
                        MigrationFile.of("20260101000000_add.sql", "SELECT 1;\n"),
                        MigrationFile.of(
                                "20260101000001_add.sql",
                                "-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON t (a);\n"),
                        MigrationFile.of("20260101000002_add.sql", "SELECT 2;\n")),
                files);
    }

    @Test
    void anErrorNamesTheFile() {
        PortolanException e = assertThrows(
                PortolanException.class,
                () -> format.statements(MigrationFile.of("1_a.sql", "SELECT 1;\nSELECT 'x"), SQLITE));
        assertEquals("sql-split", e.code());
        assertTrue(e.getMessage().contains("1_a.sql:2:8: unclosed quote '\\''"), e.getMessage());
    }
}
