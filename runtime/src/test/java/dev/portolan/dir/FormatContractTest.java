package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.SplitRules.Syntax;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format that has a way back must hold, and what its own reader makes of files that people wrote. */
class FormatContractTest {
    private static final SplitRules SQLITE = SplitRules.of(Syntax.BEGIN, Syntax.BRACKETS);
    private static final SplitRules POSTGRES =
            SplitRules.of(Syntax.BEGIN_ATOMIC, Syntax.DOLLAR_TAGS, Syntax.ESCAPE_STRINGS, Syntax.NESTED_COMMENTS);

    private static List<String> texts(List<Statement> statements) {
        return statements.stream()
                .map(s -> s.text().strip().replaceFirst("\\s*;$", ""))
                .toList();
    }

    private static DirFormat in(String format, Map<String, String> files, Map<String, String> settings) {
        Map<String, MigrationFile> read = new HashMap<>();
        files.forEach((name, text) -> read.put(name, MigrationFile.of(name, text)));
        return Formats.named(format).in(new Contents(List.copyOf(files.keySet()), read, settings));
    }

    /** What is executed forward, and what on the way back, of all files of a plan. */
    private static List<List<String>> round(String format, SplitRules rules, List<Step> up, List<Step> back) {
        DirFormat plain = Formats.named(format);
        Map<String, String> files = new HashMap<>();
        plain.render("20260101000000", "x", new Plan(up, back, List.of()), rules)
                .forEach(f -> files.put(f.name(), f.text()));
        DirFormat shaped = in(format, files, Map.of());
        List<String> there = new ArrayList<>();
        List<String> andBack = new ArrayList<>();
        for (String name : shaped.executed(files.keySet())) {
            there.addAll(texts(shaped.statements(MigrationFile.of(name, files.get(name)), rules)));
            String reverse = shaped.reverseFile(name, files.keySet());
            andBack.addAll(0, texts(shaped.reverse(MigrationFile.of(reverse, files.get(reverse)), rules)));
        }
        return List.of(there, andBack);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void bodiesAndWordsOfToolsInLiteralsComeThrough(String format) {
        List<String> sql = List.of(
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN a = 1 THEN 2 END; SELECT 2;\nSELECT 3; END",
                "CREATE TABLE countdown (Down int, down int, x text DEFAULT 'Down; migrate:down ${HOME} +goose')",
                "SELECT 'a;\nb'",
                "SELECT 1 -- a comment;\n, 2");
        List<Step> steps = new ArrayList<>();
        sql.forEach(s -> steps.add(Step.of("create \"-- +goose Down\n-- migrate:down\n--changeset a:b\" ${x}", s)));
        assertEquals(List.of(sql, sql), round(format, SQLITE, steps, steps));
        List<String> functions = List.of(
                "CREATE FUNCTION f() RETURNS int AS $x$ BEGIN; SELECT 1; END; $x$ LANGUAGE plpgsql",
                "CREATE FUNCTION g() RETURNS int AS $$ BEGIN\n  SELECT 1;\n  RETURN 2;\nEND; $$ LANGUAGE plpgsql");
        List<Step> bodies = functions.stream().map(f -> Step.of(null, f)).toList();
        assertEquals(List.of(functions, functions), round(format, POSTGRES, bodies, bodies));
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void aLineOfALiteralThatIsAWordToTheToolIsEscapedOrRefused(String format) {
        for (String word : List.of(
                "-- +goose Down",
                "-- migrate:down",
                "--changeset a:b",
                "--rollback x",
                " -- +goose StatementEnd",
                "-- end")) {
            String literal = "COMMENT ON TABLE t IS 'it''s \\\n" + word + "\r\n;'";
            List<Step> steps = List.of(Step.of(null, literal), Step.of(null, "SELECT 1"));
            List<String> read = round(format, POSTGRES, steps, steps).get(0);
            String escaped = "COMMENT ON TABLE t IS E'it''s \\\\\\n" + word + "\\r\\n;'";
            assertEquals(2, read.size(), read::toString);
            assertTrue(List.of(literal, escaped).contains(read.get(0)), read::toString);
            try {
                String check = "CREATE TABLE t (a text CHECK (a <> '\n" + word + "\n'))";
                assertEquals(
                        List.of(check),
                        round(format, SQLITE, List.of(Step.of(null, check)), List.of())
                                .get(0));
            } catch (PortolanException e) {
                assertEquals("format-cannot", e.code());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void eachIsToldToRunWithoutATransaction(String format) {
        Step alone = new Step(null, "CREATE INDEX CONCURRENTLY i ON t (a)", Tx.NONE, null, true);
        List<List<String>> read = round(format, POSTGRES, List.of(alone), List.of(Step.of(null, "DROP INDEX i")));
        assertEquals("CREATE INDEX CONCURRENTLY i ON t (a)", read.get(0).get(0));
        assertEquals(List.of("DROP INDEX i"), read.get(1));
        Map<String, String> files = new HashMap<>();
        Formats.named(format)
                .render("1", "x", new Plan(List.of(alone), List.of(), List.of()), POSTGRES)
                .forEach(f -> files.put(f.name(), f.text()));
        DirFormat shaped = in(format, files, Map.of());
        String name = shaped.executed(files.keySet()).get(0);
        // golang-migrate needs no word for a statement alone in its file
        assertEquals(
                !format.equals("golang-migrate"), shaped.withoutTransaction(MigrationFile.of(name, files.get(name))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "goose 2_b.go",
                "flyway V2__b.java",
                "flyway sub/V2__b.class",
                "golang-migrate 2_b.up.json",
                "liquibase changelog.xml"
            })
    void whatIsNotSqlIsNamed(String words) {
        String[] two = words.split(" ");
        PortolanException e = assertThrows(
                PortolanException.class,
                () -> in(
                        two[0],
                        Map.of(two[1], "<databaseChangeLog><changeSet id='1'/></databaseChangeLog>"),
                        Map.of()));
        assertEquals("migration-not-sql", e.code());
        assertTrue(e.getMessage().contains(two[1]) && e.getMessage().contains("baseline"), e.getMessage());
    }

    @Test
    void flywayCountsBaselinesAndFillsPlaceholders() {
        Map<String, String> files = Map.of(
                "V1__a.sql", "SELECT 1;",
                "B2__base.sql", "SELECT '${Name} ${flyway:filename}';",
                "sub/V10__c.sql", "SELECT '${open}';",
                "V9_1__d.sql", "SELECT '${open}';",
                "V9_1__d.sql.conf", "placeholderReplacement = false\nexecuteInTransaction=false",
                "Vx.sql", "?",
                "R__b.sql", "SELECT 5;",
                "R__a.sql", "SELECT 4;",
                "U1__a.sql", "SELECT 0;");
        DirFormat flyway = in("flyway", files, Map.of("flyway.toml", "[flyway.placeholders]\nname = \"x\""));
        List<String> executed = flyway.executed(files.keySet());
        assertEquals(List.of("B2__base.sql", "V9_1__d.sql", "sub/V10__c.sql", "R__a.sql", "R__b.sql"), executed);
        assertTrue(
                flyway.beside(files.keySet()).containsAll(List.of("sub/V10__c.sql", "U1__a.sql", "V9_1__d.sql.conf")));
        MigrationFile base = MigrationFile.of("B2__base.sql", files.get("B2__base.sql"));
        assertEquals(List.of("SELECT 'x B2__base.sql'"), texts(flyway.statements(base, POSTGRES)));
        MigrationFile own = MigrationFile.of("V9_1__d.sql", files.get("V9_1__d.sql"));
        assertEquals(List.of("SELECT '${open}'"), texts(flyway.statements(own, POSTGRES)));
        assertTrue(flyway.withoutTransaction(own));
        assertFalse(flyway.withoutTransaction(base));
        MigrationFile open = MigrationFile.of("sub/V10__c.sql", files.get("sub/V10__c.sql"));
        PortolanException e = assertThrows(PortolanException.class, () -> flyway.statements(open, POSTGRES));
        assertEquals("placeholder-missing", e.code());
        assertEquals(
                List.of("SELECT 'y'"), texts(flyway.with(Map.of("OPEN", "y")).statements(open, POSTGRES)));
        assertEquals(
                "version-twice",
                assertThrows(
                                PortolanException.class,
                                () -> in("flyway", Map.of("V1__a.sql", "", "V1.0__b.sql", ""), Map.of()))
                        .code());
    }

    @Test
    void liquibaseObeysItsAttributes() {
        MigrationFile file = MigrationFile.of("1_a.sql", """
                --liquibase formatted sql
                --property name:table value:t

                --changeset a:1 dbms:postgresql,h2
                --comment: one
                --preconditions onFail:MARK_RAN
                SELECT '${table} ${unknown}'; SELECT 2;
                --rollback SELECT 'back'; SELECT 3;

                --changeset a:2 dbms:mysql
                SELECT 'other';
                --changeset a:3 splitStatements:false runInTransaction:false
                SELECT 4; SELECT 5;
                /* liquibase rollback
                SELECT 6;
                */
                --changeset a:4 endDelimiter:/
                SELECT 7;
                /
                SELECT 8;
                /
                --changeset a:5 ignore:true
                SELECT 9;
                --rollback empty
                """);
        DirFormat liquibase = Formats.named("liquibase").on("postgres");
        assertEquals(
                List.of("SELECT 't ${unknown}'", "SELECT 2", "SELECT 4; SELECT 5", "SELECT 7", "SELECT 8"),
                texts(liquibase.statements(file, POSTGRES)));
        assertEquals(List.of("SELECT 6", "SELECT 'back'", "SELECT 3"), texts(liquibase.reverse(file, POSTGRES)));
        assertEquals(7, liquibase.statements(file, POSTGRES).get(0).line());
        assertTrue(liquibase.withoutTransaction(file));
        MigrationFile plain = MigrationFile.of("2_b.sql", "SELECT 1; SELECT 2;");
        assertEquals(List.of("SELECT 1", "SELECT 2"), texts(liquibase.statements(plain, POSTGRES)));
        String includes = "databaseChangeLog:\n  - include: {file: 2_b.sql}\n  - include: {file: 1_a.sql}\n";
        assertEquals(
                "format-cannot",
                assertThrows(
                                PortolanException.class,
                                () -> in(
                                        "liquibase",
                                        Map.of("m.yaml", includes, "1_a.sql", "", "2_b.sql", ""),
                                        Map.of()))
                        .code());
    }

    @Test
    void gooseAndDbmateReadWhatTheirToolsRead() {
        DirFormat goose = Formats.named("goose");
        assertEquals(
                List.of("CREATE TABLE countDown (a int)", "SELECT 'a;\nb'", "SELECT 'v'"),
                texts(goose.with(Map.of("X", "v")).statements(MigrationFile.of("1_a.sql", """
                        -- a word
                        -- +goose Up
                        CREATE TABLE countDown (a int);
                        -- +goose StatementBegin
                        SELECT 'a;
                        b';
                        -- +goose StatementEnd
                        -- +goose ENVSUB ON
                        SELECT '${X}';
                        -- +goose Down
                        DROP TABLE countDown;
                        """), POSTGRES)));
        for (String bad : List.of(
                "SELECT 1;", "-- +goose Down\n", "-- +goose Up\nSELECT 1", "-- +goose Up\n-- +goose Sideways\n")) {
            MigrationFile file = MigrationFile.of("1_a.sql", bad);
            assertEquals(
                    "migration-malformed",
                    assertThrows(PortolanException.class, () -> goose.statements(file, POSTGRES))
                            .code());
        }
        DirFormat dbmate = Formats.named("dbmate");
        MigrationFile file = MigrationFile.of(
                "1_a.sql",
                "-- x\n-- migrate:up transaction:false\nINSERT INTO t VALUES ('down');\n-- migrate:down\nSELECT 2;\n");
        assertEquals(List.of("INSERT INTO t VALUES ('down')"), texts(dbmate.statements(file, POSTGRES)));
        assertEquals(List.of("SELECT 2"), texts(dbmate.reverse(file, POSTGRES)));
        assertEquals(3, dbmate.statements(file, POSTGRES).get(0).line());
        assertTrue(dbmate.withoutTransaction(file));
    }
}
