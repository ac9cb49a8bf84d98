package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portolan.schema.Change;
import dev.portolan.schema.Physical;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings of one thing are no change, in either direction; what only looks alike is one. The last column is who complained. */
public abstract class EquivalenceContract extends BenchContract {
    private static final String PARENT = "CREATE TABLE p (id int PRIMARY KEY); ";

    private List<Change> changes(String is, String want) throws SQLException {
        Physical to = bench.state(table(want));
        Physical from = bench.state(table(is));
        return bench.diff(from, to).changes();
    }

    private static String table(String definition) {
        String columns = definition.contains("CREATE") ? definition : "CREATE TABLE t (c " + definition + ")";
        return definition.contains("REFERENCES") ? PARENT + columns : columns;
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "//",
            quoteCharacter = '~',
            value = {
                // NOW()
                "datetime DEFAULT NOW() // datetime DEFAULT CURRENT_TIMESTAMP // ent#2842",
                "datetime(3) DEFAULT NOW(3) // datetime(3) DEFAULT CURRENT_TIMESTAMP(3) // ent#2842",
                "datetime DEFAULT LOCALTIMESTAMP // datetime DEFAULT current_timestamp() // ent#2842",
                "datetime DEFAULT NOW() ON UPDATE NOW() // datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP // ent#2842",
                // volatile and expression defaults
                "varchar(36) DEFAULT (uuid()) // varchar(36) DEFAULT (UUID()) // atlas#2759",
                "int DEFAULT (1+1) // int DEFAULT (1 + 1) // atlas#3242",
                "varchar(9) DEFAULT (concat('a', lower('B'))) // varchar(9) DEFAULT (CONCAT('a',LOWER('B'))) // atlas#2739",
                // literals
                "bigint DEFAULT '5' // bigint DEFAULT 5 // atlas 5.3.4",
                "decimal(10,2) DEFAULT 0 // decimal(10,2) DEFAULT 0.00 // atlas 5.3.4",
                "double DEFAULT 1 // double DEFAULT 1.0 // atlas 5.3.4",
                "boolean DEFAULT true // tinyint(1) DEFAULT 1 // atlas 5.3.4",
                "bit(1) DEFAULT b'1' // bit(1) DEFAULT 1 // atlas 5.3.4",
                "varchar(5) DEFAULT 'x' // varchar(5) DEFAULT \"x\" // atlas 5.3.4",
                // no default
                "varchar(5) DEFAULT NULL // varchar(5) // ent#540",
                "timestamp NULL DEFAULT NULL // timestamp NULL // ent#540",
                "int NULL // int // ent#540",
                // names and widths of types
                "integer(11) // int // atlas 5.3.1",
                "bigint(20) // bigint // atlas 5.3.1",
                "numeric(5) // decimal(5,0) // atlas 5.3.1",
                "dec // decimal(10,0) // atlas 5.3.1",
                "double precision // double // atlas 5.3.1",
                "bool // tinyint(1) // atlas 5.3.1",
                "character varying(5) // varchar(5) // ent#540",
                "datetime(0) // datetime // ent#2163",
                // charset and collation
                "varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin // varchar(5) COLLATE utf8mb4_bin // atlas#1550",
                "CREATE TABLE t (c varchar(5)) CHARSET latin1 // CREATE TABLE t (c varchar(5) CHARACTER SET latin1) CHARSET latin1 // atlas#1625",
                "CREATE TABLE t (c varchar(5)) COLLATE latin1_swedish_ci // CREATE TABLE t (c varchar(5)) CHARSET latin1 // atlas#2304",
                // options that the mapping did not ask for
                "CREATE TABLE t (c int) ENGINE=InnoDB // int // atlas 5.3",
                "CREATE TABLE t (c int PRIMARY KEY AUTO_INCREMENT) AUTO_INCREMENT=50 // CREATE TABLE t (c int PRIMARY KEY AUTO_INCREMENT) // atlas 5.3",
                // indexes, keys, checks, generated columns
                "CREATE TABLE t (c int, INDEX i (c)) // CREATE TABLE t (c int, INDEX i USING BTREE (c ASC)) // atlas 5.3.5",
                "CREATE TABLE t (c int, UNIQUE i (c)) // CREATE TABLE t (c int, CONSTRAINT i UNIQUE KEY (c)) // atlas 5.3.5",
                "CREATE TABLE t (c int, CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id)) // CREATE TABLE t (c int, CONSTRAINT f FOREIGN KEY (c)"
                        + " REFERENCES p (id) ON DELETE RESTRICT ON UPDATE NO ACTION) // atlas 5.3.6",
                "CREATE TABLE t (c int, CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id)) // CREATE TABLE t (c int, INDEX f (c), CONSTRAINT f"
                        + " FOREIGN KEY (c) REFERENCES p (id)) // atlas 5.3.6",
                "CREATE TABLE t (c int, CONSTRAINT k CHECK (c>0)) // CREATE TABLE t (c int, CONSTRAINT k CHECK ((c > 0))) // atlas#3242",
                "CREATE TABLE t (c int, d int AS (c+1)) // CREATE TABLE t (c int, d int GENERATED ALWAYS AS (c + 1) VIRTUAL) // atlas#3242",
            })
    void oneThing(String is, String want, String issue) throws SQLException {
        assertEquals(List.of(), changes(is, want), issue);
        assertEquals(List.of(), changes(want, is), issue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "//",
            quoteCharacter = '~',
            value = {
                "datetime DEFAULT NOW() // datetime",
                "datetime DEFAULT NOW() ON UPDATE NOW() // datetime DEFAULT NOW()",
                "datetime DEFAULT NOW() // datetime DEFAULT '2020-01-01 00:00:00'",
                "varchar(9) DEFAULT 'now()' // varchar(9) DEFAULT (now())",
                "varchar(36) DEFAULT (uuid()) // varchar(36)",
                "datetime // datetime(3)",
                "datetime NULL // timestamp NULL",
                "int // int unsigned",
                "int // bigint",
                "tinyint(1) // tinyint",
                "varchar(5) // char(5)",
                "varchar(5) // varchar(6)",
                "varchar(5) DEFAULT '' // varchar(5)",
                "varchar(5) DEFAULT 'NULL' // varchar(5)",
                "varchar(5) DEFAULT '1.0' // varchar(5) DEFAULT '1'",
                "decimal(10,2) DEFAULT 1 // decimal(10,2) DEFAULT 1.01",
                "decimal(10,2) // decimal(10,3)",
                "enum('a','b') // enum('b','a')",
                "varchar(5) COLLATE utf8mb4_bin // varchar(5) COLLATE utf8mb4_unicode_ci",
                "varchar(5) CHARACTER SET latin1 // varchar(5) CHARACTER SET ascii",
                "CREATE TABLE t (c int) ENGINE=MyISAM // int",
                "CREATE TABLE t (c int, INDEX i (c)) // CREATE TABLE t (c int, INDEX i (c DESC))",
                "CREATE TABLE t (c int, INDEX i (c)) // CREATE TABLE t (c int, UNIQUE i (c))",
                "CREATE TABLE t (c varchar(9), INDEX i (c)) // CREATE TABLE t (c varchar(9), INDEX i (c(3)))",
                "CREATE TABLE t (c int, CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id)) // CREATE TABLE t (c int, CONSTRAINT f FOREIGN KEY (c)"
                        + " REFERENCES p (id) ON DELETE CASCADE)",
                "CREATE TABLE t (c int, CONSTRAINT k CHECK (c > 0)) // CREATE TABLE t (c int, CONSTRAINT k CHECK (c >= 0))",
                "CREATE TABLE t (c int, d int AS (c+1)) // CREATE TABLE t (c int, d int AS (c+1) STORED)",
                "CREATE TABLE t (c int, d int AS (c+1)) // CREATE TABLE t (c int, d int AS (c+2))",
            })
    void twoThings(String is, String want) throws SQLException {
        assertFalse(changes(is, want).isEmpty());
        assertFalse(changes(want, is).isEmpty());
    }

    /** atlas#1550, atlas#1625: the target was made on a server with another default. */
    @Test
    void aCharsetThatATableHasFromItsDatabaseIsNoChange() throws SQLException {
        Physical here = bench.state("CREATE TABLE t (c varchar(5))");
        bench.clean();
        String database = bench.connection().getCatalog();
        bench.execute("ALTER DATABASE `" + database + "` CHARACTER SET latin1");
        try {
            bench.execute("CREATE TABLE t (c varchar(5))");
            Physical elsewhere = bench.inspect();
            assertEquals(List.of(), bench.diff(elsewhere, here).changes());
            assertEquals(List.of(), bench.diff(here, elsewhere).changes());
        } finally {
            bench.execute("ALTER DATABASE `" + database + "` CHARACTER SET utf8mb4");
        }
    }
}
