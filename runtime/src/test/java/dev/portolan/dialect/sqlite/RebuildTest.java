package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that hangs on a table may be lost when it is built anew. */
class RebuildTest {
    private static final String PARENT =
            "CREATE TABLE parent (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(9) NULL, self int NULL REFERENCES"
                    + " parent (id) ON DELETE CASCADE)";
    private static final String CHILD =
            "CREATE TABLE child (id int NOT NULL PRIMARY KEY, p int NOT NULL REFERENCES parent (id) ON DELETE CASCADE, q int"
                    + " REFERENCES parent (id) ON DELETE SET NULL)";

    private static Database filled() throws SQLException {
        return new Database(
                PARENT,
                CHILD,
                "CREATE TABLE log (what text, id int)",
                "CREATE INDEX parent_name ON parent (name DESC) WHERE name IS NOT NULL",
                "CREATE VIEW names AS SELECT id, name FROM parent",
                "CREATE VIEW more AS SELECT count(*) AS n FROM names",
                "CREATE TRIGGER on_parent AFTER INSERT ON parent BEGIN INSERT INTO log VALUES ('parent; new', new.id); END",
                "CREATE TRIGGER on_child AFTER INSERT ON child BEGIN UPDATE parent SET name = 'has' WHERE id = new.p; END",
                "INSERT INTO parent VALUES (1, 'a', NULL), (2, NULL, 1), (3, 'c', 2), (9, 'gone', NULL)",
                "DELETE FROM parent WHERE id = 9",
                "INSERT INTO child VALUES (1, 1, 2), (2, 2, 1)",
                "UPDATE parent SET name = NULL WHERE id = 2");
    }

    @Test
    void keepsRowsChildrenIndexesTriggersViewsAndTheCounter() throws SQLException {
        try (Database database = filled()) {
            List<String> parents = database.rows("SELECT id, self FROM parent");
            List<String> children = database.rows("SELECT * FROM child");
            List<String> schema = schema(database);
            Physical to = Database.read(
                    PARENT.replace("name varchar(9) NULL", "name varchar(40) NOT NULL DEFAULT '?'"),
                    CHILD,
                    "CREATE TABLE log (what text, id int)",
                    "CREATE INDEX parent_name ON parent (name DESC) WHERE name IS NOT NULL",
                    "CREATE VIEW names AS SELECT id, name FROM parent",
                    "CREATE VIEW more AS SELECT count(*) AS n FROM names");
            Planned planned = database.migrate(to);
            assertTrue(planned.steps().stream().allMatch(s -> s.tx() == Tx.NONE));
            assertEquals(parents, database.rows("SELECT id, self FROM parent"));
            assertEquals(List.of("?"), database.rows("SELECT name FROM parent WHERE id = 2 AND name = '?'"));
            assertEquals(children, database.rows("SELECT * FROM child"));
            assertEquals(schema, schema(database));
            assertEquals(List.of("1"), database.rows("PRAGMA foreign_keys"));
            assertEquals(List.of("0"), database.rows("PRAGMA legacy_alter_table"));
            assertEquals(List.of("0"), database.rows("SELECT count(*) FROM sqlite_temp_schema"));
            database.run("INSERT INTO parent (name) VALUES ('d')");
            assertEquals(
                    List.of("10"),
                    database.rows("SELECT max(id) FROM parent"),
                    "the number of a deleted row is not given again");
            assertEquals(List.of("10"), database.rows("SELECT id FROM log WHERE what = 'parent; new' AND id > 9"));
            assertEquals(List.of("4"), database.rows("SELECT n FROM more"));
            database.run("INSERT INTO child VALUES (3, 3, NULL)");
            assertEquals(List.of("has"), database.rows("SELECT name FROM parent WHERE id = 3"));
            database.run("DELETE FROM parent WHERE id = 1");
            assertEquals(List.of("10"), database.rows("SELECT id FROM parent"), "cascades as before");
        }
    }

