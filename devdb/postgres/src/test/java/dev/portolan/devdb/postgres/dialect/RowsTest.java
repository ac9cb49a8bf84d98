package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.sql.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes to tables that hold rows: nothing is lost, or the whole of it fails and was announced. */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class RowsTest {
    private static Workbench bench;

    @BeforeAll
    static void open() throws SQLException {
        bench = new Workbench();
    }

    @AfterAll
    static void close() throws SQLException {
        bench.close();
    }

    private List<Notice> notices;

    /** Plans A to B, makes A with rows, applies in one transaction, compares with B; then there is nothing to do. */
    private void migrate(String a, String rows, String b, Hints hints) throws SQLException {
        Physical to = bench.state(b);
        Physical from = bench.state(a);
        bench.execute(rows);
        Difference difference = Workbench.diff(from, to, hints);
        Planner.Planned plan = Workbench.plan(difference, hints);
        notices = plan.notices();
        bench.connection().setAutoCommit(false);
        try {
            bench.execute(plan.steps());
            bench.connection().commit();
        } catch (SQLException e) {
            bench.connection().rollback();
            bench.connection().setAutoCommit(true);
            assertEquals(from, bench.inspect());
            throw e;
        }
        bench.connection().setAutoCommit(true);
        assertEquals(difference.to(), bench.inspect(), () -> Workbench.text(plan.steps()));
        assertTrue(Workbench.diff(bench.inspect(), to, hints).isEmpty());
    }

    private static String query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = bench.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return String.join(",", rows);
    }

    private static ElementRef ref(String table, String column) {
        return new ElementRef(QName.quoted(table), column == null ? null : Name.quoted(column));
    }

    private static Hints renamed(String... pairs) {
        Map<ElementRef, List<Name>> renames = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String[] to = pairs[i].split("\\.");
            renames.put(ref(to[0], to.length > 1 ? to[1] : null), List.of(Name.quoted(pairs[i + 1])));
        }
        return new Hints(renames, Map.of(), Map.of(), List.of(), Map.of());
    }

    private static Hints backfill(String table, String column, String expression) {
        return new Hints(
                Map.of(), Map.of(ref(table, column), PerDialect.of(expression)), Map.of(), List.of(), Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "integer | 7 | bigint | 7",
                "integer | 7 | varchar(5) | 7",
                "varchar(9) | '7' | integer | 7",
                "text | ' 7' | smallint | 7",
                "varchar(9) | 'abc' | varchar(3) | abc",
                "varchar(3) | 'abc' | text | abc",
                "varchar(9) | 'abc   ' | char(3) | abc",
                "text | 'ä    ' | char(2) | ä",
                "numeric(10,2) | 1.00 | numeric(10,0) | 1",
                "numeric(10,2) | 1.00 | integer | 1",
                "double precision | 0.5 | real | 0.5",
                "double precision | 2 | bigint | 2",
                "integer | -2147483648 | real | -2.1474836e+09",
                "real | 0.5 | numeric(4,2) | 0.50",
                "boolean | true | smallint | 1",
                "bigint | 1 | boolean | true",
                "timestamp | '2020-01-02 03:04:05.120' | timestamp(2) | 2020-01-02 03:04:05.12",
                "timestamp | '2020-01-02' | date | 2020-01-02",
                "date | '2020-01-02' | timestamp | 2020-01-02 00:00:00",
                "uuid | '00000000-0000-0000-0000-000000000001' | varchar(36) | 00000000-0000-0000-0000-000000000001",
                "varchar(36) | '00000000-0000-0000-0000-000000000001' | uuid | 00000000-0000-0000-0000-000000000001",
                "text | '{}' | jsonb | {}",
                "jsonb | '{}' | text | {}",
                "integer[] | '{1,2}' | bigint[] | {1,2}",
                "text | '2020-01-02' | date | 2020-01-02",
                "integer | 5 | numeric(3,1) | 5.0",
                "numeric(10,0) | 1234567 | real | 1.234567e+06",
                "numeric | 0.1 | real | 0.1",
                "numeric(20,4) | 16777216 | real | 1.6777216e+07",
                "numeric(20,0) | 1234567890123456 | double precision | 1.234567890123456e+15",
                "numeric | 'NaN' | real | NaN",
                "text | ' 1234567 ' | real | 1.234567e+06",
                "text | '1e300' | double precision | 1e+300",
            })
    void keepsValuesThatFit(String from, String value, String to, String expected) throws SQLException {
        String a = "CREATE TABLE t (c " + from + ")";
        String b = "CREATE TABLE t (c " + to + ")";
        migrate(a, "INSERT INTO t VALUES (" + value + "), (NULL)", b, Hints.NONE);
        assertEquals(expected, query("SELECT c::text FROM t WHERE c IS NOT NULL"));
        assertEquals("1", query("SELECT count(*) FROM t WHERE c IS NULL"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "numeric(10,2) | 1.50 | numeric(10,0)",
                "numeric(10,2) | 1.50 | integer",
                "numeric(10,2) | 12345.50 | numeric(5,2)",
                "double precision | 1.5 | bigint",
                "double precision | 0.1 | real",
                "double precision | 1e20 | real",
                "numeric(10,0) | 16777217 | real",
                "numeric | 0.123456789012345678 | double precision",
                "text | '123456789012345678' | double precision",
                "varchar(20) | '16777217' | real",
                "bigint | 9007199254740993 | double precision",
                "bigint | 9999999999 | integer",
                "integer | 16777217 | real",
                "integer | 2 | boolean",
                "varchar(9) | 'abcd' | varchar(3)",
                "varchar(9) | 'abc ' | varchar(3)",
                "varchar(9) | 'ab c' | char(3)",
                "varchar(9) | 'x' | integer",
                "varchar(9) | '1.5' | numeric(5,0)",
                "timestamp | '2020-01-02 03:04:05' | date",
                "timestamp | '2020-01-02 03:04:05.123' | timestamp(2)",
                "text | '2020-01-02 03:04:05' | date",
                "integer | 7 | uuid",
            })
    void failsWhereAValueWouldBeLost(String from, String value, String to) throws SQLException {
        String a = "CREATE TABLE t (c " + from + ")";
        String b = "CREATE TABLE t (c " + to + ")";
        String rows = "INSERT INTO t VALUES (" + value + ")";
        assertThrows(SQLException.class, () -> migrate(a, rows, b, Hints.NONE));
        assertEquals(List.of("t.c"), notices.stream().map(Notice::element).toList());
        assertEquals("1", query("SELECT count(*) FROM t"));
        migrate(a, "", b, Hints.NONE);
    }

    @Test
    void aFailingGuardNamesTableColumnAndValue() throws SQLException {
        SQLException e = assertThrows(
                SQLException.class,
                () -> migrate(
                        "CREATE TABLE t (c numeric(5,2))",
                        "INSERT INTO t VALUES (1.25)",
                        "CREATE TABLE t (c numeric(5,0))",
                        Hints.NONE));
        assertTrue(e.getMessage().contains("a value of t.c does not fit numeric(5,0): 1.25"), e.getMessage());
    }

    @Test
    void keysThatDifferByNameComeInTheirOrder() throws SQLException {
        Physical to = bench.state(
                "CREATE TABLE t (a int, CONSTRAINT u1 UNIQUE (a)); ALTER TABLE t ADD CONSTRAINT u2 UNIQUE (a);"
                        + " ALTER TABLE t ADD CONSTRAINT u3 UNIQUE (a); ALTER TABLE t ADD CONSTRAINT u4 UNIQUE (a)");
        Physical from = bench.state("CREATE TABLE t (a int)");
        Planner.Planned plan = Workbench.plan(Workbench.diff(from, to, Hints.NONE), Hints.NONE);
        List<String> added = plan.steps().stream()
                .map(s -> s.sql().replaceAll("(?s).*ADD CONSTRAINT \"(u\\d)\".*", "$1"))
                .toList();
        assertEquals(List.of("u1", "u2", "u3", "u4"), added);
    }

    @Test
    void aLobMovesItsContent() throws SQLException {
        migrate("CREATE TABLE t (c text)", "INSERT INTO t VALUES ('äb')", "CREATE TABLE t (c oid)", Hints.NONE);
        assertEquals("äb", query("SELECT convert_from(lo_get(c), 'UTF8') FROM t"));
        String object = query("SELECT c FROM t");
        migrate(
                "CREATE TABLE t (c oid)",
                "INSERT INTO t VALUES (" + object + ")",
                "CREATE TABLE t (c varchar(9))",
                Hints.NONE);
        assertEquals("äb", query("SELECT c FROM t"));
    }

    @Test
    void aRequiredColumnIsFilledBeforeItsSourcesGo() throws SQLException {
        migrate(
                "CREATE TABLE t (first text, last text)",
                "INSERT INTO t VALUES ('a', 'b')",
                "CREATE TABLE t (whole text NOT NULL DEFAULT 'x' UNIQUE)",
                backfill("t", "whole", "first || last"));
        assertEquals("ab", query("SELECT whole FROM t"));
    }

    @Test
    void aRequiredColumnWithoutAValueFailsOnRowsAndIsAnnounced() throws SQLException {
        String a = "CREATE TABLE t (a int)";
        String b = "CREATE TABLE t (a int, b int NOT NULL)";
        migrate(a, "", b, Hints.NONE);
        assertThrows(SQLException.class, () -> migrate(a, "INSERT INTO t VALUES (1)", b, Hints.NONE));
        assertEquals("required-column-without-value", notices.get(0).code());
        assertTrue(notices.get(0).message().contains("@Backfill"));
    }

    @Test
    void nullsAreFilledWhereAColumnBecomesRequired() throws SQLException {
        String a = "CREATE TABLE t (a int, b int)";
        migrate(
                a,
                "INSERT INTO t VALUES (1, NULL), (2, 5)",
                "CREATE TABLE t (a int, b int NOT NULL)",
                backfill("t", "b", "a * 10"));
        assertEquals("5,10", query("SELECT b FROM t ORDER BY b"));
        migrate(
                a,
                "INSERT INTO t VALUES (1, NULL), (2, 5)",
                "CREATE TABLE t (a int, b int NOT NULL DEFAULT 3)",
                Hints.NONE);
        assertEquals("3,5", query("SELECT b FROM t ORDER BY b"));
        String without = "CREATE TABLE t (a int, b int NOT NULL)";
        assertThrows(SQLException.class, () -> migrate(a, "INSERT INTO t VALUES (1, NULL)", without, Hints.NONE));
        assertEquals("nullable-to-required", notices.get(0).code());
    }

    @Test
    void tablesAndColumnsExchangeTheirNames() throws SQLException {
        migrate(
                "CREATE TABLE a (id int CONSTRAINT pk_a PRIMARY KEY, x int, y int); CREATE INDEX ix_a_x ON a (x)",
                "INSERT INTO a VALUES (1, 2, 3)",
                "CREATE TABLE b (id int CONSTRAINT pk_b PRIMARY KEY, z int, x int); CREATE INDEX ix_b_z ON b (z)",
                renamed("b", "a", "b.z", "x", "b.x", "y"));
        assertEquals("2|3", query("SELECT z || '|' || x FROM b"));
    }

    @Test
    void keysFollowATypeChange() throws SQLException {
        migrate(
                "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY, p int, CONSTRAINT fk FOREIGN KEY (p)"
                        + " REFERENCES p (id) ON DELETE CASCADE)",
                "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1)",
                "CREATE TABLE p (id varchar(9) PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY, p varchar(9), CONSTRAINT fk"
                        + " FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE)",
                Hints.NONE);
        assertEquals("1", query("SELECT p FROM c"));
        migrate(
                "CREATE TABLE p (id int PRIMARY KEY, k int NOT NULL); CREATE TABLE c (p int, CONSTRAINT fk FOREIGN KEY (p)"
                        + " REFERENCES p (id))",
                "INSERT INTO p VALUES (1, 5); INSERT INTO c VALUES (1)",
                "CREATE TABLE p (id int UNIQUE, k int PRIMARY KEY); CREATE TABLE c (p int, CONSTRAINT fk FOREIGN KEY (p)"
                        + " REFERENCES p (id))",
                Hints.NONE);
    }

    @Test
    void viewsTriggersAndGeneratedColumnsStayOverATypeChange() throws SQLException {
        String function = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ";
        String around =
                "; CREATE INDEX ix ON t (g); CREATE VIEW v AS SELECT a, g FROM t; CREATE VIEW w AS SELECT a FROM v;"
                        + " CREATE TRIGGER tr BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f()";
        migrate(
                function + "CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) STORED)" + around,
                "INSERT INTO t VALUES (1)",
                function + "CREATE TABLE t (a bigint, g int GENERATED ALWAYS AS (a + 1) STORED)" + around,
                Hints.NONE);
        assertEquals("2", query("SELECT g FROM v"));
        assertEquals("1", query("SELECT a FROM w"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s IN ('A', 'B') | s IN ('B', 'it''s, ', 'A') | 0",
                "s IN ('A') | s IN ('A', 'B') | 0",
                "s IN ('A', 'B') | s IN ('A') | 1",
                "s IN ('A', 'B') | s IN ('A', 'C') | 1",
                "n BETWEEN 0 AND 2 | n BETWEEN 0 AND 3 | 0",
                "n BETWEEN 0 AND 2 | n BETWEEN 1 AND 3 | 1",
                "n IN (1, 2) | n IN (2, 1, 30) | 0",
                "n IN (1, 2) | m IN (2, 1, 30) | 1",
            })
    void aCheckThatOnlyWidensIsNoNews(String from, String to, int expected) throws SQLException {
        String table = "CREATE TABLE t (s varchar(9), n int, m int, CONSTRAINT ck CHECK (%))";
        migrate(table.replace("%", from), "", table.replace("%", to), Hints.NONE);
        assertEquals(expected, notices.size());
    }

    @Test
    void aViewOverADroppedColumnIsAnnounced() throws SQLException {
        String view = "; CREATE VIEW v AS SELECT a FROM t";
        Physical from = bench.state("CREATE TABLE t (a int, b int)" + view);
        Physical without = bench.state("CREATE TABLE t (b int)");
        Physical to =
                new Physical("postgres", without.graph().withViews(from.graph().views()));
        List<Notice> said =
                Workbench.plan(Workbench.diff(from, to, Hints.NONE), Hints.NONE).notices();
        assertEquals(
                List.of("drop-column", "broken-reference"),
                said.stream().map(Notice::code).toList());
    }

    @Test
    void generatedColumnsComeAndGo() throws SQLException {
        String plain = "CREATE TABLE t (a int, b int); CREATE INDEX ix ON t (b)";
        String stored = "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED); CREATE INDEX ix ON t (b)";
        String virtual = "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL)";
        migrate(plain, "INSERT INTO t VALUES (1, 7)", stored, Hints.NONE);
        assertEquals("generated-replaces-values", notices.get(0).code());
        assertEquals("2", query("SELECT b FROM t"));
        migrate(stored, "INSERT INTO t VALUES (1)", plain, Hints.NONE);
        assertEquals("2", query("SELECT b FROM t"));
        migrate(virtual, "INSERT INTO t VALUES (1)", "CREATE TABLE t (a int, b int NOT NULL)", Hints.NONE);
        assertEquals("2", query("SELECT b FROM t"));
        String other = "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 3) STORED); CREATE INDEX ix ON t (b)";
        migrate(stored, "INSERT INTO t VALUES (1)", other, Hints.NONE);
        assertEquals("3", query("SELECT b FROM t"));
    }

    @ParameterizedTest
    @CsvSource({
        "int, int GENERATED BY DEFAULT AS IDENTITY",
        "int, int GENERATED ALWAYS AS IDENTITY (START WITH 3)",
        "int, serial",
        "serial, int GENERATED BY DEFAULT AS IDENTITY",
        "serial, bigserial",
        "serial, bigint GENERATED BY DEFAULT AS IDENTITY",
        "int GENERATED BY DEFAULT AS IDENTITY, serial",
        "int GENERATED BY DEFAULT AS IDENTITY, bigint GENERATED BY DEFAULT AS IDENTITY",
        "int GENERATED ALWAYS AS IDENTITY, int GENERATED BY DEFAULT AS IDENTITY"
    })
    void numbersGoOn(String from, String to) throws SQLException {
        migrate(
                "CREATE TABLE t (id " + from + " NOT NULL, a int)",
                "INSERT INTO t (id, a) OVERRIDING SYSTEM VALUE VALUES (1, 1), (9, 1);"
                        + " SELECT setval(pg_get_serial_sequence('t', 'id'), 9)",
                "CREATE TABLE t (id " + to + " NOT NULL, a int)",
                Hints.NONE);
        bench.execute("INSERT INTO t (a) VALUES (2)");
        assertEquals("10", query("SELECT id FROM t WHERE a = 2"));
    }

    @Test
    void numbersStopWhereTheColumnNoLongerCounts() throws SQLException {
        migrate(
                "CREATE TABLE t (id serial)",
                "INSERT INTO t DEFAULT VALUES",
                "CREATE TABLE t (id int NOT NULL)",
                Hints.NONE);
        migrate(
                "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY)",
                "INSERT INTO t DEFAULT VALUES",
                "CREATE TABLE t (id int NOT NULL DEFAULT 5)",
                Hints.NONE);
        assertEquals("1", query("SELECT id FROM t"));
    }

    @Test
    void renamedValuesPassTheirCheck() throws SQLException {
        Hints hints = new Hints(Map.of(), Map.of(), Map.of(), List.of(), Map.of());
        String a = "CREATE TABLE t (s varchar(9) CONSTRAINT ck CHECK (s IN ('A', 'B')))";
        String b = "CREATE TABLE t (s varchar(9) CONSTRAINT ck CHECK (s IN ('A', 'C')))";
        Physical to = bench.state(b);
        Physical from = bench.state(a);
        bench.execute("INSERT INTO t VALUES ('A'), ('B')");
        Difference difference = Workbench.diff(from, to, hints);
        List<Change> changes = new ArrayList<>(difference.changes());
        changes.add(new Change.RenameValue(QName.quoted("t"), Name.quoted("s"), "B", "C"));
        bench.execute(Workbench.DIALECT
                .planner()
                .plan(from, difference.to(), changes, hints)
                .steps());
        assertEquals("A,C", query("SELECT s FROM t ORDER BY s"));
        assertEquals(to, bench.inspect());
    }

    @Test
    void enumTypesLoseAndRenameValues() throws SQLException {
        String a =
                "CREATE TYPE st AS ENUM ('a', 'b', 'c'); CREATE TABLE t (s st DEFAULT 'a', l st[]); CREATE VIEW v AS SELECT s"
                        + " FROM t";
        String b =
                "CREATE TYPE st AS ENUM ('c', 'a', 'd'); CREATE TABLE t (s st DEFAULT 'd', l st[]); CREATE VIEW v AS SELECT s"
                        + " FROM t";
        migrate(a, "INSERT INTO t VALUES ('c', '{a,c}')", b, Hints.NONE);
        assertEquals("c", query("SELECT s FROM v"));
        assertThrows(SQLException.class, () -> migrate(a, "INSERT INTO t VALUES ('b', NULL)", b, Hints.NONE));
        assertTrue(notices.stream().anyMatch(n -> n.code().equals("drop-enum-value")));
        assertFalse(notices.isEmpty());
    }

    @Test
    void deferredKeysDoNotStandInTheWayOfFilling() throws SQLException {
        migrate(
                "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int CONSTRAINT fk REFERENCES p DEFERRABLE INITIALLY"
                        + " DEFERRED)",
                "INSERT INTO p VALUES (1); INSERT INTO c VALUES (NULL)",
                "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int NOT NULL CONSTRAINT fk REFERENCES p DEFERRABLE"
                        + " INITIALLY DEFERRED)",
                backfill("c", "p", "1"));
        assertEquals("1", query("SELECT p FROM c"));
    }

    @Test
    void namesMoveFromADroppedTableToANewOne() throws SQLException {
        migrate(
                "CREATE TABLE a (x int); CREATE INDEX ix ON a (x); CREATE TABLE c (x int); CREATE INDEX iy ON c (x); CREATE TABLE"
                        + " d (x int)",
                "INSERT INTO a VALUES (1)",
                "CREATE TABLE b (x int); CREATE INDEX ix ON b (x); CREATE TABLE c (x int); CREATE TABLE d (x int); CREATE INDEX iy"
                        + " ON d (x)",
                Hints.NONE);
    }

    private static String table(int number) {
        return "t" + String.valueOf(10_000 + number).substring(1);
    }

    @Test
    void aChainOfFiveThousandTablesIsPlanned() {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            Name id = Name.quoted("id");
            Table table = Table.of(
                    QName.quoted(table(i)),
                    List.of(Column.of(id, ColumnType.Native.of("integer"), false)),
                    PrimaryKey.of(id));
            tables.add(table.withForeignKeys(List.of(ForeignKey.of(
                    Name.quoted("fk" + i), List.of(id), QName.quoted(table(Math.min(i + 1, 4999))), List.of(id)))));
        }
        Physical all = new Physical("postgres", Graph.ofTables(tables));
        Physical none = new Physical("postgres", Graph.EMPTY);
        Planner.Planned created = Workbench.plan(Workbench.diff(none, all, Hints.NONE), Hints.NONE);
        assertEquals("create \"t4999\" table", created.steps().get(0).comment());
        assertEquals(5000, created.steps().size());
        Planner.Planned dropped = Workbench.plan(Workbench.diff(all, none, Hints.NONE), Hints.NONE);
        assertEquals("drop \"t0000\" table", dropped.steps().get(0).comment());
    }
}
