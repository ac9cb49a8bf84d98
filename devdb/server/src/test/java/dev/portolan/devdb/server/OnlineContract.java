package dev.portolan.devdb.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.dialect.Shapes;
import dev.portolan.dialect.Shaping;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Shape;
import dev.portolan.sql.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MySQL and MariaDB do while others read and write. */
@Timeout(180)
public abstract class OnlineContract extends ShapesContract {
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    protected OnlineContract(String dialect) {
        super(dialect, Path.of("../server/src/test/resources/shapes-mysql"), " " + dialect, 6);
    }

    protected abstract String freshUrl() throws SQLException;

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Planner.Planned plain(String a, String b) throws SQLException {
        Physical to = state(b);
        return plan(diff(state(a), to, Hints.NONE), Hints.NONE);
    }

    @Test
    void anOldServerAddsColumnsInPlace() throws SQLException {
        Planner.Planned plain =
                plain("CREATE TABLE t (id int PRIMARY KEY)", "CREATE TABLE t (id int PRIMARY KEY, a int)");
        Physical to = state("CREATE TABLE t (id int PRIMARY KEY, a int)");
        Shaping old = new Shaping(to, Hints.NONE, Shapes.of(Shape.COLUMN), ServerVersion.parse("5.7.44"));
        String sql = old.apply(dialect.shapes(), plain).steps().get(0).sql();
        assertTrue(sql.endsWith("ADD COLUMN `a` int NULL, ALGORITHM=INPLACE, LOCK=NONE"), sql);
    }

    /** What a notice says of a clause is so: the server refuses it where others are to write meanwhile. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MODIFY COLUMN a bigint NULL",
                "MODIFY COLUMN w varchar(20) NULL",
                "MODIFY COLUMN w varchar(200) NULL",
                "MODIFY COLUMN e enum('y','x') NULL",
                "ADD COLUMN c int AS (id + 1) STORED",
                "ADD COLUMN c char(36) DEFAULT (uuid())",
                "ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES t (id)",
                "ADD CONSTRAINT ck CHECK (a > 0)",
                "ADD FULLTEXT INDEX ft (w)",
                "DROP PRIMARY KEY"
            })
    void whatTheServerCannotDoOnlineItRefusesInsteadOfLocking(String clause) throws SQLException {
        state("CREATE TABLE t (id int PRIMARY KEY, a int, w varchar(50), e enum('x','y'))");
        assertThrows(SQLException.class, () -> execute("ALTER TABLE t " + clause + ", ALGORITHM=INPLACE, LOCK=NONE"));
    }

    /** A transaction that has read stays open: the change waits for it, and all who come after wait for the change. */
    @Test
    void aLimitKeepsOthersFromQueueingBehindAStatementThatWaits() throws Exception {
        String a = "CREATE TABLE t (id int PRIMARY KEY, a int)";
        Planner.Planned plain = plain(a, a.replace("a int", "a int, KEY ix (a)"));
        Physical to = state(a.replace("a int", "a int, KEY ix (a)"));
        List<Step> limited = shaped(
                        plain, to, Hints.NONE, Shapes.of(Shape.INDEX).withTimeouts(Duration.ofSeconds(1), null))
                .steps();
        String url = freshUrl();
        try (Connection migrator = DriverManager.getConnection(url);
                Connection reader = DriverManager.getConnection(url);
                Connection writer = DriverManager.getConnection(url)) {
            execute(migrator, a);
            execute(writer, "SET SESSION lock_wait_timeout = 1");
            reader.setAutoCommit(false);
            execute(reader, "SELECT * FROM t");
            SQLException e = assertThrows(SQLException.class, () -> {
                for (Step step : limited) {
                    execute(migrator, step.sql());
                }
            });
            assertEquals(LOCK_WAIT_TIMEOUT, e.getErrorCode(), e.getMessage());
            execute(writer, "INSERT INTO t VALUES (1, 1)");

            execute(migrator, "SET SESSION lock_wait_timeout = DEFAULT");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                try {
                    execute(migrator, plain.steps().get(0).sql());
                } catch (SQLException x) {
                    throw new IllegalStateException(x);
                }
            });
            boolean blocked = false;
            for (int i = 2; !blocked; i++) {
                assertFalse(waiting.isDone(), "it does not wait for the open transaction");
                try {
                    execute(writer, "INSERT INTO t VALUES (" + i + ", 1)");
                } catch (SQLException x) {
                    assertEquals(LOCK_WAIT_TIMEOUT, x.getErrorCode(), x.getMessage());
                    blocked = true;
                }
            }
            reader.commit();
            waiting.get(60, TimeUnit.SECONDS);
        }
    }
}