    @Test
    void aDefaultKeepsItsParenthesesAndIsTheSameWithout() throws SQLException {
        try (Database database =
                new Database("CREATE TABLE t (a int DEFAULT (7), b text)", "INSERT INTO t DEFAULT VALUES")) {
            Physical without = Database.read("CREATE TABLE t (a int DEFAULT 7, b text)");
            assertEquals(List.of(), database.plan(without, Hints.NONE).steps());
            database.migrate(
                    Database.read("CREATE TABLE t (a int DEFAULT 7, b varchar(9), c text NOT NULL DEFAULT ('x'))"));
            String sql = database.rows("SELECT sql FROM sqlite_schema").get(0);
            assertTrue(sql.contains("DEFAULT (7)") && sql.contains("DEFAULT ('x')"), sql);
            database.migrate(
                    Database.read(
                            "CREATE TABLE t (a int DEFAULT 7, b varchar(9), c text NOT NULL DEFAULT 'x', d int NOT NULL DEFAULT (-1))"));
            assertEquals(List.of("-1"), database.rows("SELECT d FROM t WHERE a = 7 AND c = 'x'"));
        }
    }

    private static List<String> schema(Database database) throws SQLException {
        return database.rows(
                "SELECT type || name || tbl_name || CASE WHEN type IN ('view', 'trigger') THEN sql ELSE '' END"
                        + " FROM sqlite_schema ORDER BY 1");
    }

    @Test
    void severalInOneFileAreOneTransaction() throws SQLException {
        try (Database database = filled()) {
            Physical to = Database.read(
                    PARENT.replace("varchar(9)", "varchar(8)"),
                    CHILD.replace("p int NOT NULL", "p int NULL"),
                    "CREATE TABLE log (what text NOT NULL, id int)");
            List<String> steps = database.plan(to, Hints.NONE).steps().stream()
                    .map(Step::sql)
                    .toList();
            assertEquals(
                    3,
                    steps.stream()
                            .filter(s -> s.startsWith("ALTER TABLE `new_"))
                            .count());
            assertEquals(List.of("PRAGMA foreign_keys = off", "BEGIN IMMEDIATE"), steps.subList(0, 2));
            assertEquals(List.of("COMMIT", "PRAGMA foreign_keys = on"), steps.subList(steps.size() - 2, steps.size()));
            assertEquals(1, steps.stream().filter("COMMIT"::equals).count());
            database.migrate(to);
            assertEquals(List.of("2"), database.rows("SELECT count(*) FROM child"));
        }
    }

    @Test
    void aFileInsideAForeignTransactionFailsBeforeItChangesAnything() throws SQLException {
        try (Database database = filled()) {
            Physical to = Database.read(
                    PARENT.replace("varchar(9)", "varchar(8)"), CHILD, "CREATE TABLE log (what text, id int)");
            Planned planned = database.plan(to, Hints.NONE);
            database.run("BEGIN");
            SQLException e = assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertTrue(e.getMessage().contains("within a transaction"), e.getMessage());
            assertEquals(List.of("2"), database.rows("SELECT count(*) FROM child"));
        }
    }

    @Test
    void theTemporaryNameIsFree() throws SQLException {
        try (Database database =
                new Database("CREATE TABLE t (a int)", "CREATE TABLE New_T (b int)", "INSERT INTO new_t VALUES (5)")) {
            database.migrate(Database.read("CREATE TABLE t (a text)", "CREATE TABLE New_T (b int)"));
            assertEquals(List.of("5"), database.rows("SELECT b FROM new_t"));
        }
    }

    @Test
    void rowsStayWhenNoColumnDoes() throws SQLException {
        try (Database database = new Database("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (2)")) {
            database.migrate(Database.read("CREATE TABLE t (b int DEFAULT (3 + 4))"));
            assertEquals(List.of("7", "7"), database.rows("SELECT b FROM t"));
        }
    }

    @Test
    void aGeneratedColumnThatBecomesOrdinaryKeepsItsValues() throws SQLException {
        try (Database database = new Database("CREATE TABLE t (a int, b int AS (a * 2))", "INSERT INTO t VALUES (4)")) {
            database.migrate(Database.read("CREATE TABLE t (a int, b int)"));
            assertEquals(List.of("4|8"), database.rows("SELECT * FROM t"));
            Planned back = database.migrate(Database.read("CREATE TABLE t (a int, b int AS (a * 3) STORED)"));
            assertEquals(List.of("4|12"), database.rows("SELECT * FROM t"));
            assertEquals(
                    List.of("generated-replaces-values"),
                    back.notices().stream().map(Notice::code).toList());
        }
    }

