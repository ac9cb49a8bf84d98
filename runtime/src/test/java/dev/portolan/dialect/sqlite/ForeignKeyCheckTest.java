package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignKeyCheckTest {
    private static final String P = "CREATE TABLE \"p'\" (id int NOT NULL PRIMARY KEY, x int UNIQUE)";
    private static final String C = "CREATE TABLE c (id int, p int REFERENCES \"p'\" (id), x int)";

    private static Database broken() throws SQLException {
        return new Database(
                P,
                C,
                "PRAGMA foreign_keys = off",
                "INSERT INTO \"p'\" VALUES (1, 1)",
                "INSERT INTO c VALUES (1, 1, 1), (2, 77, 5)",
                "PRAGMA foreign_keys = on");
    }

    @Test
    void whatWasBrokenBeforeDoesNotCount() throws SQLException {
        try (Database database = broken()) {
            database.migrate(Database.read(P.replace("x int", "x text"), C.replace("id int,", "id text,")));
            assertEquals(List.of("1|1|1", "2|77|5"), database.rows("SELECT * FROM c"));
            assertEquals(List.of("0"), database.rows("SELECT count(*) FROM sqlite_temp_schema"));
        }
    }

    @Test
    void aNewForeignKeyThatRowsBreakFailsTheFile() throws SQLException {
        try (Database database = broken()) {
            Physical to = Database.read(P, C.replace("x int)", "x int REFERENCES \"p'\" (x))"));
            Planned planned = database.plan(to, Hints.NONE);
            assertTrue(planned.notices().stream().anyMatch(n -> n.code().equals("new-foreign-key")));
            SQLException e = assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertTrue(e.getMessage().contains("foreign keys without a parent row"), e.getMessage());
            database.run("UPDATE c SET x = 1");
            database.run(planned.steps());
            assertTrue(Database.inSync(database.inspect(), to));
        }
    }

    @Test
    void aForeignKeyToColumnsThatAreNotUniqueIsSaidAndCanBeMended() throws SQLException {
        String child = "CREATE TABLE c (p int REFERENCES p (x), y int)";
        try (Database database = new Database(
                "CREATE TABLE p (x int)", child, "PRAGMA foreign_keys = off", "INSERT INTO c VALUES (3, 3)")) {
            Physical still = Database.read("CREATE TABLE p (x text)", child);
            assertTrue(database.migrate(still).notices().stream()
                    .noneMatch(n -> n.code().equals("new-foreign-key")));
            Physical mended =
                    Database.read("CREATE TABLE p (x int NOT NULL PRIMARY KEY)", child.replace("y int", "y text"));
            Planned planned = database.plan(mended, Hints.NONE);
            assertThrows(
                    SQLException.class, () -> database.run(planned.steps()), "now the row is seen to have no parent");
            database.run("PRAGMA foreign_keys = off", "INSERT INTO p VALUES (3)");
            database.run(planned.steps());
            assertEquals(List.of("3|3"), database.rows("SELECT * FROM c"));
        }
    }

    @Test
    void cyclesAndSelfReferencesSurviveARebuild() throws SQLException {
        String a =
                "CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES b (id) ON DELETE CASCADE, a int REFERENCES a (id), n int)";
        String b = "CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a (id) ON DELETE CASCADE, n int)";
        try (Database database = new Database(
                a,
                b,
                "PRAGMA foreign_keys = off",
                "INSERT INTO a VALUES (1, 1, 1, 0)",
                "INSERT INTO b VALUES (1, 1, 0)",
                "PRAGMA foreign_keys = on")) {
            database.migrate(Database.read(a.replace("n int", "n text"), b.replace("n int", "n text")));
            assertEquals(List.of("1|1|1|0"), database.rows("SELECT * FROM a"));
            assertEquals(
                    List.of("a|a", "a|b"),
                    database.rows("SELECT 'a', \"table\" FROM pragma_foreign_key_list('a') ORDER BY 2"));
            database.run("DELETE FROM b");
            assertEquals(
                    List.of(),
                    database.rows("SELECT * FROM a"),
                    "the new tables refer to each other, not to temporary names");
            database.migrate(new Physical("sqlite", dev.portolan.schema.Graph.EMPTY));
            assertEquals(List.of(), database.rows("SELECT name FROM sqlite_schema"));
        }
    }
}
