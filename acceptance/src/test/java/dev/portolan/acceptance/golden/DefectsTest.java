package dev.portolan.acceptance.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.DropKind;
import dev.portolan.diff.Excludes;
import dev.portolan.diff.Fresh;
import dev.portolan.diff.Ownership;
import dev.portolan.diff.Policy;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Step;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Atlas 1.2.3 (numbers of its section 10) and Ent 0.14.5 (of section 1.3, and of what running it showed) do wrong to a schema,
 * done right. Here: Atlas 2, 3, 5, 8 and 15, Ent 4 to 8. Elsewhere: Atlas 1, 3 and 4 on PostgreSQL in {@code changes/columns.txt} and
 * {@code enums.txt}; 5, the way back, in every change of {@code ChangesTest}, {@code CasesTest} and {@code ScriptsTest}, and in
 * {@code ReverseTest}; 15 in the {@code HostileTest} of each; Ent 1 in {@code MigrationDirTest}, 2 and 3 in {@code DevServerTest} and
 * {@code ScratchTest}; where a count begins in {@code StoriesTest}. Not about a schema: Atlas 6, 7 and 9 to 14.
 */
class DefectsTest {
    private static Physical state(Target target, String sql) throws IOException, SQLException {
        try (Connection c = target.fresh()) {
            execute(target, c, sql);
            return inspect(target, c, List.of());
        }
    }

    private static Physical inspect(Target target, Connection c, List<String> schemas) throws SQLException {
        Scope scope = new Scope(schemas.stream().map(Name::quoted).toList(), t -> false, List.of());
        return Dialects.named(target.dialect()).inspector().inspect(c, scope);
    }

    private static void execute(Target target, Connection c, String sql) throws SQLException {
        for (var one : Splitter.split(sql, Dialects.named(target.dialect()).splitRules())) {
            execute(c, one.text());
        }
    }

