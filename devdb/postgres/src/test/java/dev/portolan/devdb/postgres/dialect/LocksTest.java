package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.devdb.server.ShapeCase;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.dialect.Shapes;
import dev.portolan.dialect.Shaping;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Shape;
import dev.portolan.sql.Batch;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a safe shape is for: others read and write meanwhile, which the plain plan keeps them from. */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
@Timeout(120)
class LocksTest {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private String url;
    private Connection migrator;
    private Connection writer;
    private final List<Connection> open = new ArrayList<>();

    @BeforeEach
    void connect() throws SQLException {
        url = PostgresForTests.freshUrl();
        migrator = connection();
        writer = connection();
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        open.add(connection);
        return connection;
    }

    @AfterEach
    void disconnect() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private Physical inspect() throws SQLException {
        return Workbench.DIALECT.inspector().inspect(migrator, Scope.ALL);
    }

    private Physical state(String sql) throws SQLException {
        execute(migrator, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        execute(migrator, sql);
        return inspect();
    }

    private List<Step> plan(Physical from, Physical to, Hints hints, Shapes shapes) throws SQLException {
        Difference difference = Workbench.diff(from, to, hints);
        Planner.Planned plain = Workbench.plan(difference, hints);
        return new Shaping(difference.to(), hints, shapes, ServerVersion.of(migrator))
                .apply(Workbench.DIALECT.shapes(), plain)
                .steps();
    }

    /** Files in which the server reads rows of a table that was there, while it keeps others from writing to that table. */
    private List<String> scansUnderLock(List<Step> steps) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Batch batch : Batch.of(steps)) {
            migrator.setAutoCommit(batch.withoutTransaction());
            // What was read is counted since the last flush, not since the transaction began.
            Map<String, Long> before = rowsRead("true");
            for (Step step : batch.steps()) {
                execute(migrator, step.sql());
            }
            if (!batch.withoutTransaction()) {
                rowsRead("l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')")
                        .forEach((table, rows) -> {
                            if (rows > before.getOrDefault(table, 0L)) {
                                found.add(table + ": " + batch);
                            }
                        });
                migrator.commit();
            }
            migrator.setAutoCommit(true);
        }
        return found;
    }

    private Map<String, Long> rowsRead(String locks) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        String sql = "SELECT s.relname, s.seq_tup_read FROM pg_stat_xact_user_tables s LEFT JOIN pg_locks l"
                + " ON s.relid = l.relation AND l.pid = pg_backend_pid() WHERE s.seq_tup_read > 0 AND " + locks;
        try (Statement statement = migrator.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.put(row.getString(1), row.getLong(2));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "unique", "unique_referenced", "constraint", "column_required", "everything"})
    void noFileReadsRowsUnderALockThatStopsWriters(String name) throws Exception {
        ShapeCase c = ShapeCase.all(SafeShapesTest.CASES).stream()
                .filter(x -> x.name().equals(name))
                .findFirst()
                .orElseThrow();
        Physical to = state(c.section("b"));
        Physical from = state(c.section("a"));
        execute(migrator, c.section("rows"));
        assertFalse(scansUnderLock(plan(from, to, c.hints(), Shapes.of())).isEmpty(), "the plain plan does");
        state(c.section("a"));
        execute(migrator, c.section("rows"));
        assertEquals(List.of(), scansUnderLock(plan(from, to, c.hints(), c.shapes())));
        assertEquals(to, inspect());
    }

    /** A transaction that has written stays open; does one who comes then and writes get through? */
    private boolean writesWhileBuilding(Step step) throws Exception {
        writer.setAutoCommit(false);
        execute(writer, "INSERT INTO t VALUES (2, 'open')");
        CompletableFuture<Void> building = CompletableFuture.runAsync(() -> {
            try {
                execute(migrator, step.sql());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Connection other = connection();
        String waiting = "SELECT 1 FROM pg_stat_activity WHERE query = '"
                + step.sql().replace("'", "''") + "' AND wait_event_type = 'Lock'";
        while (query(other, waiting) == null) {
            assertFalse(building.isDone(), "it does not wait for the open transaction");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        boolean through = true;
        execute(other, "SET lock_timeout = '300ms'");
        try {
            execute(other, "INSERT INTO t VALUES (3, 'meanwhile')");
        } catch (SQLException e) {
            assertEquals(LOCK_NOT_AVAILABLE, e.getSQLState(), e.getMessage());
            through = false;
        }
        writer.commit();
        building.get(60, TimeUnit.SECONDS);
        return through;
    }

    private static final String T = "CREATE TABLE t (id integer PRIMARY KEY, a text);";

    @Test
    void othersWriteWhileAnIndexIsBuilt() throws Exception {
        Physical to = state(T + "CREATE INDEX ix ON t (a)");
        for (Shapes shapes : List.of(Shapes.of(), Shapes.of(Shape.INDEX))) {
            Physical from = state(T);
            List<Step> steps = plan(from, to, Hints.NONE, shapes);
            assertEquals(1, steps.size());
            boolean safe = !shapes.everywhere().isEmpty();
            assertEquals(safe, writesWhileBuilding(steps.get(0)), steps.get(0).sql());
            assertEquals(to, inspect());
            assertEquals(safe ? "2" : "1", query(migrator, "SELECT count(*) FROM t"));
            writer.setAutoCommit(true);
        }
    }

    @Test
    void othersWriteWhileAForeignKeyIsValidated() throws Exception {
        String tables = T + "CREATE TABLE c (id integer PRIMARY KEY, t integer);";
        String rows = "INSERT INTO t VALUES (1, 'x'); INSERT INTO c VALUES (1, 1)";
        Physical to = state(tables + "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t) REFERENCES t (id)");
        Physical from = state(tables);
        execute(migrator, rows);
        execute(writer, "SET lock_timeout = '300ms'");
        migrator.setAutoCommit(false);
        execute(migrator, plan(from, to, Hints.NONE, Shapes.of()).get(0).sql());
        SQLException e = assertThrows(SQLException.class, () -> execute(writer, "INSERT INTO c VALUES (2, 1)"));
        assertEquals(LOCK_NOT_AVAILABLE, e.getSQLState());
        migrator.rollback();
        List<Batch> files = Batch.of(plan(from, to, Hints.NONE, Shapes.of(Shape.CONSTRAINT)));
        assertEquals(2, files.size());
        execute(migrator, files.get(0).steps().get(0).sql());
        migrator.commit();
        execute(migrator, files.get(1).steps().get(0).sql());
        execute(writer, "INSERT INTO t VALUES (7, 'y'); INSERT INTO c VALUES (2, 7); UPDATE c SET t = 7");
        migrator.commit();
        migrator.setAutoCommit(true);
        assertEquals(to, inspect());
    }

    @Test
    void oneWhoReadsIsNotStoppedByAColumnThatBecomesRequired() throws Exception {
        Physical to = state("CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL)");
        Physical from = state(T);
        execute(migrator, "INSERT INTO t VALUES (1, 'x')");
        execute(writer, "SET lock_timeout = '300ms'");
        migrator.setAutoCommit(false);
        execute(migrator, plan(from, to, Hints.NONE, Shapes.of()).get(0).sql());
        assertThrows(SQLException.class, () -> query(writer, "SELECT a FROM t"));
        migrator.rollback();
        for (Batch file : Batch.of(plan(from, to, Hints.NONE, Shapes.of(Shape.COLUMN)))) {
            for (Step step : file.steps()) {
                execute(migrator, step.sql());
            }
            if ("validate".equals(file.part())) {
                assertEquals("x", query(writer, "SELECT a FROM t"));
                execute(writer, "UPDATE t SET a = 'x'");
            }
            migrator.commit();
        }
        migrator.setAutoCommit(true);
        assertEquals(to, inspect());
    }

    @Test
    void anIndexWhoseBuildingWasCutOffIsMadeAnew() throws Exception {
        Physical to = state(T + "CREATE UNIQUE INDEX ix ON t (a)");
        Physical from = state(T);
        execute(migrator, "INSERT INTO t VALUES (1, 'x'), (2, 'x')");
        List<Step> steps = plan(from, to, Hints.NONE, Shapes.of(Shape.INDEX));
        assertThrows(SQLException.class, () -> execute(migrator, steps.get(0).sql()));
        execute(migrator, "DELETE FROM t WHERE id = 2");
        Physical broken = inspect();
        assertFalse(
                Workbench.diff(broken, to, Hints.NONE).isEmpty(), "an index of no use is not the one that is wanted");
        List<Step> again = plan(broken, to, Hints.NONE, Shapes.of(Shape.INDEX));
        assertEquals(
                List.of("DROP INDEX CONCURRENTLY \"ix\"", "CREATE UNIQUE INDEX CONCURRENTLY \"ix\" ON \"t\" (\"a\")"),
                again.stream().map(Step::sql).toList());
        for (Step step : again) {
            execute(migrator, step.sql());
        }
        assertEquals(to, inspect());
    }

    @Test
    void whatWasNotValidatedYetIsValidated() throws Exception {
        String tables = T + "CREATE TABLE c (id integer PRIMARY KEY, t integer);";
        String keys =
                "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t) REFERENCES t (id) ON DELETE CASCADE DEFERRABLE%s,"
                        + " ADD CONSTRAINT ck CHECK (t > 0)%s";
        Physical to = state(tables + keys.replace("%s", ""));
        Physical from = state(tables + keys.replace("%s", " NOT VALID"));
        List<Step> steps = plan(from, to, Hints.NONE, Shapes.of());
        assertEquals(1, steps.size());
        assertEquals(
                "ALTER TABLE \"c\" VALIDATE CONSTRAINT \"ck\", VALIDATE CONSTRAINT \"fk\"",
                steps.get(0).sql());
        execute(migrator, steps.get(0).sql());
        assertEquals(to, inspect());
        assertTrue(Workbench.diff(inspect(), to, Hints.NONE).isEmpty());
    }
}
