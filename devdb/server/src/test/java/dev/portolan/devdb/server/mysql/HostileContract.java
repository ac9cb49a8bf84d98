package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.diff.Difference;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Column;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Quoting;
import dev.portolan.sql.Step;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, values and comments that would end a string, a name, a comment or a statement: made, read, changed and taken back. */
public abstract class HostileContract extends BenchContract {
    private static final int LIMIT = 64;

    private Quoting quoting;

    @BeforeAll
    void quoting() {
        quoting = bench.dialect().names().quoting();
    }

    /** No emoji: the catalog of these servers has none, which is an error before anything is run. */
    static Stream<String> words() {
        return Stream.of(
                "it's \"so\" `called`",
                "back\\slash \\' \\\" \\n",
                "semi;colon; -- DROP TABLE t; /* */ # $$ $tag$ DELIMITER //",
                "new\nline\r\nand\ttab",
                "ünï \u2603",
                "\u202Eright to left \u05E9\u05DC\u05D5\u05DD",
                "select",
                "key",
                "Table",
                "{fn now()} ? :name %s ${x} @a",
                " space at both ends ",
                "/*!99999 x */",
                "__$",
                "a".repeat(63),
                "a".repeat(64),
                "a".repeat(200),
                "ü".repeat(70));
    }

    private String name(String word, String end) {
        return quoting.name(word.substring(0, Math.min(word.length(), LIMIT - end.length())) + end);
    }

    private String schema(String w, boolean more) {
        String text = quoting.literal(w + (more ? "!" : ""));
        String table = name(w, "t");
        String key = name(w, "k");
        String column = name(w, "c");
        String up = name(w, "u");
        return "CREATE TABLE " + table + " (" + key + " int NOT NULL AUTO_INCREMENT COMMENT " + text + ", " + column
                + " varchar(300) NULL DEFAULT " + text + ", " + name(w, "e") + " enum (" + quoting.literal(w + "1")
                + (more ? ", " + quoting.literal(w + "2") : "") + ") NULL DEFAULT " + quoting.literal(w + "1") + ", "
                + name(w, "g") + " varchar(700) AS (concat(" + column + ", " + text + ")) STORED, " + up
                + " int NULL, " + (more ? name(w, "n") + " int NULL COMMENT " + text + ", " : "") + "PRIMARY KEY ("
                + key
                + "), INDEX " + name(w, "i") + " (" + column + "(20)) COMMENT " + text + ", CONSTRAINT "
                + name(w, "f") + " FOREIGN KEY (" + up + ") REFERENCES " + table + " (" + key + ")"
                + (more ? " ON DELETE CASCADE" : "") + ", CONSTRAINT " + name(w, "x") + " CHECK (" + column
                + " <> concat("
                + text + ", 'x'))) COMMENT " + text + ";\n"
                // the server takes spaces from the front of an alias
                + (w.startsWith(" ")
                        ? ""
                        : "CREATE VIEW " + name(w, "v") + " AS SELECT " + column + ", " + key + " AS " + name(w, "a")
                                + " FROM " + table + " WHERE " + column + " = " + text + ";\n");
    }