    @Test
    void optionsThatOnlyAPersonCanHaveWrittenStay() throws SQLException {
        String sql = "CREATE TABLE t (a int, b int, PRIMARY KEY (a DESC) ON CONFLICT REPLACE)";
        try (Database database = new Database(sql)) {
            database.migrate(Database.read("CREATE TABLE t (a int, b text, PRIMARY KEY (a))"));
            assertEquals(
                    List.of(
                            "CREATE TABLE \"t\" (`a` int NULL, `b` text NULL, PRIMARY KEY (`a` DESC) ON CONFLICT REPLACE)"),
                    database.rows("SELECT sql FROM sqlite_schema WHERE type = 'table'"));
        }
    }

    @Test
    void aTypeThatWouldChangeValuesFails() throws SQLException {
        for (String[] pair : new String[][] {
            {"text", "int", "'007'"}, {"bigint", "float", "9007199254740993"},
            {"blob", "numeric(9,2)", "'1.50'"}, {"varchar(9)", "float", "'1e3'"}
        }) {
            try (Database database = new Database(
                    "CREATE TABLE t (a " + pair[0] + ")", "INSERT INTO t VALUES (NULL), (" + pair[2] + ")")) {
                List<String> before = database.rows("SELECT typeof(a), a FROM t");
                Physical to = Database.read("CREATE TABLE t (a " + pair[1] + ")");
                Planned planned = database.plan(to, Hints.NONE);
                assertEquals(
                        List.of("changed-type"),
                        planned.notices().stream().map(Notice::code).toList());
                SQLException e =
                        assertThrows(SQLException.class, () -> database.run(planned.steps()), String.join(" ", pair));
                assertTrue(e.getMessage().contains("the new type of a column changes its values"), e.getMessage());
                assertEquals(before, database.rows("SELECT typeof(a), a FROM t"));
            }
        }
    }

    @Test
    void aTypeThatKeepsValuesDoesNot() throws SQLException {
        for (String[] pair : new String[][] {
            {"text", "int", "'7'", "7"},
            {"text", "int", "'abc'", "abc"},
            {"bigint", "float", "5", "5.0"},
            {"int", "text", "12", "12"},
            {"numeric(9,2)", "varchar(9)", "1.5", "1.5"},
            {"blob", "text", "x'00ff'", null},
            {"blob", "int", "'12'", "12"},
            {"varchar(255)", "varchar(3)", "'longer'", "longer"},
            {"float", "bigint", "2.5", "2.5"}
        }) {
            try (Database database = new Database(
                    "CREATE TABLE t (a " + pair[0] + ")", "INSERT INTO t VALUES (NULL), (" + pair[2] + ")")) {
                database.migrate(Database.read("CREATE TABLE t (a " + pair[1] + ")"));
                List<String> rows = database.rows("SELECT a FROM t ORDER BY a IS NULL");
                assertEquals(pair[3] == null ? rows.get(0) : pair[3], rows.get(0));
                assertEquals(2, rows.size());
            }
        }
    }

    @Test
    void aTypeIsConvertedAsSaid() throws SQLException {
        try (Database database = new Database("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('007')")) {
            database.migrate(
                    Database.read("CREATE TABLE t (a int)"),
                    new Said().using("t.a", "CAST(a AS int) + 1").hints());
            assertEquals(List.of("8"), database.rows("SELECT a FROM t"));
        }
    }

    @Test
    void tablesGoWithoutTheRowsOfOthers() throws SQLException {
        try (Database database = filled()) {
            Physical to = Database.read(
                    "CREATE TABLE child (id int NOT NULL PRIMARY KEY, p int NOT NULL, q int)",
                    "CREATE TABLE log (what text, id int)");
            Planned planned = database.migrate(to);
            assertEquals(List.of("1|1|2", "2|2|1"), database.rows("SELECT * FROM child"));
            List<String> codes = planned.notices().stream().map(Notice::code).toList();
            assertTrue(
                    codes.containsAll(List.of("drop-table", "drop-view", "drop-constraint", "broken-reference")),
                    codes.toString());
            assertFalse(codes.contains("new-foreign-key"));
        }
    }

