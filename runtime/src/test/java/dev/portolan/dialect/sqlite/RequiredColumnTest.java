package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Never a silent zero. */
class RequiredColumnTest {
    private static Database filled() throws SQLException {
        return new Database("CREATE TABLE t (id int NOT NULL, n int)", "INSERT INTO t VALUES (1, 10), (2, NULL)");
    }

    private static Physical with(String column) throws SQLException {
        return Database.read("CREATE TABLE t (id int NOT NULL, n int, " + column + ")");
    }

    @Test
    void withoutAValueSucceedsOnAnEmptyTableAndFailsOnAFilledOne() throws SQLException {
        Physical to = with("c varchar(9) NOT NULL");
        Hints hints = new Said().origin("t.c", "com.acme.T#c").hints();
        try (Database database = filled()) {
            Planned planned = database.plan(to, hints);
            Notice notice = planned.notices().get(0);
            assertEquals("required-column-without-value", notice.code());
            assertEquals("t.c", notice.element());
            for (String part : List.of("@Backfill", "@SqlDefault", "com.acme.T#c")) {
                assertTrue(notice.message().contains(part), notice.message());
            }
            assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertEquals(List.of("1|10", "2|null"), database.rows("SELECT * FROM t"));
            database.run("DELETE FROM t");
            database.run(planned.steps());
            assertTrue(Database.inSync(database.inspect(), to));
        }
    }

