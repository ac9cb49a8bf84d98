package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Step;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenameTest {
    @Test
    void aTableAndItsColumnFollowedByAllThatNamesThem() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE a (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, x int NOT NULL, CHECK (x > 0))",
                "CREATE TABLE c (id int, a_id int REFERENCES a (id) ON DELETE CASCADE)",
                "CREATE INDEX i ON a (x)",
                "CREATE VIEW v AS SELECT x FROM a",
                "CREATE TRIGGER t AFTER INSERT ON c BEGIN UPDATE a SET x = x + 1 WHERE id = new.a_id; END",
                "INSERT INTO a VALUES (5, 1)",
                "INSERT INTO c VALUES (1, 5)")) {
            Physical to = Database.read(
                    "CREATE TABLE b (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, y int NOT NULL, CHECK (y > 0))",
                    "CREATE TABLE c (id int, a_id int REFERENCES b (id) ON DELETE CASCADE)",
                    "CREATE INDEX i ON b (y)",
                    "CREATE VIEW v AS SELECT y FROM b");
            Hints hints = new Said().renamed("b", "a").renamed("b.y", "x").hints();
            Planned planned = database.migrate(to, hints);
            assertTrue(
                    planned.steps().stream().noneMatch(s -> s.sql().startsWith("PRAGMA")),
                    planned.steps().toString());
            assertEquals(
                    "rename a table from \"a\" to \"b\"",
                    planned.steps().stream()
                            .map(Step::comment)
                            .filter(c -> c.startsWith("rename a table"))
                            .findFirst()
                            .orElse(""));
            database.run("INSERT INTO c VALUES (2, 5)");
            assertEquals(List.of("3"), database.rows("SELECT * FROM v"));
            assertTrue(database.plan(to, hints).steps().isEmpty());
        }
    }

    @Test
    void withANewTypeAndATriggerOfItsOwn() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE a (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(9) NULL, other int)",
                "CREATE TABLE kept (log_id int)",
                "CREATE VIEW v AS SELECT name AS n FROM a",
                "CREATE TRIGGER t AFTER UPDATE OF name ON a WHEN new.name <> 'name' BEGIN INSERT INTO kept VALUES (old.id); END",
                "INSERT INTO a VALUES (5, 'x', 1)")) {
            Physical to = Database.read(
                    "CREATE TABLE b (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, title varchar(20) NOT NULL, other int)",
                    "CREATE TABLE kept (log_id int)",
                    "CREATE VIEW v AS SELECT title AS n FROM b");
            Hints hints =
                    new Said().renamed("b", "a").renamed("b.title", "name").hints();
            database.migrate(to, hints);
            database.run("UPDATE b SET title = 'y'", "UPDATE b SET title = 'name'");
            assertEquals(
                    List.of("5"), database.rows("SELECT * FROM kept"), "the string 'name' is none of its business");
            assertEquals(List.of("name"), database.rows("SELECT n FROM v"));
            assertTrue(database.plan(to, hints).steps().isEmpty());
        }
    }

    @Test
    void aDoubtfulNameInATriggerIsAnErrorThatSaysWhatToDo() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE a (x varchar(9))",
                "CREATE TABLE k (x int)",
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO k (x) VALUES (new.x); END")) {
            Physical to = Database.read("CREATE TABLE a (y varchar(20))", "CREATE TABLE k (x int)");
            Hints hints = new Said().renamed("a.y", "x").hints();
            PortolanException e = assertThrows(PortolanException.class, () -> database.plan(to, hints));
            assertTrue(e.getMessage().contains("two migrations"), e.getMessage());
        }
    }

    @Test
    void tablesSwapAndFollowEachOther() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE a (n int)",
                "CREATE TABLE b (n int)",
                "CREATE TABLE c (n int)",
                "CREATE TABLE d (n int)",
                "INSERT INTO a VALUES (1)",
                "INSERT INTO b VALUES (2)",
                "INSERT INTO c VALUES (3)",
                "INSERT INTO d VALUES (4)")) {
            Physical to = Database.read(
                    "CREATE TABLE a (n int)",
                    "CREATE TABLE b (n int)",
                    "CREATE TABLE d (n int)",
                    "CREATE TABLE e (n text)");
            Hints hints = new Said()
                    .renamed("a", "b")
                    .renamed("b", "a")
                    .renamed("d", "c")
                    .renamed("e", "d")
                    .hints();
            database.migrate(to, hints);
            assertEquals(
                    List.of("2|1|3|4"),
                    database.rows("SELECT (SELECT n FROM a), (SELECT n FROM b), (SELECT n FROM d), (SELECT n FROM e)"));
        }
    }

    @Test
    void columnsSwapAndFollowEachOther() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE t (a int, b int, c int, d int, CHECK (a < b))", "INSERT INTO t VALUES (1, 2, 3, 4)")) {
            Physical to = Database.read("CREATE TABLE t (b int, a int, d varchar(3), e int, CHECK (b < a))");
            Hints hints = new Said()
                    .renamed("t.a", "b")
                    .renamed("t.b", "a")
                    .renamed("t.d", "c")
                    .renamed("t.e", "d")
                    .hints();
            database.migrate(to, hints);
            assertEquals(List.of("2|1|3|4"), database.rows("SELECT a, b, d, e FROM t"));
        }
    }

    @Test
    void valuesWithoutACheckAreUpdated() throws SQLException {
        String sql = "CREATE TABLE t (id int, k varchar(9) NOT NULL)";
        try (Database database = new Database(sql, "INSERT INTO t VALUES (1, 'A'), (2, 'B'), (3, 'C')")) {
            Physical state = database.inspect();
            var table = dev.portolan.schema.QName.quoted("t");
            var column = dev.portolan.schema.Name.quoted("k");
            List<dev.portolan.schema.Change> changes = List.of(
                    new dev.portolan.schema.Change.RenameValue(table, column, "A", "B"),
                    new dev.portolan.schema.Change.RenameValue(table, column, "B", "it's"));
            database.run(Database.DIALECT
                    .planner()
                    .plan(state, state, changes, Hints.NONE)
                    .steps());
            assertEquals(List.of("B", "it's", "C"), database.rows("SELECT k FROM t ORDER BY id"), "all at once");
        }
    }

    @Test
    void valuesUnderACheckAreChangedWithIt() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE t (id int, k varchar(9), CONSTRAINT ck CHECK (k IN ('A', 'B')))",
                "INSERT INTO t VALUES (1, 'A'), (2, 'B'), (3, NULL)")) {
            Physical to = Database.read("CREATE TABLE t (id int, k varchar(9), CONSTRAINT ck CHECK (k IN ('X', 'B')))");
            database.migrate(to, new Said().value("t.k", "A", "X").hints());
            assertEquals(List.of("X", "B", "null"), database.rows("SELECT k FROM t ORDER BY id"));
        }
    }
}
