package dev.portolan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.portolan.dialect.Dialects;
import dev.portolan.schema.PortolanException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final SplitRules SQLITE = Dialects.named("sqlite").splitRules();
    private static final SplitRules POSTGRES = Dialects.named("postgres").splitRules();

    private static List<String> sqlite(String text) {
        return Splitter.split(text, SQLITE).stream().map(Statement::text).toList();
    }

    private static List<String> postgres(String text) {
        return Splitter.split(text, POSTGRES).stream().map(Statement::text).toList();
    }

    private static String error(String text) {
        return assertThrows(PortolanException.class, () -> Splitter.split(text, POSTGRES))
                .getMessage();
    }

    @Test
    void anEscapedQuoteOfPostgresDoesNotClose() {
        assertEquals(List.of("SELECT E'it\\'s; x';", "SELECT 2;"), postgres("SELECT E'it\\'s; x'; SELECT 2;"));
        assertEquals(List.of("SELECT E'a''\\\\';", "SELECT 2;"), postgres("SELECT E'a''\\\\'; SELECT 2;"));
        assertEquals(
                List.of("SELECT nameE'a\\';", "SELECT 2;"),
                postgres("SELECT nameE'a\\'; SELECT 2;"),
                "an ordinary string after a word");
    }

    @Test
    void commentsNestOnPostgres() {
        assertEquals(List.of("SELECT 1;"), postgres("/* a /* n */ b; */ SELECT 1;"));
        assertEquals(
                List.of("SELECT /* /* ; */ ; */ 1;", "SELECT 2;"), postgres("SELECT /* /* ; */ ; */ 1; SELECT 2;"));
        assertEquals(List.of("b */ SELECT 1;"), sqlite("/* a /* n */ b */ SELECT 1;"), "but not on SQLite");
    }

    @Test
    void aCommentAtTheEndIsNoStatement() {
        assertEquals(List.of("SELECT 1;"), postgres("SELECT 1;\n-- trailing comment"));
        assertEquals(List.of("SELECT 1;"), sqlite("SELECT 1;\n/* a */ -- b"));
        assertEquals(List.of(), sqlite("-- only; this"));
    }

    @Test
    void emptyStatementsAreLeftOut() {
        assertEquals(List.of("SELECT 1;", "SELECT 2;"), sqlite("; SELECT 1;;\n;SELECT 2; ;"));
        assertEquals(List.of("SELECT 1;"), sqlite("\ufeffSELECT 1;"), "nor does a byte order mark belong to the first");
    }

    @Test
    void transactionsAreNoBlocks() {
        assertEquals(
                List.of(
                        "BEGIN IMMEDIATE;",
                        "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;",
                        "SELECT 2;",
                        "END;",
                        "SELECT 3;"),
                sqlite(
                        "BEGIN IMMEDIATE;\nCREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;\nSELECT 2;\nEND;\nSELECT 3;"));
        assertEquals(List.of("BEGIN TRANSACTION;", "SELECT 1;", "END;"), sqlite("BEGIN TRANSACTION; SELECT 1; END;"));
        assertEquals(List.of("BEGIN;", "SELECT 1;", "END;"), postgres("BEGIN; SELECT 1; END;"));
    }

    @Test
    void aColumnNamedBeginOpensNoBlock() {
        assertEquals(
                List.of(
                        "CREATE TABLE m (begin int, \"end\" int);",
                        "ALTER TABLE m ADD begin int;",
                        "CREATE VIEW v AS SELECT begin FROM m;",
                        "END;"),
                sqlite(
                        "CREATE TABLE m (begin int, \"end\" int);ALTER TABLE m ADD begin int;CREATE VIEW v AS SELECT begin FROM m; END;"));
        String trigger =
                "CREATE TRIGGER g AFTER UPDATE OF a, begin ON m WHEN new.begin > 1 BEGIN UPDATE m SET begin = 1; END;";
        assertEquals(List.of(trigger, "SELECT 1;"), sqlite(trigger + " SELECT 1;"));
    }

    @Test
    void triggersKeepCasesAndCommentsInside() {
        String trigger =
                "create temp trigger if not exists \"a;b\" after insert on t for each row when new.a > 0 begin\n"
                        + "  -- it's; a comment\n  update t set a = case when a > 1 then 2 else 3 end;\n  select ';';\nend;";
        assertEquals(List.of(trigger, "SELECT 1"), sqlite(trigger + "\nSELECT 1"));
    }

    @Test
    void bracketsQuoteOnSqlite() {
        assertEquals(
                List.of("CREATE TABLE [it's; (] (a int);", "SELECT 1;"),
                sqlite("CREATE TABLE [it's; (] (a int); SELECT 1;"));
        assertEquals(List.of("SELECT a[1;", "];"), postgres("SELECT a[1;];"));
    }

    @Test
    void dollarQuotesAndParentheses() {
        assertEquals(
                List.of("CREATE FUNCTION f() AS $b$ BEGIN; $a$ ; $b$;", "SELECT (1;2);"),
                postgres("CREATE FUNCTION f() AS $b$ BEGIN; $a$ ; $b$; SELECT (1;2);"));
        assertEquals(List.of("SELECT $1;", "SELECT '$$;';"), postgres("SELECT $1; SELECT '$$;';"));
    }

    @Test
    void errorsNameLineAndColumn() {
        assertEquals("[sql-split] 2:8: unclosed quote '\\''", error("SELECT 1;\nSELECT 'x;"));
        assertEquals("[sql-split] 1:8: unclosed quote '\"'", error("SELECT \"x;"));
        assertEquals("[sql-split] 1:10: unexpected ')'", error("SELECT 1 );"));
        assertEquals("[sql-split] 2:3: unclosed '('", error("SELECT 1;\n😀 ((1);"));
        assertEquals("[sql-split] 1:1: empty delimiter", error("DELIMITER \nSELECT 1;"));
        assertEquals("[sql-split] 2:5: unclosed '$b$'", error("SELECT 1;\nDO  $b$ x; $$"));
        assertEquals("[sql-split] 1:10: unclosed comment '/*'", error("SELECT 1 /* /* */;\n"));
        assertEquals("[sql-split] 3:1: unclosed comment '/*'", error("SELECT 1;\r\n\n/*;\n"));
        assertEquals("[sql-split] 3:1: unexpected ')'", error("SELECT 1\r\r);"), "lines that end with CR");
        assertEquals("[sql-split] 2:1: unclosed COPY: no line \\. ends its rows", error(";\nCOPY t FROM STDIN;\n1\n"));
        assertEquals(
                "[sql-split] 1:11: a NUL character: the server would not see what stands behind it",
                error("SELECT 'a;\0';"));
        assertEquals(
                "[sql-split] 2:31: unclosed BEGIN",
                error("SELECT 1;\nCREATE FUNCTION f() RETURNS a BEGIN ATOMIC SELECT 1; SELECT 2;"));
        assertEquals(
                "[sql-split] 1:11: delimiter longer than 255 characters".replace(":11:", ":1:"),
                error("DELIMITER " + "x".repeat(256) + "\n"));
    }

    @Test
    void statementsKnowWhereTheyAre() {
        List<Statement> all = Splitter.split("-- dropped\n\n-- kept\nSELECT 1;\r\n\r\n  SELECT\n2", SQLITE);
        assertEquals(
                List.of(
                        new Statement(20, 4, "SELECT 1;", List.of("-- kept\n")),
                        new Statement(35, 6, "SELECT\n2", List.of())),
                all);
    }

    @Test
    void delimitersOfTheFileAndOfTheClient() {
        assertEquals(List.of("a; b", "c"), sqlite("-- atlas:delimiter -- end\n\na; b\n-- end\nc\n-- end\n"));
        assertEquals(List.of("a;", "b", "c;"), sqlite("a;\ndelimiter ';;'\nb;;\nDELIMITER ;\nc;"));
    }

    @Test
    void costGrowsWithTheLength() {
        for (String part : List.of(
                "/*/",
                "CREATE TRIGGER t BEGIN ",
                "CREATE TRIGGER t BEGIN x;",
                "BEGIN x y;",
                "$a$ ;",
                "$a",
                "-",
                "(",
                "E'\\",
                "[",
                "DELIMITER a\n")) {
            String text = part.repeat(30_000);
            assertTimeout(
                    Duration.ofSeconds(20),
                    () -> {
                        try {
                            Splitter.split(text, POSTGRES);
                        } catch (PortolanException e) {
                            assertEquals("sql-split", e.code());
                        }
                    },
                    part);
        }
    }
}
