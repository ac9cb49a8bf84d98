package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Scope;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import dev.portolan.sql.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqliteInspectorTest {
    private static Table table(String... sql) throws SQLException {
        return Database.read(sql).graph().tables().get(0);
    }

    /** Creating what was read gives the same again. */
    private static void assertRoundTrip(String... sql) throws SQLException {
        Physical read = Database.read(sql);
        List<Change> changes = new ArrayList<>();
        read.graph().tables().forEach(t -> changes.add(new Change.AddTable(t)));
        read.graph().views().forEach(v -> changes.add(new Change.AddView(v)));
        Physical empty = new Physical("sqlite", Graph.EMPTY);
        List<Step> steps = Database.DIALECT
                .planner()
                .plan(empty, read, changes, Hints.NONE)
                .steps();
        try (Database other = new Database()) {
            other.run(steps);
            assertEquals(read.graph(), other.inspect().graph());
        }
    }

    @Test
    void readsWhatATableCanHold() throws SQLException {
        Table t = table("CREATE TABLE p (a INTEGER PRIMARY KEY, b int, c int, UNIQUE (b, c))", """
                create table "T" ( -- the table
                  Id integer /* key; here */ constraint pk primary key autoincrement,
                  name VARCHAR ( 10 ) not null default ('it''s') collate nocase unique,
                  n numeric(10, 2) DEFAULT -5 check (n > 0),
                  [odd name] "My Type" default now,
                  g int generated always as (n * 2) stored,
                  h int as (n + 1),
                  t timestamp default current_timestamp,
                  parent REFERENCES p ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
                  constraint ck CHECK ( "T".n < 100 ),
                  foreign key (N, G) references P (C, B) on update cascade
                )""")
                .withIndexes(List.of());
        assertEquals("T", t.name().text());
        assertEquals(
                List.of("Id", "name", "n", "odd name", "g", "h", "t", "parent"),
                t.columns().stream().map(c -> c.name().text()).toList());
        assertEquals(Column.Identity.DEFAULT, t.columns().get(0).identity());
        assertEquals("pk", t.primaryKey().name().text());
        Column name = t.columns().get(1);
        assertEquals("varchar(10)", Database.DIALECT.types().sql(name.physicalType()));
        assertEquals("('it''s')", name.physicalDefault(), "as it was written");
        assertEquals("NOCASE", name.collation());
        assertFalse(name.nullable());
        assertEquals("-5", t.columns().get(2).physicalDefault());
        assertEquals(
                "numeric(10,2)", Database.DIALECT.types().sql(t.columns().get(2).physicalType()));
        assertEquals("'now'", t.columns().get(3).physicalDefault());
        assertTrue(t.columns().get(4).generated().stored());
        assertFalse(t.columns().get(5).generated().stored());
        assertEquals("n + 1", t.columns().get(5).generated().expression().value());
        assertEquals("current_timestamp", t.columns().get(6).physicalDefault());
        assertEquals("blob", Database.DIALECT.types().sql(t.columns().get(7).physicalType()));
        assertEquals(
                List.of("n > 0", "n < 100"),
                t.checks().stream().map(c -> c.expression().value()).toList());
        ForeignKey parent = t.foreignKeys().get(0);
        assertEquals(List.of(Name.quoted("a")), parent.refColumns(), "no columns: the primary key");
        assertEquals("DEFERRABLE INITIALLY DEFERRED", parent.options());
        assertEquals(Action.SET_NULL, parent.onDelete());
        ForeignKey pair = t.foreignKeys().get(1);
        assertEquals(QName.quoted("p"), pair.refTable(), "spelled as the parent is");
        assertEquals(List.of(Name.quoted("c"), Name.quoted("b")), pair.refColumns());
        assertEquals(List.of(Name.quoted("n"), Name.quoted("g")), pair.columns());
        assertEquals(1, t.uniques().size());
    }

    @Test
    void readsIndexes() throws SQLException {
        Table t = table(
                "CREATE TABLE t (a int, \"B c\" text)",
                "CREATE UNIQUE INDEX i ON T (A desc, \"b C\" COLLATE nocase, (lower(\"B c\"))) WHERE a > 1 /* one */ AND a < 9",
                "CREATE INDEX j ON t (length(\"B c\") + a)");
        var i = t.indexes().get(0);
        assertTrue(i.unique());
        assertEquals(Name.quoted("a"), i.parts().get(0).column());
        assertTrue(i.parts().get(0).descending());
        assertEquals(Name.quoted("B c"), i.parts().get(1).column());
        assertEquals("NOCASE", i.parts().get(1).collation());
        assertEquals("lower(\"B c\")", i.parts().get(2).expression().value());
        assertEquals("a > 1 AND a < 9", i.where().value());
        assertNull(t.indexes().get(1).parts().get(0).column());
        assertEquals(
                "length(\"B c\") + a",
                t.indexes().get(1).parts().get(0).expression().value());
    }

    @Test
    void keepsWhatAGraphCannotSay() throws SQLException {
        assertRoundTrip(
                "CREATE TABLE t (a int NOT NULL ON CONFLICT IGNORE, b TEXT, c int, CHECK (c > 0) ON CONFLICT FAIL,"
                        + " PRIMARY KEY (a DESC, b COLLATE NOCASE) ON CONFLICT REPLACE, UNIQUE (b COLLATE RTRIM, a DESC),"
                        + " UNIQUE (c) ON CONFLICT ROLLBACK) WITHOUT ROWID, STRICT");
        assertRoundTrip("CREATE TABLE t (a integer PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, b int)");
        assertRoundTrip("CREATE TABLE t (a integer PRIMARY KEY DESC, b int)");
        assertRoundTrip(
                "CREATE TABLE p (id int PRIMARY KEY)",
                "CREATE TABLE t (a int REFERENCES p MATCH FULL, b REFERENCES gone)");
        Table t = table("CREATE TABLE t (a int PRIMARY KEY, b int) WITHOUT ROWID");
        assertEquals(Map.of("without rowid", "WITHOUT ROWID"), t.options());
        assertFalse(t.columns().get(0).nullable(), "a key without rowid is never NULL");
    }

    @Test
    void roundTrips() throws SQLException {
        assertRoundTrip(
                "CREATE TABLE a (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, b_id int CONSTRAINT fk REFERENCES b (id))",
                "CREATE TABLE b (id int, a_id int, x double precision DEFAULT (1 + 1), CONSTRAINT p PRIMARY KEY (id),"
                        + " CONSTRAINT q FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE CHECK (x <> 'it''s)('))",
                "CREATE INDEX i ON b (x DESC, lower(a_id)) WHERE id IS NOT NULL",
                "CREATE VIEW v AS SELECT id, ';' AS s FROM a WHERE id IN (SELECT a_id FROM b)");
        assertRoundTrip("CREATE TABLE t (a int, b int AS (a * 2), c text AS (a || ')') STORED NOT NULL)");
    }

    @Test
    void hostileNamesRoundTrip() throws SQLException {
        StringBuilder sql = new StringBuilder("CREATE TABLE \"a`b\"\"c; DROP TABLE x;--\n'\" (");
        sql.append("\"select\" int, \"").append("long ".repeat(40)).append("\" int, \"]\" int DEFAULT 'x;''y', ");
        sql.append(
                "\"é名\" int, \"--\" int, \"/*\" int, CONSTRAINT \"c;`\n\" CHECK (\"]\" <> '\"'), PRIMARY KEY (\"select\"))");
        assertRoundTrip(
                sql.toString(),
                "CREATE UNIQUE INDEX \"i`\"\";\" ON \"a`b\"\"c; DROP TABLE x;--\n'\" (\"--\", \"]\" DESC) WHERE \"/*\" > 0",
                "CREATE TABLE \"order\" (\"group\" int REFERENCES \"a`b\"\"c; DROP TABLE x;--\n'\" (\"select\"))");
    }

    @Test
    void commentsOfStepsAreOneLine() throws SQLException {
        Physical read = Database.read("CREATE TABLE \"a\nDROP TABLE b;\" (x int)");
        List<Change> changes = List.of(new Change.AddTable(read.graph().tables().get(0)));
        Physical empty = new Physical("sqlite", Graph.EMPTY);
        Step step = Database.DIALECT
                .planner()
                .plan(empty, read, changes, Hints.NONE)
                .steps()
                .get(0);
        assertEquals(1, step.comment().lines().count());
    }

    @Test
    void readsViewsTriggersAndVirtualTables() throws SQLException {
        Graph graph = Database.read(
                        "CREATE TABLE t (a int)",
                        "CREATE VIEW v AS SELECT a FROM t",
                        "CREATE VIEW w (x, y) AS SELECT a, a FROM v",
                        "CREATE VIEW broken AS SELECT * FROM nowhere",
                        "CREATE TRIGGER tr AFTER INSERT ON T BEGIN UPDATE t SET a = 1; END",
                        "CREATE VIRTUAL TABLE f USING fts5(body)")
                .graph();
        assertEquals(
                List.of("t"), graph.tables().stream().map(t -> t.name().text()).toList(), "no shadow tables");
        assertEquals(
                List.of("broken", "v"),
                graph.views().stream().map(v -> v.name().text()).toList());
        assertEquals(List.of(QName.quoted("t")), graph.views().get(1).dependsOn());
        assertEquals("SELECT a FROM t", graph.views().get(1).query().value());
        assertEquals(
                List.of("trigger tr", "view w", "virtual table f"),
                graph.opaques().stream().map(o -> o.kind() + " " + o.name()).toList());
        Opaque trigger = graph.opaques().get(0);
        assertEquals(QName.quoted("t"), trigger.table());
    }

    @Test
    void leavesOutWhatIsExcluded() throws SQLException {
        try (Database database = new Database(
                "CREATE TABLE t (a int)",
                "CREATE TABLE flyway_schema_history (a int)",
                "CREATE TRIGGER x AFTER INSERT ON flyway_schema_history BEGIN SELECT 1; END")) {
            Scope scope = new Scope(List.of(), n -> n.text().startsWith("flyway"), List.of());
            Graph graph = Database.DIALECT
                    .inspector()
                    .inspect(database.connection, scope)
                    .graph();
            assertEquals(1, graph.tables().size());
            assertTrue(graph.opaques().isEmpty());
        }
    }

    @Test
    void readsSeedsBackHoweverMany() throws SQLException {
        List<Seed> seeds = new ArrayList<>();
        List<String> sql = new ArrayList<>(List.of("BEGIN"));
        for (int i = 0; i < 1_300; i++) {
            sql.add("CREATE TABLE s" + i + " (next_val bigint, k varchar(9))");
            sql.add(i % 2 == 0 ? "INSERT INTO s" + i + " VALUES (7, 'it''s')" : "");
            QName name = QName.quoted("s" + i);
            List<Name> columns = List.of(Name.quoted("next_val"), Name.quoted("k"));
            seeds.add(new Seed(
                    name, columns, i < 1_000 ? List.of() : columns.subList(1, 2), List.of(List.of("1", "'it''s'"))));
        }
        seeds.add(new Seed(QName.quoted("none"), List.of(Name.quoted("x")), List.of(), List.of(List.of("1"))));
        sql.add("COMMIT");
        try (Database database = new Database(sql.toArray(String[]::new))) {
            Scope scope = new Scope(List.of(), t -> false, seeds);
            List<Seed> found = Database.DIALECT
                    .inspector()
                    .inspect(database.connection, scope)
                    .graph()
                    .seeds();
            assertEquals(650, found.size());
            database.run(Seeds.inserts(seeds.get(1)).toArray(String[]::new));
            database.run(Seeds.inserts(seeds.get(1)).toArray(String[]::new));
            assertEquals(List.of("1|it's"), database.rows("SELECT * FROM s1"), "once");
            database.run(Seeds.inserts(seeds.get(0)).toArray(String[]::new));
            assertEquals(List.of("7|it's"), database.rows("SELECT * FROM s0"), "a row that exists is not changed");
        }
    }
}
