package dev.portolan.migrate.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that goes on on another connection finds the session as it was, and a transaction of its own is undone whole. */
class SessionTest {
    private static final String REBUILD = "-- atlas:txmode none\n\nPRAGMA foreign_keys = off;\nBEGIN IMMEDIATE;\n"
            + "CREATE TABLE new_p (id integer PRIMARY KEY, n int);\nINSERT INTO new_p (id) SELECT id FROM p;\n%s"
            + "DROP TABLE p;\nALTER TABLE new_p RENAME TO p;\nCOMMIT;\nPRAGMA foreign_keys = on;\n";

    @TempDir
    Path folder;

    private Directory rebuild(String broken) throws IOException {
        return new Directory(folder, "atlas").file("2_rebuild.sql", REBUILD.replace("%s", broken));
    }

    private static PortolanException refuses(String code, Migrator migrator) {
        PortolanException e = assertThrows(PortolanException.class, migrator::apply);
        assertEquals(code, e.code(), e.getMessage());
        return e;
    }

    @Test
    void aRebuildThatGoesOnDeletesNoRowsOfChildren() throws IOException, SQLException {
        Directory files = new Directory(folder, "atlas")
                .file(
                        "1_a.sql",
                        "CREATE TABLE p (id integer PRIMARY KEY);\n"
                                + "CREATE TABLE c (p int REFERENCES p (id) ON DELETE CASCADE);\n"
                                + "INSERT INTO p VALUES (1), (2);\nINSERT INTO c VALUES (1), (1), (2);\n");
        files.apply();
        rebuild("INSERT INTO nothing VALUES (1);\n");
        PortolanException e = refuses("apply-failed", files.migrator());
        assertTrue(e.getMessage().contains("The transaction that the file opened was rolled back"), e.getMessage());
        assertEquals(List.of("c", "p"), files.tables());
        // what is remembered ends before the transaction
        assertEquals(List.of("1|2|4|4|0", "2|2|1|9|1"), files.revisions());
        rebuild("");
        assertEquals(List.of("2_rebuild.sql"), files.apply());
        assertEquals(List.of("3"), files.query("SELECT count(*) FROM c"));
        assertEquals(List.of("id", "n"), files.query("SELECT name FROM pragma_table_info('p')"));
    }

    @Test
    void whatEndedWithTheConnectionMustBeRepeated() throws IOException, SQLException {
        String head = "-- atlas:txmode none\n\nCREATE TEMP TABLE old AS SELECT 7 AS n;\nCREATE TABLE a (n int);\n";
        Directory files = new Directory(folder, "atlas").file("1_a.sql", head + "INSERT INTO b SELECT n FROM old;\n");
        refuses("apply-failed", files.migrator());
        files.file("1_a.sql", head + "INSERT INTO a SELECT n FROM old;\n");
        PortolanException e = refuses("session-lost", files.migrator());
        assertTrue(e.getMessage().contains("1_a.sql:3:"), e.getMessage());
        files.file(
                "1_a.sql",
                head + "-- again\nCREATE TEMP TABLE old AS SELECT 7 AS n;\nINSERT INTO a SELECT n FROM old;\n");
        files.apply();
        assertEquals(List.of("7"), files.query("SELECT n FROM a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRAGMA foreign_keys = off; | SETS",
                "/* why */ set search_path to x | SETS",
                "/*!40014 SET @OLD=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */ | SETS",
                "SELECT pg_catalog.set_config('search_path', '', false) | SETS",
                "USE shop; | SETS",
                "SET @n = 5 | SETS",
                "SET @n = (SELECT max(id) FROM t) | MAKES",
                "SELECT max(id) INTO @n FROM t | MAKES",
                "CREATE TEMPORARY TABLE t (a int) | MAKES",
                "CREATE TABLE t (a int) | NONE",
                "SET LOCAL lock_timeout = '5s' | NONE",
                "SET GLOBAL max_connections = 5 | NONE",
                "UPDATE t SET a = '@b' | NONE",
                "BEGIN | OPENS",
                "BEGIN IMMEDIATE; | OPENS",
                "START TRANSACTION READ WRITE | OPENS",
                "BEGIN NOT ATOMIC SELECT 1; END | NONE",
                "COMMIT; | ENDS",
                "END TRANSACTION | ENDS",
                "ROLLBACK TO SAVEPOINT x | NONE",
            })
    void whatAStatementDoesToTheSession(String sql, SessionEffect effect) {
        assertEquals(effect, SessionEffect.of(sql));
    }
}
