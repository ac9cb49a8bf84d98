package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** How a table is kept: it comes back with a table that was dropped, and stays when the table changes. */
public abstract class StorageContract extends BenchContract {
    private static final String VALUES =
            "PARTITION BY LIST COLUMNS (a, b) (PARTITION p0 VALUES IN (('é',1),('it''s',2)))";

    /** After {@code CREATE TABLE t}. */
    private static final List<String> KEPT = List.of(
            "(a int) ROW_FORMAT=COMPACT",
            "(a int) ROW_FORMAT=DYNAMIC COMMENT 'as \"row_format=COMPACT\"'",
            "(a int) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=4",
            "(a int) STATS_PERSISTENT=1 STATS_AUTO_RECALC=0 STATS_SAMPLE_PAGES=10",
            "(a int) ENGINE=MyISAM AVG_ROW_LENGTH=100 MAX_ROWS=100 MIN_ROWS=5 CHECKSUM=1 DELAY_KEY_WRITE=1 PACK_KEYS=1"
                    + " ROW_FORMAT=FIXED",
            "(a int, b int invisible default 3, c varchar(9) invisible)",
            "(id int, d date) PARTITION BY RANGE (YEAR(d)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2"
                    + " (PARTITION p0 VALUES LESS THAN (2000), PARTITION `p``1` VALUES LESS THAN MAXVALUE COMMENT 'it''s')",
            "(id int, r int) PARTITION BY LIST (r) (PARTITION p0 VALUES IN (1,2), PARTITION p1 VALUES IN (NULL,3))",
            "(a varchar(9), b int) " + VALUES,
            "(id int, d date) PARTITION BY RANGE COLUMNS (d, id) (PARTITION p0 VALUES LESS THAN ('2000-01-01', 5),"
                    + " PARTITION p1 VALUES LESS THAN (MAXVALUE, MAXVALUE))",
            "(id int, d int) PARTITION BY RANGE (d) SUBPARTITION BY KEY (id) (PARTITION p0 VALUES LESS THAN (5)"
                    + " (SUBPARTITION s0 COMMENT 'x', SUBPARTITION s1),"
                    + " PARTITION p1 VALUES LESS THAN (9) (SUBPARTITION s2, SUBPARTITION s3))",
            "(id int primary key) COMMENT 'c' ROW_FORMAT=COMPACT PARTITION BY HASH (id) PARTITIONS 4",
            "(id int primary key) PARTITION BY LINEAR KEY (id) PARTITIONS 3",
            "(id int primary key) PARTITION BY KEY () PARTITIONS 2",
            "(id int) PARTITION BY HASH (id) (PARTITION east, PARTITION west COMMENT 'w')");

    private static final List<String> MYSQL = List.of(
            "(a int) COMPRESSION='zlib'",
            "(a int) SECONDARY_ENGINE=rapid",
            "(a int, b int not secondary, g point not null srid 4326)");

    private static final List<String> MARIADB = List.of(
            "(a int) PAGE_COMPRESSED=1 PAGE_COMPRESSION_LEVEL=5",
            "(a int) ENCRYPTED=NO ENCRYPTION_KEY_ID=1",
            "(a int) ENGINE=Aria TRANSACTIONAL=1 PAGE_CHECKSUM=1",
            "(a int, b varchar(20) compressed check (b <> 'x'))",
            "(id int, d1 date NOT NULL, d2 date NOT NULL, PERIOD FOR `p``(q` (d1, d2), CHECK (`d1` < `d2`),"
                    + " UNIQUE u (id, `p``(q` WITHOUT OVERLAPS), UNIQUE v (id, d2, d1))",
            "(id int, d1 datetime(6) NOT NULL, `d``2` datetime(6) NOT NULL, PERIOD FOR p (d1, `d``2`),"
                    + " PRIMARY KEY (id, p WITHOUT OVERLAPS))",
            "(a int, b int without system versioning) WITH SYSTEM VERSIONING",
            "(a int, s timestamp(6) GENERATED ALWAYS AS ROW START INVISIBLE, e timestamp(6) GENERATED ALWAYS AS ROW END,"
                    + " PERIOD FOR SYSTEM_TIME(s, e)) WITH SYSTEM VERSIONING");

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> isRestored() {
        List<String> all = new ArrayList<>(KEPT);
        all.addAll(dialect().equals("mysql") ? MYSQL : MARIADB);
        List<DynamicTest> tests = new ArrayList<>();
        for (String table : all) {
            tests.add(DynamicTest.dynamicTest(table, () -> isRestored(table)));
        }
        return tests;
    }

    private void isRestored(String table) throws SQLException {
        Physical is = bench.state("CREATE TABLE t " + table);
        String before = text("t");
        Difference dropped = bench.diff(is, bench.nothing());
        Planner.Planned plan = bench.plan(dropped, Hints.NONE);
        assertEquals(
                List.of(),
                plan.notices().stream()
                        .filter(n -> n.code().equals("table-not-restored"))
                        .toList());
        bench.execute(plan.steps());
        bench.execute(bench.reverse(dropped).steps());
        assertEquals(before, text("t"));
        assertEquals(is, bench.inspect());
        Physical more = bench.state("CREATE TABLE t " + table.replaceFirst("\\(", "(zz int default 5, "));
        String bigger = text("t");
        Difference grown = bench.diff(bench.state("CREATE TABLE t " + table), more);
        bench.execute(bench.plan(grown, Hints.NONE).steps());
        bench.execute(bench.plan(bench.diff(bench.inspect(), is), Hints.NONE).steps());
        assertEquals(before, text("t"), "and not " + bigger);
    }