    @Test
    void aViewThatChangesKeepsItsTriggers() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE t (a int, b int)",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE TRIGGER i INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END")) {
            database.migrate(Database.read("CREATE TABLE t (a text, b int)", "CREATE VIEW v AS SELECT a, b FROM t"));
            database.run("INSERT INTO v (a) VALUES (4)");
            assertEquals(List.of("4|null"), database.rows("SELECT * FROM v"));
        }
    }

    @Test
    void aViewThatIsBrokenAlreadyIsNotInTheWay() throws SQLException {
        try (Database database = new Database("CREATE TABLE t (a int)", "CREATE VIEW v AS SELECT * FROM gone")) {
            Physical to = Database.read("CREATE TABLE t (a text)", "CREATE VIEW v AS SELECT * FROM gone");
            database.migrate(to);
            assertTrue(Database.inSync(database.inspect(), to));
        }
    }

    @Test
    void nullsThatAreFilledAreSaid() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE t (a int)", "CREATE UNIQUE INDEX u ON t (a)", "INSERT INTO t VALUES (NULL), (NULL)")) {
            Physical to = Database.read("CREATE TABLE t (a int NOT NULL DEFAULT 3)", "CREATE UNIQUE INDEX u ON t (a)");
            Planned planned = database.plan(to, Hints.NONE);
            assertEquals(
                    List.of("nulls-are-filled t.a"),
                    planned.notices().stream()
                            .map(n -> n.code() + " " + n.element())
                            .toList());
            assertThrows(SQLException.class, () -> database.run(planned.steps()));
            assertEquals(List.of("null", "null"), database.rows("SELECT a FROM t"));
        }
    }

    @Test
    void anIndexNameMovesToAnotherTable() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE a (x int)",
                "CREATE TABLE b (x int)",
                "CREATE TABLE z (x int)",
                "CREATE INDEX i ON a (x)",
                "CREATE INDEX j ON b (x)",
                "CREATE INDEX k ON z (x)")) {
            Physical to = Database.read(
                    "CREATE TABLE a (x text)",
                    "CREATE TABLE b (x int)",
                    "CREATE TABLE c (x int)",
                    "CREATE INDEX i ON b (x)",
                    "CREATE INDEX j ON a (x)",
                    "CREATE INDEX k ON c (x)");
            database.migrate(to);
            assertTrue(Database.inSync(database.inspect(), to));
        }
    }

    /** {@code sqlite3 app.db < file.sql} prints an error and runs the next statement. */
    @Test
    void whoeverGoesOnAfterAFailureLosesNothing() throws SQLException {
        for (String b : List.of(
                "a int NOT NULL, b text",
                "a int, b text, c int NOT NULL",
                "a int CHECK (a > 1), b text",
                "a int, b text PRIMARY KEY",
                "a int, b int",
                "a int REFERENCES t (a), b text UNIQUE ON CONFLICT ABORT")) {
            try (Database database = new Database(
                    "CREATE TABLE t (a int, b text)",
                    "CREATE INDEX i ON t (a)",
                    "INSERT INTO t VALUES (NULL, '01'), (1, '01')")) {
                List<String> schema = database.rows("SELECT sql FROM sqlite_schema");
                int failures = 0;
                for (Step step : database.plan(Database.read("CREATE TABLE t (" + b + ")"), Hints.NONE)
                        .steps()) {
                    try {
                        database.run(step.sql());
                    } catch (SQLException e) {
                        failures++;
                    }
                }
                assertTrue(failures > 0, b);
                assertEquals(List.of("null|01", "1|01"), database.rows("SELECT * FROM t"), b);
                assertEquals(schema, database.rows("SELECT sql FROM sqlite_schema"), b);
                assertEquals(List.of("0"), database.rows("SELECT count(*) FROM sqlite_temp_schema"));
            }
        }
    }
}