    /** Whoever runs the file without a transaction keeps what comes before a failure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (id int); CREATE TABLE t (id int NOT NULL, n int, c int NOT NULL); CREATE TABLE z (id int)",
                "CREATE TABLE a (id int); CREATE TABLE t (id int NOT NULL, n int, b int, c int NOT NULL)",
                "CREATE TABLE a (id int, c int NOT NULL); CREATE TABLE t (id int NOT NULL, n int, c int NOT NULL)",
                "CREATE TABLE a (id int, c int); CREATE TABLE t (id int NOT NULL, n int, c int NOT NULL)",
                "CREATE TABLE a (id int, c int DEFAULT (random())); CREATE TABLE t (id int NOT NULL, n int, c int NOT NULL)",
            })
    void withoutAValueFailsBeforeAnythingElseIsDone(String after) throws SQLException {
        Physical to = Database.read(after.split("; "));
        try (Database database = filled()) {
            database.run("CREATE TABLE a (id int)");
            Physical was = database.inspect();
            Planned planned = database.plan(to, Hints.NONE);
            assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertEquals(was, database.inspect());
            database.run("DELETE FROM t");
            database.run(planned.steps());
            assertTrue(Database.inSync(database.inspect(), to));
        }
    }

    @Test
    void withAConstantDefaultIsAdded() throws SQLException {
        try (Database database = filled()) {
            Planned planned = database.migrate(with("c varchar(9) NOT NULL DEFAULT 'it''s'"));
            assertEquals(
                    List.of("ALTER TABLE `t` ADD COLUMN `c` varchar(9) NOT NULL DEFAULT 'it''s'"),
                    planned.steps().stream().map(Step::sql).toList());
            assertEquals(List.of("it's", "it's"), database.rows("SELECT c FROM t"));
            assertTrue(planned.notices().isEmpty());
        }
    }

    @Test
    void withAnExpressionAsDefaultIsFilledRowByRow() throws SQLException {
        try (Database database = filled()) {
            database.migrate(with("c varchar(9) NOT NULL DEFAULT (hex(randomblob(8)))"));
            assertEquals(List.of("2"), database.rows("SELECT count(DISTINCT c) FROM t WHERE length(c) = 16"));
        }
    }

    @Test
    void withABackfillIsFilledFromIt() throws SQLException {
        Hints hints = new Said().backfill("t.c", "id * 2 + IFNULL(n, 0)").hints();
        for (String column : List.of("c int NOT NULL", "c int NOT NULL DEFAULT 9", "c int NULL")) {
            try (Database database = filled()) {
                Planned planned = database.migrate(with(column), hints);
                assertEquals(List.of("12", "4"), database.rows("SELECT c FROM t ORDER BY id"), column);
                assertEquals(
                        List.of("rows-are-filled"),
                        planned.notices().stream().map(Notice::code).toList());
            }
            try (Database database = filled()) {
                Hints constant = new Said().backfill("t.c", "5").hints();
                assertTrue(database.migrate(with(column), constant).notices().isEmpty(), "cannot fail");
                assertEquals(List.of("5", "5"), database.rows("SELECT c FROM t"));
            }
        }
    }

    @Test
    void nullsAreFilledWhenAColumnBecomesRequired() throws SQLException {
        try (Database database = filled()) {
            database.migrate(
                    Database.read("CREATE TABLE t (id int NOT NULL, n int NOT NULL)"),
                    new Said().backfill("t.n", "id + 100").hints());
            assertEquals(List.of("10", "102"), database.rows("SELECT n FROM t ORDER BY id"));
        }
        try (Database database = filled()) {
            Planned planned =
                    database.migrate(Database.read("CREATE TABLE t (id int NOT NULL, n int NOT NULL DEFAULT 7)"));
            assertEquals(List.of("10", "7"), database.rows("SELECT n FROM t ORDER BY id"));
            assertTrue(planned.steps().stream().anyMatch(s -> s.sql().contains("IFNULL(`n`, 7) AS `n`")));
        }
        try (Database database = filled()) {
            Planned planned =
                    database.plan(Database.read("CREATE TABLE t (id int NOT NULL, n int NOT NULL)"), Hints.NONE);
            assertEquals(
                    List.of("nullable-to-required"),
                    planned.notices().stream().map(Notice::code).toList());
            assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertEquals(List.of("1|10", "2|null"), database.rows("SELECT * FROM t"));
        }
    }

    @Test
    void aColumnWithItsForeignKeyAndCheckIsAddedInPlace() throws SQLException {
        Physical to = Database.read(
                "CREATE TABLE t (id int NOT NULL, n int, p int, k varchar(9), CONSTRAINT fk FOREIGN KEY (p) REFERENCES t (id) ON"
                        + " DELETE SET NULL, CONSTRAINT ck CHECK (k IN ('A', 'B')))",
                "CREATE UNIQUE INDEX u ON t (id)",
                "CREATE INDEX i ON t (p)");
        try (Database database = filled()) {
            Planned planned = database.migrate(to);
            assertTrue(planned.steps().stream().noneMatch(s -> s.sql().startsWith("DROP TABLE")));
            assertEquals(
                    to.graph().tables().get(0).foreignKeys(),
                    database.inspect().graph().tables().get(0).foreignKeys());
            assertTrue(Database.inSync(database.inspect(), to));
            assertThrows(SQLException.class, () -> database.run("INSERT INTO t (id, k) VALUES (3, 'C')"));
        }
    }

    /** SQLite numbers a row whose INTEGER PRIMARY KEY is NULL. */
    @Test
    void noNumberIsInventedForAKey() throws SQLException {
        for (String b : List.of("n integer NOT NULL PRIMARY KEY", "k integer NOT NULL, PRIMARY KEY (k)")) {
            try (Database database = filled()) {
                Planned planned =
                        database.plan(Database.read("CREATE TABLE t (id int NOT NULL, " + b + ")"), Hints.NONE);
                SQLException e = assertThrows(SQLException.class, () -> database.run(planned.steps()), b);
                assertTrue(e.getMessage().contains("a required column has no value"), e.getMessage());
                assertEquals(List.of("1|10", "2|null"), database.rows("SELECT * FROM t"));
                database.run("DELETE FROM t WHERE n IS NULL " + (b.startsWith("k") ? "OR 1" : ""));
                database.run(planned.steps());
                assertEquals(b.startsWith("k") ? List.of() : List.of("1|10"), database.rows("SELECT * FROM t"));
            }
        }
        try (Database database = filled()) {
            Physical to = Database.read(
                    "CREATE TABLE t (id int NOT NULL, n int, k integer NOT NULL PRIMARY KEY AUTOINCREMENT)");
            database.migrate(to);
            assertEquals(
                    List.of("1", "2"),
                    database.rows("SELECT k FROM t ORDER BY k"),
                    "numbered by the database, as asked");
        }
    }
}
