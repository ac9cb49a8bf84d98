package dev.portolan.dialect.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views that nobody asked for stay as they are over tables and views that change, or the migration fails before it has begun. */
class KeptViewsTest {
    private static final String[] TABLES = {
        "create table t (id int, b int, c int)",
        "create table u (id int, b int, d int)",
        "create view base as select id, b, c from t",
        "insert into t values (1, null, 3)",
        "insert into u values (1, 4, 5)"
    };
    private static final String[] AFTER = {
        "create table t (id int, c int, d int, b uuid)",
        "create table u (id int, b int, d int)",
        "create view base as select id, c from t"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select b from base",
                "select x.id, x.b + 1 as n from base as x where x.c > 0",
                "table base",
                "with w as (select b + 1 as q from t) select q from w",
                "select max(b) - 1 as m from t",
                "select t.id, d from t join u on t.id = u.id",
                "select id from u where exists (select 1 from t where b > u.b)",
                "select (select b + 1 from t) as n from u",
            })
    void oneThatCannotBeMadeAgainIsRefusedFirst(String query) throws SQLException {
        try (Database database = new Database(TABLES)) {
            database.run("create view kept as " + query);
            Physical was = database.inspect();
            Planned planned = plan(was);
            SQLException failure = assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertTrue(failure.getMessage().contains("View KEPT stays and reads "), failure.getMessage());
            assertEquals(was, database.inspect());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from base",
                "select c as b from t",
                "select b from u",
                "select u.b, u.d from u join t on u.id = t.id",
                "select public.u.d, public.t.c from public.t join public.u on public.u.id = public.t.id",
                "select b from (select c as b from t) as z",
                "select id, (select max(b) from u where u.id = t.id) as \"we\"\"ird\" from t",
                "select 'b' as k, count(*) from base group by c",
                "with w (b) as (select id from base) select w.b from w",
                "(select id from t) union (select b from u) order by 1",
                "table u",
            })
    void oneThatCanBeMadeAgainIsNotRefused(String query) throws SQLException {
        try (Database database = new Database(TABLES)) {
            database.run("create view kept as " + query);
            Physical was = database.inspect();
            List<String> rows = database.rows("select * from kept");
            Planned planned = plan(was);
            database.run(planned.steps());
            assertEquals(rows, database.rows("select * from kept"));
            assertEquals(view(was, "KEPT"), view(database.inspect(), "KEPT"));
        }
    }

    /** No table changes: only the view that is read does, and others stand between. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id, b from base",
                "select * from (select id, b as c from base) as x",
                "select count(b) as n from base",
                "select id from u where b in (select b from base)"
            })
    void oneOverAViewThatAloneChangesIsRefusedFirstToo(String query) throws SQLException {
        try (Database database = new Database(TABLES)) {
            database.run(
                    "create view between1 as select id, c from base",
                    "create view kept as " + query,
                    "create view over as select * from kept");
            Physical was = database.inspect();
            Planned planned = plan(was, "select id, c from t where c > 0");
            SQLException failure = assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertTrue(failure.getMessage().contains("View KEPT stays and reads view BASE"), failure.getMessage());
            assertEquals(was, database.inspect());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id, c from t where c > 0",
                "select id + 0.5 as id, 'x' as c from u",
                "select c, id, b from t"
            })
    void oneOverAViewThatAloneChangesIsMadeAgain(String base) throws SQLException {
        try (Database database = new Database(TABLES)) {
            database.run(
                    "create view between1 (n, m) as select id, c from base where id is not null",
                    "create view kept as select n from between1",
                    "create view other as select id from u");
            Physical was = database.inspect();
            Planned planned = plan(was, base);
            assertFalse(planned.steps().toString().contains("OTHER"), planned.toString());
            database.run(planned.steps());
            assertEquals(view(was, "KEPT"), view(database.inspect(), "KEPT"));
            assertEquals(view(was, "BETWEEN1"), view(database.inspect(), "BETWEEN1"));
            assertEquals(1, database.rows("select n from kept").size());
            assertTrue(Database.diff(database.inspect(), wanted(was, base), Hints.NONE)
                    .changes()
                    .isEmpty());
        }
    }

    /** The same tables, and another view BASE. */
    private static Planned plan(Physical was, String base) throws SQLException {
        return Database.plan(Database.diff(was, wanted(was, base), Hints.NONE), Hints.NONE);
    }

    private static Physical wanted(Physical was, String base) throws SQLException {
        List<View> views = new ArrayList<>(was.graph().views());
        views.removeIf(v -> v.name().text().equals("BASE"));
        views.add(view(Database.read(TABLES[0], TABLES[1], "create view base as " + base), "BASE"));
        return new Physical("h2", was.graph().withViews(views));
    }

    /** Its text does not hold them. */
    @Test
    void aViewThatIsMadeAgainKeepsWhatItsColumnsAreCalled() throws SQLException {
        try (Database database = new Database(TABLES)) {
            database.run(
                    "create view kept (p, \"q \"\" 2\") as select id, c from t",
                    "create view over as select p from kept");
            Physical was = database.inspect();
            Planned planned = plan(was);
            assertTrue(planned.steps().toString().contains("DROP VIEW \"KEPT\""), planned.toString());
            database.run(planned.steps());
            assertEquals(List.of("1|3"), database.rows("select p, \"q \"\" 2\" from kept"));
            assertEquals(view(was, "KEPT"), view(database.inspect(), "KEPT"));
        }
    }

    @Test
    void nothingIsAskedWhereNothingThatIsReadChanges() throws SQLException {
        try (Database database = new Database(TABLES)) {
            database.run(
                    "create view kept as select id, c from t where c > 1", "create view over as select c from kept");
            Planned planned = plan(database.inspect());
            assertFalse(planned.steps().toString().contains("can stay as it is"), planned.toString());
            database.run(planned.steps());
        }
    }

    private static Planned plan(Physical was) throws SQLException {
        Graph wanted = Database.read(AFTER).graph();
        List<View> views = new ArrayList<>(wanted.views());
        was.graph().views().stream()
                .filter(v -> !v.name().text().equals("BASE"))
                .forEach(views::add);
        Physical to = new Physical("h2", wanted.withViews(views));
        return Database.plan(Database.diff(was, to, Hints.NONE), Hints.NONE);
    }

    private static View view(Physical state, String name) {
        return state.graph().views().stream()
                .filter(v -> v.name().text().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
