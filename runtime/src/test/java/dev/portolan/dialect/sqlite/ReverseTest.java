package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.Fresh;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** There and back again is the structure that was. */
class ReverseTest {
    private static void assertThereAndBack(Hints hints, List<String> a, List<String> b) throws SQLException {
        Differ differ = new Differ(Database.DIALECT.rules());
        try (Database database = new Database(a.toArray(String[]::new))) {
            Graph before = database.inspect().graph();
            Difference there =
                    differ.diff(database.inspect(), Database.read(b.toArray(String[]::new)), hints, Fresh.ALL);
            database.run(Database.plan(there, hints).steps());
            assertTrue(Database.inSync(database.inspect(), there.to()), "there");
            Difference back = differ.reverse(there);
            database.run(Database.plan(back, there.reverseHints()).steps());
            assertTrue(Database.inSync(database.inspect(), there.from()), "back");
            assertTrue(Database.inSync(there.from(), database.inspect()), "back, nothing more");
            assertEquals(
                    before.opaques().stream().map(o -> o.kind() + o.name()).toList(),
                    database.inspect().graph().opaques().stream()
                            .map(o -> o.kind() + o.name())
                            .toList());
        }
    }

    @Test
    void ofTablesViewsAndTriggers() throws SQLException {
        assertThereAndBack(
                Hints.NONE,
                List.of(
                        "CREATE TABLE a (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, b int REFERENCES b (id))",
                        "CREATE TABLE b (id int PRIMARY KEY, x text COLLATE NOCASE UNIQUE, CHECK (x <> ';')) WITHOUT ROWID",
                        "CREATE INDEX i ON b (x DESC) WHERE id > 0",
                        "CREATE VIEW v AS SELECT * FROM b",
                        "CREATE TRIGGER t AFTER INSERT ON b BEGIN SELECT 1; END",
                        "INSERT INTO b VALUES (1, 'a')"),
                List.of("CREATE TABLE c (i int)", "CREATE INDEX i ON c (i)"));
    }

    @Test
    void ofColumnsAndConstraints() throws SQLException {
        assertThereAndBack(
                Hints.NONE,
                List.of(
                        "CREATE TABLE p (id int PRIMARY KEY)",
                        "CREATE TABLE t (a int NOT NULL DEFAULT 5, b varchar(9), c int REFERENCES p (id) ON DELETE CASCADE,"
                                + " g int AS (a + 1), CONSTRAINT ck CHECK (a > 0), UNIQUE (a, b))",
                        "CREATE INDEX i ON t (b)"),
                List.of(
                        "CREATE TABLE p (id int PRIMARY KEY)",
                        "CREATE TABLE t (a int NULL, b varchar(4) NOT NULL DEFAULT '', d int, g int,"
                                + " CONSTRAINT ck CHECK (a > 1), PRIMARY KEY (b))",
                        "CREATE UNIQUE INDEX i ON t (b DESC)"));
    }

    @Test
    void ofRenames() throws SQLException {
        assertThereAndBack(
                new Said()
                        .renamed("u", "t")
                        .renamed("u.y", "x")
                        .renamed("u.x", "y")
                        .hints(),
                List.of(
                        "CREATE TABLE t (id int PRIMARY KEY, x int, y text, CHECK (x > 0))",
                        "CREATE TABLE c (t int REFERENCES t (id))",
                        "CREATE VIEW v AS SELECT x, y FROM t"),
                List.of(
                        "CREATE TABLE u (id int PRIMARY KEY, y bigint, x text, CHECK (y > 0))",
                        "CREATE TABLE c (t int REFERENCES u (id))",
                        "CREATE VIEW v AS SELECT y AS x, x AS y FROM u"));
    }
}