    private String text(String table) throws SQLException {
        try (Statement statement = bench.connection().createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table)) {
            row.next();
            return row.getString(2);
        }
    }

    /** From one to the other and back, where both say how. */
    @Test
    void changesWithTheTable() throws SQLException {
        for (String[] pair : new String[][] {
            {"(a int) ROW_FORMAT=COMPACT KEY_BLOCK_SIZE=0", "(a int)"},
            {"(a int) STATS_PERSISTENT=1 STATS_AUTO_RECALC=0", "(a int) STATS_SAMPLE_PAGES=7"},
            {"(a int) PARTITION BY HASH (a) PARTITIONS 3", "(a int)"},
            {
                "(a int) PARTITION BY HASH (a) PARTITIONS 3",
                "(a int, b int) PARTITION BY RANGE (b) (PARTITION p VALUES LESS THAN (9))"
            },
        }) {
            Physical to = bench.state("CREATE TABLE t " + pair[1]);
            String after = text("t");
            Physical from = bench.state("CREATE TABLE t " + pair[0]);
            String before = text("t");
            Difference difference = bench.diff(from, to);
            bench.execute(bench.plan(difference, Hints.NONE).steps());
            assertEquals(after, text("t"));
            bench.execute(bench.reverse(difference).steps());
            assertEquals(before, text("t"));
        }
    }

    @Test
    void aPeriodComesAndGoesAndHoldsItsColumns() throws SQLException {
        if (dialect().equals("mysql")) {
            return;
        }
        Physical with =
                bench.state("CREATE TABLE t (id int, d1 date NOT NULL, d2 date NOT NULL, PERIOD FOR p (d1, d2))");
        String after = text("t");
        Physical without = bench.state("CREATE TABLE t (id int, d1 date NOT NULL, d2 date NOT NULL)");
        String before = text("t");
        Difference asked = bench.diff(without, with);
        bench.execute(bench.plan(asked, Hints.NONE).steps());
        assertEquals(after, text("t"));
        bench.execute(bench.reverse(asked).steps());
        assertEquals(before, text("t"));
        Physical smaller = new Physical(
                with.dialect(),
                with.graph()
                        .withTables(with.graph().tables().stream()
                                .map(t -> t.withColumns(t.columns().subList(0, 2)))
                                .toList()));
        PortolanException e =
                assertThrows(PortolanException.class, () -> bench.plan(bench.diff(with, smaller), Hints.NONE));
        assertEquals("period-holds-column", e.code());
        assertTrue(e.getMessage().contains("DROP PERIOD FOR `p`"), e.getMessage());
    }

    /** Tablespaces are the server's and outlive a scratch database. */
    @Test
    void aTablespaceThatIsLostIsSaid() throws SQLException {
        if (!dialect().equals("mysql")) {
            return;
        }
        String space = "space" + System.nanoTime();
        bench.clean();
        bench.execute("CREATE TABLESPACE " + space + " ADD DATAFILE '" + space + ".ibd'");
        try {
            Physical is = bench.state("CREATE TABLE t (id int) TABLESPACE " + space + " COMMENT 'it''s ) TABLESPACE';"
                    + "CREATE TABLE u (id int) COMMENT 'TABLESPACE'");
            List<String> said = bench.plan(bench.diff(is, bench.nothing()), Hints.NONE).notices().stream()
                    .filter(n -> n.code().equals("table-not-restored"))
                    .map(n -> n.element() + n.message().replaceFirst("(?s)^.* without (.*?):.*", " $1"))
                    .toList();
            assertEquals(List.of("t its tablespace"), said);
        } finally {
            bench.clean();
            bench.execute("DROP TABLESPACE " + space);
        }
    }

    @Test
    void whatTheServerDoesNotTellIsSaid() throws SQLException {
        String parted = "CREATE TABLE t (r int) PARTITION BY HASH (r) (PARTITION a MAX_ROWS = 5, PARTITION b)";
        List<String> untold = dialect().equals("mysql")
                ? List.of(
                        parted,
                        "CREATE TABLE t (r int) PARTITION BY HASH (r) (PARTITION a TABLESPACE innodb_file_per_table, PARTITION b)",
                        "CREATE TABLE m (a int) ENGINE=MyISAM; CREATE TABLE t (a int) ENGINE=MERGE UNION=(m)")
                : List.of(
                        parted,
                        "CREATE TABLE t (r int) PARTITION BY HASH (r) (PARTITION a DATA DIRECTORY = '" + folder
                                + "', PARTITION b)",
                        "CREATE TABLE m (a int) ENGINE=MyISAM; CREATE TABLE t (a int) ENGINE=MERGE UNION=(m)",
                        "CREATE TABLE t (r int) PARTITION BY LIST (r) (PARTITION p0 VALUES IN (1), PARTITION pd DEFAULT)",
                        "CREATE TABLE t (a int) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME LIMIT 100 PARTITIONS 3");
        for (String sql : untold) {
            Physical is = bench.state(sql);
            Planner.Planned plan = bench.plan(bench.diff(is, bench.nothing()), Hints.NONE);
            bench.clean();
            assertTrue(
                    plan.notices().stream()
                            .anyMatch(n -> n.code().equals("table-not-restored")
                                    && n.element().equals("t")),
                    sql + plan.notices());
        }
    }
}