    @ParameterizedTest
    @MethodSource("words")
    void comesThroughAsItIs(String word) throws SQLException {
        Physical more = bench.state(schema(word, true));
        Physical less = bench.state(schema(word, false));
        bench.clean();
        goes(bench.diff(bench.nothing(), less), less);
        bench.execute("INSERT INTO " + name(word, "t") + " (" + name(word, "c") + ") VALUES ('row')");
        Difference difference = bench.diff(less, more);
        goes(difference, more);
        files(bench.reverse(difference).steps());
        assertEquals(sorted(less), sorted(bench.inspect()));
        try (var statement = bench.connection().createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + name(word, "t"))) {
            rows.next();
            assertEquals(1, rows.getInt(1));
        }
    }

    /** What someone wrote by hand: the catalog shows question marks for it. */
    @Test
    void charactersThatTheCatalogDoesNotShowAreRead() throws SQLException {
        String columns =
                "a varchar(20) NOT NULL DEFAULT 'x😀?', b enum('a','😀','?','é?') NULL DEFAULT '😀', c set('?','🚀','it''s?') NULL,"
                        + " d varchar(40) AS (concat('😀', a)) STORED, e varchar(20) NULL DEFAULT (concat('🚀?', 'x')),"
                        + " CONSTRAINT k CHECK (a <> '😀😀')";
        Physical is =
                bench.state("CREATE TABLE t (id int PRIMARY KEY, f varchar(20) NULL DEFAULT 'wh?t', " + columns + ")");
        Physical more = bench.state("CREATE TABLE t (id int PRIMARY KEY, f varchar(20) NULL DEFAULT 'wh?t', z int, "
                + columns.replace("NOT NULL", "NULL").replace("'é?'", "'é?','new'") + ")");
        Physical read =
                bench.state("CREATE TABLE t (id int PRIMARY KEY, f varchar(20) NULL DEFAULT 'wh?t', " + columns + ")");
        assertEquals(is, read);
        String before = definition();
        bench.execute("INSERT INTO t (id, a, b, c) VALUES (1, 'a', '😀', '🚀,?'), (2, '?', '?', '?')");
        Difference difference = bench.diff(is, more);
        goes(difference, more);
        files(bench.reverse(difference).steps());
        assertEquals(before, definition());
        assertEquals(
                "1:😀:🚀,?:😀a,2:?:?:😀?",
                row("SELECT GROUP_CONCAT(CONCAT_WS(':', id, b, SETS, d) ORDER BY id) FROM t"
                        .replace("SETS", "IF(id = 1, '🚀,?', c)")));
        Difference dropped = bench.diff(is, bench.nothing());
        files(bench.plan(dropped, Hints.NONE).steps());
        files(bench.reverse(dropped).steps());
        assertEquals(before, definition());
        bench.execute("INSERT INTO t (id) VALUES (1)");
        assertEquals("x😀?😀😀x😀?🚀?x", row("SELECT CONCAT(a, b, d, e) FROM t"));
    }

    /** Nothing tells whether it is one: it is not written. */
    @Test
    void aQuestionMarkThatWasNotReadIsNotWritten() throws SQLException {
        bench.state("CREATE TABLE t (id int PRIMARY KEY, a varchar(20) NULL DEFAULT 'x😀', b enum('😀','c') NULL,"
                + " c varchar(20) NULL DEFAULT 'plain', d varchar(20) NULL DEFAULT 'wh?t', e int NULL)");
        String user = "u" + System.nanoTime();
        String database = bench.connection().getCatalog();
        bench.execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'xX1!'");
        bench.execute("GRANT SELECT, INSERT, CREATE, ALTER, DROP ON `" + database + "`.* TO '" + user + "'@'%'");
        String url = bench.connection().getMetaData().getURL().replaceAll("\\?.*", "?allowPublicKeyRetrieval=true");
        Physical is;
        try (var limited = java.sql.DriverManager.getConnection(url, user, "xX1!")) {
            is = bench.dialect().inspector().inspect(limited, dev.portolan.dialect.Scope.ALL);
        } finally {
            bench.execute("DROP USER '" + user + "'@'%'");
        }
        assertNotEquals(is, bench.inspect(), "this user is shown question marks");
        String before = definition();
        for (String column : List.of("c", "e")) {
            Difference free = bench.diff(is, commented(is, column));
            files(bench.plan(free, Hints.NONE).steps());
            files(bench.reverse(free).steps());
            assertEquals(before, definition());
        }
        for (String column : List.of("a", "b", "d")) {
            Difference held = bench.diff(is, commented(is, column));
            for (org.junit.jupiter.api.function.Executable plan : List.<org.junit.jupiter.api.function.Executable>of(
                    () -> bench.plan(held, Hints.NONE), () -> bench.reverse(held))) {
                PortolanException e = assertThrows(PortolanException.class, plan, column);
                assertEquals("characters-unread", e.code());
                assertTrue(e.getMessage().contains("t." + column), e.getMessage());
            }
            Difference known = bench.diff(bench.inspect(), commented(bench.inspect(), column));
            files(bench.plan(known, Hints.NONE).steps());
            files(bench.reverse(known).steps());
            assertEquals(before, definition());
        }
        assertThrows(PortolanException.class, () -> bench.reverse(bench.diff(is, bench.nothing())));
    }

    private static Physical commented(Physical state, String column) {
        return new Physical(
                state.dialect(),
                state.graph()
                        .withTables(state.graph().tables().stream()
                                .map(t -> t.withColumns(t.columns().stream()
                                        .map(c -> c.name().text().equals(column) ? c.withComment("said") : c)
                                        .toList()))
                                .toList()));
    }

    private String definition() throws SQLException {
        return row("SHOW CREATE TABLE t");
    }

    private String row(String sql) throws SQLException {
        try (var statement = bench.connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(rows.getMetaData().getColumnCount());
        }
    }

    @Test
    void tablesMayDifferInCaseOnly() throws SQLException {
        Physical two = bench.state("CREATE TABLE Tab (a int);\nCREATE TABLE tab (A int, b int, INDEX I (b));\n");
        assertEquals(2, two.graph().tables().size());
        Physical one = bench.state("CREATE TABLE tab (A int, b int);\n");
        bench.clean();
        goes(bench.diff(bench.nothing(), one), one);
        Difference difference = bench.diff(one, two);
        goes(difference, two);
        files(bench.reverse(difference).steps());
        assertEquals(one, bench.inspect());
    }

    private void goes(Difference difference, Physical wanted) throws SQLException {
        files(bench.plan(difference, Hints.NONE).steps());
        assertEquals(sorted(wanted), sorted(bench.inspect()));
        assertEquals(List.of(), bench.diff(bench.inspect(), wanted).changes());
    }

    /** As they are written to a file and read from there. */
    private void files(List<Step> steps) throws SQLException {
        DirFormat format = Formats.named("atlas");
        for (MigrationFile file : format.render(
                "20260101000000",
                "x",
                new Plan(steps, List.of(), List.of()),
                bench.dialect().splitRules())) {
            for (var statement : format.statements(file, bench.dialect().splitRules())) {
                bench.execute(statement.text());
            }
        }
    }

    /** Columns by name: one that was made anew stands last. */
    private static Physical sorted(Physical state) {
        return new Physical(
                state.dialect(),
                state.graph()
                        .withTables(state.graph().tables().stream()
                                .map(t -> t.withColumns(t.columns().stream()
                                        .sorted(Comparator.comparing(Column::name))
                                        .toList()))
                                .toList()));
    }
}
