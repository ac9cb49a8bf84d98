package dev.portolan.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Moments;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file does, told by a replay and told by its words, is the same where words can tell. */
class TouchesTest {
    private static final DirFormat ATLAS = Formats.named("atlas");
    private static final MigrationFile BASE = MigrationFile.of("1.sql", """
            CREATE TABLE a (id integer NOT NULL PRIMARY KEY, x text);
            CREATE TABLE b (id integer NOT NULL PRIMARY KEY, a_id integer, CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a (id));
            CREATE INDEX a_x ON a (x);
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE c (id integer)                    | 1 creates table "c"
            DROP TABLE b                                   | 1 drops table "b"
            ALTER TABLE a ADD COLUMN y text                | 1 creates column "y" of table "a"
            ALTER TABLE a RENAME COLUMN x TO z             | 1 creates column "z" of table "a"; 1 renames column "x" of table "a" to "z"
            ALTER TABLE a RENAME TO d                      | 1 creates table "d"; 1 renames table "a" to "d"
            CREATE VIEW v AS SELECT id FROM a              | 1 creates view "v"
            CREATE TABLE "C" (id integer)                  | 1 creates table "c"
            ALTER TABLE a RENAME TO d;CREATE TABLE a (x int) | 1 creates table "d"; 1 makes anew table "a"
            CREATE TABLE n (id int);DROP TABLE a;ALTER TABLE n RENAME TO a | 1 makes and drops table "n"; 2 makes anew table "a"
            CREATE TABLE n (id int);DROP TABLE n           | 1 makes and drops table "n"
            INSERT INTO a VALUES (1, 'DROP TABLE b; x')    | ''
            """)
    void wordsAndReplayAgree(String sql, String expected) {
        String text = sql.replace(";", ";\n") + ";\n";
        MigrationFile file = MigrationFile.of("2.sql", sql.contains("'") ? sql + ";\n" : text);
        assertEquals(expected, told(replayed(file), true));
        assertEquals(
                expected, told(WrittenTouches.of(List.of(file), ATLAS, dialect().splitRules()), true));
    }

    @Test
    void aRebuildIsWhatItLeavesDifferent() {
        MigrationFile file = MigrationFile.of("2.sql", """
                PRAGMA foreign_keys = off;
                CREATE TABLE new_a (id integer NOT NULL PRIMARY KEY, x text NOT NULL DEFAULT '', y text);
                INSERT INTO new_a (id, x) SELECT id, IFNULL(x, '') FROM a;
                DROP TABLE a;
                ALTER TABLE new_a RENAME TO a;
                CREATE INDEX a_x ON a (x);
                PRAGMA foreign_keys = on;
                """);
        assertEquals(
                "4 changes column \"x\" of table \"a\"; 4 makes anew table \"a\"; 5 creates column \"y\" of table \"a\"",
                told(replayed(file), false));
    }

    @Test
    void aTableThatIsPutAsideLosesWhatTheNewOneLacks() {
        MigrationFile file = MigrationFile.of("2.sql", """
                ALTER TABLE b RENAME TO old_b;
                CREATE TABLE b (id integer NOT NULL PRIMARY KEY);
                INSERT INTO b SELECT id FROM old_b;
                DROP TABLE old_b;
                """);
        String told = told(replayed(file), false);
        assertEquals(true, told.contains("1 drops column \"a_id\" of table \"b\""), told);
    }

    @Test
    void wordsOfOtherServers() {
        MigrationFile file = MigrationFile.of("2.sql", """
                -- a comment; CREATE TABLE no
                ALTER TABLE "public"."Orders" ADD COLUMN "note" text, DROP COLUMN IF EXISTS old, ALTER COLUMN c TYPE bigint;
                CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "ix;y" ON orders (note);
                ALTER TABLE `t` CHANGE COLUMN `p` `q` int, MODIFY r varchar(9), ADD CONSTRAINT `k` CHECK (a IN (1, 2)), DROP INDEX i;
                RENAME TABLE m TO n;
                DROP TABLE IF EXISTS u, v CASCADE;
                ALTER TABLE s.w ADD (one int, two int);
                """);
        assertEquals(
                String.join(
                        "; ",
                        "2 changes column \"c\" of table \"orders\"",
                        "2 creates column \"note\" of table \"orders\"",
                        "2 drops column \"old\" of table \"orders\"",
                        "3 creates index \"ix;y\"",
                        "4 changes column \"r\" of table \"t\"",
                        "4 creates column \"q\" of table \"t\"",
                        "4 creates constraint \"k\" of table \"t\"",
                        "4 drops index \"i\"",
                        "4 renames column \"p\" of table \"t\" to \"q\"",
                        "5 creates table \"n\"",
                        "5 renames table \"m\" to \"n\"",
                        "6 drops table \"u\"",
                        "6 drops table \"v\"",
                        "7 creates column \"one\" of table \"w\"",
                        "7 creates column \"two\" of table \"w\""),
                told(
                        WrittenTouches.of(
                                List.of(file), ATLAS, Dialects.named("mysql").splitRules()),
                        false));
    }

    private static Dialect dialect() {
        return Dialects.named("sqlite");
    }

    private static List<Touch> replayed(MigrationFile file) {
        try (Moments moments = Moments.open(dialect(), ATLAS, Scope.ALL, null, null, null)) {
            return Replayed.touches(
                    moments.replay("migrations", List.of(BASE), List.of(file)),
                    new Elements(dialect().rules()));
        }
    }

    /** @param names only what has a name in the text: not the parts of a table that comes or goes */
    private static String told(List<Touch> touches, boolean names) {
        TreeSet<String> told = new TreeSet<>();
        for (Touch touch : touches) {
            boolean part = !touch.element().isWhole()
                    && touches.stream()
                            .anyMatch(t -> touch.element().isIn(t.element()) && t.kind() != Touch.Kind.CHANGES);
            boolean temporary = touch.kind() == Touch.Kind.PASSING || touch.kind() == Touch.Kind.REBUILDS;
            if (!(names && part)
                    && !(!names && temporary && !touch.element().equals(new Element("table", null, "a")))) {
                told.add(touch.line() + " " + touch.toString().toLowerCase(Locale.ROOT));
            }
        }
        return String.join("; ", told);
    }
}
