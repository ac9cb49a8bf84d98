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

/**
 * What Atlas 1.2.3 (numbers of its section 10) and Ent 0.14.5 (of section 1.3) do wrong to a schema on SQLite and PostgreSQL, done
 * right. Here: Atlas 8 and 15, Ent 4, 5, 6, 7 and 8. Elsewhere on PostgreSQL, in {@code devdb/postgres}: Atlas 1, 3 and 4 in
 * {@code changes/columns.txt} and {@code enums.txt}, 15 in {@code HostileTest}, Ent 2 and 3 in {@code DevServerTest}; Atlas 5, the way
 * back, in every change of {@code ChangesTest} and, on SQLite, in {@code ReverseTest}. Not about a schema: Atlas 6, 7 and 9 to 14.
 */
class DefectsTest {
    private static Physical state(Target target, String sql) throws IOException, SQLException {
        try (Connection c = target.fresh()) {
            execute(c, sql);
            return inspect(target, c, List.of());
        }
    }

    private static Physical inspect(Target target, Connection c, List<String> schemas) throws SQLException {
        Scope scope = new Scope(schemas.stream().map(Name::quoted).toList(), t -> false, List.of());
        return Dialects.named(target.dialect()).inspector().inspect(c, scope);
    }

    private static void execute(Connection c, String sql) throws SQLException {
        if (!sql.isEmpty()) {
            try (Statement s = c.createStatement()) {
                s.setEscapeProcessing(false);
                s.executeUpdate(sql);
            }
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
            execute(c, a);
            execute(c, rows);
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
    @CsvSource({"SQLITE, `, a`b", "SQLITE, \", a\"b", "POSTGRES, \", a\"b"})
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
    @CsvSource({"SQLITE", "POSTGRES"})
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
            execute(c, "CREATE TABLE t (id int); CREATE SCHEMA other; CREATE TABLE other.t (x int)");
            Physical both = inspect(Target.POSTGRES, c, List.of("other"));
            assertEquals(
                    List.of("t", "other.t"),
                    both.graph().tables().stream().map(t -> t.name().toString()).toList());
            assertEquals(1, both.graph().schemas().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRES"})
    void ent6_a_view_is_made_and_taken_back(Target target) throws IOException, SQLException {
        List<Step> steps = there(
                target,
                "CREATE TABLE t (id int)",
                "INSERT INTO t VALUES (3)",
                "CREATE TABLE t (id int); CREATE VIEW v AS SELECT id FROM t",
                "SELECT id FROM t",
                "3");
        assertTrue(steps.stream().anyMatch(s -> s.sql().startsWith("CREATE VIEW")), steps.toString());
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRES"})
    void ent7_where_nothing_changes_nothing_is_run(Target target) throws IOException, SQLException {
        Dialect dialect = Dialects.named(target.dialect());
        Physical state = state(target, "CREATE TABLE t (id int PRIMARY KEY, c varchar(5) DEFAULT 'x' CHECK (c <> ''))");
        Difference difference = new Differ(dialect.rules()).diff(state, state, Hints.NONE);
        assertEquals(List.of(), plan(dialect, difference));
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRES"})
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
}