    private static void execute(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(sql);
        }
    }

    private static String query(Connection c, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                rows.add(r.getString(1));
            }
        }
        return String.join(",", rows);
    }

    /** Makes A with rows, goes to B and back; the query gives the same at all three. */
    private static List<Step> there(Target target, String a, String rows, String b, String sql, String expected)
            throws IOException, SQLException {
        Dialect dialect = Dialects.named(target.dialect());
        Differ differ = new Differ(dialect.rules());
        Physical to = state(target, b);
        try (Connection c = target.fresh()) {
            execute(target, c, a);
            execute(target, c, rows);
            Physical from = inspect(target, c, List.of());
            Difference difference = differ.diff(from, to, Hints.NONE);
            assertFalse(difference.isEmpty(), "nothing to do");
            List<Step> steps = plan(dialect, difference);
            run(c, steps);
            assertEquals(
                    List.of(),
                    differ.diff(inspect(target, c, List.of()), to, Hints.NONE).changes());
            assertEquals(expected, query(c, sql));
            run(c, plan(dialect, differ.reverse(difference)));
            assertEquals(
                    List.of(),
                    differ.diff(inspect(target, c, List.of()), from, Hints.NONE).changes());
            assertEquals(expected, query(c, sql));
            return steps;
        }
    }

    private static List<Step> plan(Dialect dialect, Difference difference) {
        Planner.Planned planned =
                dialect.planner().plan(difference.from(), difference.to(), difference.changes(), Hints.NONE);
        return planned.steps();
    }

    private static void run(Connection c, List<Step> steps) throws SQLException {
        for (Step step : steps) {
            execute(c, step.sql());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(50) | varchar(80)",
                "decimal(10,2) | decimal(12,4)",
                "int | bigint",
                "varchar(50) | varchar(50) COLLATE NOCASE"
            })
    void atlas8_a_size_that_changes_on_sqlite_is_seen_and_kept(String is, String want)
            throws IOException, SQLException {
        there(
                Target.SQLITE,
                "CREATE TABLE t (id integer PRIMARY KEY, c " + is + ")",
                "INSERT INTO t VALUES (1, '7')",
                "CREATE TABLE t (id integer PRIMARY KEY, c " + want + ")",
                "SELECT id || ' ' || c FROM t",
                "1 7");
    }

    @Test
    void atlas8_autoincrement_comes_and_goes_on_sqlite() throws IOException, SQLException {
        there(
                Target.SQLITE,
                "CREATE TABLE t (id integer PRIMARY KEY, c text)",
                "INSERT INTO t VALUES (5, 'x')",
                "CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, c text)",
                "SELECT id FROM t",
                "5");
    }

    @Test
    void atlas8_a_rebuild_on_sqlite_keeps_views_and_triggers() throws IOException, SQLException {
        String around = "; CREATE VIEW v AS SELECT c FROM t; CREATE TABLE log (c text);"
                + " CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.c); END";
        there(
                Target.SQLITE,
                "CREATE TABLE t (id integer PRIMARY KEY, c varchar(5))" + around,
                "INSERT INTO t VALUES (1, 'x')",
                "CREATE TABLE t (id integer PRIMARY KEY, c text NOT NULL DEFAULT '')" + around,
                "SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger') UNION ALL SELECT c FROM v UNION ALL SELECT c FROM log",
                "v,tr,x,x");
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE, `, a`b",
        "SQLITE, \", a\"b",
        "POSTGRES, \", a\"b",
        "MYSQL, `, a`b",
        "MARIADB, `, a`b",
        "H2, \", a\"b"
    })
    void atlas15_the_quote_in_a_name_is_escaped(Target target, String quote, String name)
            throws IOException, SQLException {
        String quoted = quote + name.replace(quote, quote + quote) + quote;
        there(
                target,
                "CREATE TABLE " + quoted + " (" + quoted + " int)",
                "INSERT INTO " + quoted + " VALUES (1)",
                "CREATE TABLE " + quoted + " (" + quoted + " int, x int); CREATE INDEX " + quote + "i" + quote + quote
                        + "x" + quote + " ON " + quoted + " (" + quoted + ")",
                "SELECT " + quoted + " FROM " + quoted,
                "1");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void ent4_a_table_that_is_no_longer_wanted_goes(Target target) throws IOException, SQLException {
        List<Step> steps = there(
                target,
                "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE c (t int REFERENCES t (id))",
                "INSERT INTO p VALUES (1)",
                "CREATE TABLE p (id int PRIMARY KEY)",
                "SELECT id FROM p",
                "1");
        assertTrue(steps.stream().anyMatch(s -> s.sql().startsWith("DROP TABLE")), steps.toString());
    }

    @Test
    void ent5_tables_of_one_name_in_two_schemas_are_two() throws IOException, SQLException {
        try (Connection c = Target.POSTGRES.fresh()) {
            execute(Target.POSTGRES, c, "CREATE TABLE t (id int); CREATE SCHEMA other; CREATE TABLE other.t (x int)");
            Physical both = inspect(Target.POSTGRES, c, List.of("other"));
            assertEquals(
                    List.of("t", "other.t"),
                    both.graph().tables().stream().map(t -> t.name().toString()).toList());
            assertEquals(1, both.graph().schemas().size());
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void ent6_a_view_is_made_and_taken_back(Target target) throws IOException, SQLException {
        List<Step> steps = there(
                target,
                "CREATE TABLE t (id int)",
                "INSERT INTO t VALUES (3)",
                "CREATE TABLE t (id int); CREATE VIEW v AS SELECT id FROM t",
                "SELECT id FROM t",
                "3");
        assertTrue(
                steps.stream().anyMatch(s -> s.sql().matches("CREATE (OR REPLACE )?VIEW (?s:.*)")), steps.toString());
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void ent7_where_nothing_changes_nothing_is_run(Target target) throws IOException, SQLException {
        Dialect dialect = Dialects.named(target.dialect());
        Physical state = state(target, "CREATE TABLE t (id int PRIMARY KEY, c varchar(5) DEFAULT 'x' CHECK (c <> ''))");
        Difference difference = new Differ(dialect.rules()).diff(state, state, Hints.NONE);
        assertEquals(List.of(), plan(dialect, difference));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void ent8_a_column_that_may_not_go_stays_through_a_rebuild(Target target) throws IOException, SQLException {
        Dialect dialect = Dialects.named(target.dialect());
        Physical to = state(target, "CREATE TABLE t (id int PRIMARY KEY, name varchar(9))");
        try (Connection c = target.fresh()) {
            execute(c, "CREATE TABLE t (id int PRIMARY KEY, keep varchar(9), name varchar(5) NOT NULL)");
            execute(c, "INSERT INTO t VALUES (1, 'kept', 'n')");
            Physical from = inspect(target, c, List.of());
            Set<DropKind> none = EnumSet.noneOf(DropKind.class);
            Policy policy =
                    new Policy(none, Ownership.of(List.of(from.graph()), dialect.rules()), Excludes.DEFAULT, false);
            Policy.Merged merged = policy.merge(from, to, Hints.NONE, Fresh.NONE, dialect.rules());
            run(c, plan(dialect, new Differ(dialect.rules()).diff(merged.current(), merged.desired(), Hints.NONE)));
            assertEquals("kept", query(c, "SELECT keep FROM t"));
        }
    }

    @ParameterizedTest
    @CsvSource({"MYSQL", "MARIADB", "POSTGRES", "H2", "SQLITE"})
    void atlas2_a_check_changes(Target target) throws IOException, SQLException {
        there(
                target,
                "CREATE TABLE t (id int PRIMARY KEY, c int, CONSTRAINT ck CHECK (c > 0))",
                "INSERT INTO t VALUES (1, 7)",
                "CREATE TABLE t (id int PRIMARY KEY, c int, CONSTRAINT ck CHECK (c > 5))",
                "SELECT c FROM t",
                "7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "MYSQL | 'a','b','c' | 'a','c'", "MYSQL | 'a','c' | 'c','a','b'", "MARIADB | 'a','b','c' | 'a','c'",
                "MARIADB | 'a','c' | 'c','a','b'", "H2 | 'a','b','c' | 'a','c'", "H2 | 'a','c' | 'c','a','b'"
            })
    void atlas3_values_of_an_enum_go_and_change_their_order(Target target, String is, String want)
            throws IOException, SQLException {
        there(
                target,
                "CREATE TABLE t (id int PRIMARY KEY, c enum(" + is + "))",
                "INSERT INTO t VALUES (1, 'a'), (2, 'c'), (3, NULL)",
                "CREATE TABLE t (id int PRIMARY KEY, c enum(" + want + "))",
                "SELECT CONCAT(id, c) FROM t WHERE c IS NOT NULL ORDER BY id",
                "1a,2c");
    }

    @ParameterizedTest
    @CsvSource({"MYSQL", "MARIADB", "POSTGRES", "SQLITE"})
    void atlas5_a_column_that_is_no_longer_computed_is_so_again_on_the_way_back(Target target)
            throws IOException, SQLException {
        there(
                target,
                "CREATE TABLE t (id int PRIMARY KEY, c int GENERATED ALWAYS AS (id * 2) STORED)",
                "INSERT INTO t (id) VALUES (4)",
                "CREATE TABLE t (id int PRIMARY KEY, c int)",
                "SELECT c FROM t",
                "8");
    }

    /** Ent makes every timestamp of MariaDB nullable. */
    @ParameterizedTest
    @CsvSource({"MYSQL", "MARIADB"})
    void ent_a_required_time_is_required(Target target) throws IOException, SQLException {
        there(
                target,
                "CREATE TABLE t (id int PRIMARY KEY, at timestamp NULL)",
                "INSERT INTO t VALUES (1, '2026-01-02 03:04:05')",
                "CREATE TABLE t (id int PRIMARY KEY, at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)",
                "SELECT CAST(at AS char) FROM t",
                "2026-01-02 03:04:05");
        Physical state =
                state(target, "CREATE TABLE t (at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, id int PRIMARY KEY)");
        assertFalse(state.graph().tables().get(0).columns().get(0).nullable());
    }

    /** Ent leaves out a default of a text or of JSON on MySQL, without a word. */
    @ParameterizedTest
    @CsvSource({"MYSQL", "MARIADB"})
    void ent_a_default_of_a_long_text_and_of_json_is_kept(Target target) throws IOException, SQLException {
        there(
                target,
                "CREATE TABLE t (id int PRIMARY KEY, c longtext, j json)",
                "INSERT INTO t (id) VALUES (1)",
                "CREATE TABLE t (id int PRIMARY KEY, c longtext DEFAULT ('it''s'), j json DEFAULT ('{\"a\": 1}'))",
                "SELECT id FROM t",
                "1");
    }

    /** Ent's names of unique columns are longer than the server keeps, so that it never finds them again. */
    @ParameterizedTest
    @EnumSource(Target.class)
    void ent_a_long_name_of_an_index_is_found_again(Target target) throws IOException, SQLException {
        String table = "t" + "x".repeat(39);
        String column = "c" + "y".repeat(39);
        String index = "i" + "z".repeat(61);
        there(
                target,
                "CREATE TABLE " + table + " (id int PRIMARY KEY)",
                "INSERT INTO " + table + " VALUES (1)",
                "CREATE TABLE " + table + " (id int PRIMARY KEY, " + column + " int); CREATE UNIQUE INDEX " + index
                        + " ON " + table + " (" + column + ")",
                "SELECT id FROM " + table,
                "1");
    }
}
