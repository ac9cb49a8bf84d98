package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
            "(a int, b int without system versioning) WITH SYSTEM VERSIONING",
            "(a int, s timestamp(6) GENERATED ALWAYS AS ROW START INVISIBLE, e timestamp(6) GENERATED ALWAYS AS ROW END,"
                    + " PERIOD FOR SYSTEM_TIME(s, e)) WITH SYSTEM VERSIONING");

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
    void whatTheServerDoesNotTellIsSaid() throws SQLException {
        List<String> untold = dialect().equals("mysql")
                ? List.of("CREATE TABLE m (a int) ENGINE=MyISAM; CREATE TABLE t (a int) ENGINE=MERGE UNION=(m)")
                : List.of(
                        "CREATE TABLE m (a int) ENGINE=MyISAM; CREATE TABLE t (a int) ENGINE=MERGE UNION=(m)",
                        "CREATE TABLE t (r int) PARTITION BY LIST (r) (PARTITION p0 VALUES IN (1), PARTITION pd DEFAULT)",
                        "CREATE TABLE t (a int) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME LIMIT 100 PARTITIONS 3");
        for (String sql : untold) {
            Physical is = bench.state(sql);
            Planner.Planned plan = bench.plan(bench.diff(is, bench.nothing()), Hints.NONE);
            assertTrue(
                    plan.notices().stream()
                            .anyMatch(n -> n.code().equals("table-not-restored")
                                    && n.element().equals("t")),
                    sql + plan.notices());
        }
    }
}
