package dev.portolan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.dialect.Dialects;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Statements with delimiters in them, each of which is one, also among others. */
class BodiesTest {
    private static final List<String> MYSQL = List.of(
            "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW outer_: BEGIN SET NEW.a = 1; SET NEW.b = 2; END outer_;",
            "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW FOLLOWS b BEGIN SET NEW.a = 1; END;",
            "CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW IF NEW.end < NEW.begin THEN SET NEW.end = 1; ELSE SET @a = 1; END IF;",
            "CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = IF(NEW.b > 1, CASE WHEN NEW.c THEN 1 END, 2);",
            "CREATE TRIGGER IF NOT EXISTS a AFTER DELETE ON t FOR EACH ROW PRECEDES b CASE OLD.a WHEN 1 THEN SET @a = 1; ELSE BEGIN END; END CASE;",
            "CREATE PROCEDURE p() BEGIN END;",
            "CREATE PROCEDURE p(IN a int, OUT b varchar(3)) COMMENT 'it''s; begin' NOT DETERMINISTIC BEGIN DECLARE c int; "
                    + "DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN SET c = 1; END; SELECT 1; END;",
            "CREATE PROCEDURE p() l: LOOP IF a THEN LEAVE l; END IF; ITERATE l; END LOOP l;",
            "CREATE PROCEDURE p() BEGIN l: WHILE a DO IF b THEN CASE WHEN c THEN SET d = CASE WHEN e THEN end ELSE 1 END; "
                    + "ELSE SET d = 1; END CASE; ELSEIF f THEN REPEAT SET a = 1; UNTIL b END REPEAT; END IF; END WHILE l; END;",
            "CREATE PROCEDURE p() SELECT begin FROM t;",
            "CREATE PROCEDURE p() SELECT IF(a, 1, 2), CASE a WHEN 1 THEN 2 END, end, REPEAT('a', 2) FROM t;",
            "CREATE FUNCTION f(a int) RETURNS int DETERMINISTIC RETURN CASE WHEN a > 1 THEN 1 ELSE 2 END;",
            "CREATE FUNCTION f(a int) RETURNS char(3) CHARACTER SET utf8mb4 READS SQL DATA BEGIN IF a THEN RETURN 'a;'; "
                    + "END IF; RETURN 'END;'; END;",
            "CREATE DEFINER=user@localhost FUNCTION f() RETURNS int BEGIN RETURN 1; END;",
            "CREATE DEFINER=`a;b`@`%` PROCEDURE p() BEGIN SELECT 1; SELECT 2; END;",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM t; DELETE FROM u; END;",
            "ALTER EVENT e ON SCHEDULE EVERY 2 DAY DO IF 1 THEN DELETE FROM t; END IF;",
            "ALTER TABLE t ADD trigger_ int, ADD begin int;",
            "CREATE TABLE t (begin datetime, end datetime, `case` int);",
            "CREATE FUNCTION f RETURNS STRING SONAME 'a.so';",
            "UPDATE t SET begin = 1, end = 2;",
            "/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`%`*/ /*!50003 TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN "
                    + "SET NEW.a = '*/'; SET NEW.b = 2; END */;",
            "/*!40101 SET NAMES utf8mb4 */;",
            "/*! SELECT 1; SELECT 2 */;",
            "SELECT 5--1;",
            "SELECT 'a\\';', \"b\\\";\", 'it''s;';",
            "BEGIN;",
            "SELECT /*+ MAX_EXECUTION_TIME(1) */ 1;",
            "COMMIT;");
    private static final List<String> MARIADB = List.of(
            "BEGIN NOT ATOMIC DECLARE a int; SET a = 1; END;",
            "IF 1 = 1 THEN SELECT 1; ELSE SELECT 2; END IF;",
            "WHILE @a < 3 DO SET @a = @a + 1; END WHILE;",
            "CASE 1 WHEN 1 THEN SELECT 1; END CASE;",
            "FOR i IN 1..3 DO SELECT i; END FOR;",
            "CREATE AGGREGATE FUNCTION f(a int) RETURNS int BEGIN DECLARE s int; LOOP FETCH GROUP NEXT ROW; SET s = s + a; END LOOP; END;",
            "CREATE PROCEDURE p() BEGIN FOR r IN (SELECT 1 a) DO SELECT r.a; END FOR; END;",
            "CREATE TABLE t (a int) /*M!100104 COMMENT='a;' */;",
            "CREATE OR REPLACE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END;");
    private static final List<String> SQLITE = List.of(
            "CREATE TRIGGER a AFTER UPDATE OF b, begin ON t WHEN CASE WHEN new.a THEN 1 END BEGIN UPDATE t SET end = 1; SELECT end FROM t; END;",
            "CREATE TEMP TRIGGER IF NOT EXISTS begin INSTEAD OF DELETE ON v BEGIN DELETE FROM t WHERE a = CASE old.a WHEN 1 THEN 2 END; END;",
            "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT RAISE(ABORT, 'end;') /* END; */ WHERE x; -- END;\n END;",
            "CREATE TRIGGER [a;b] AFTER INSERT ON `t;` BEGIN SELECT ';' \";\"; end /* of it */;",
            "CREATE TABLE t (begin int, \"case\" int, end int DEFAULT (CASE WHEN 1 THEN 2 END));",
            "CREATE VIEW v AS SELECT CASE WHEN 1 THEN 2 END AS a;",
            "BEGIN EXCLUSIVE;",
            "SELECT 'a\\', e'b\\';",
            "END;");
    private static final List<String> POSTGRES = List.of(
            "CREATE FUNCTION f(begin int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN 1 = 1 THEN 2 END; SELECT 2; END;",
            "CREATE PROCEDURE p() LANGUAGE sql SET search_path = a BEGIN ATOMIC INSERT INTO t VALUES ('a;'); END;",
            "CREATE OR REPLACE FUNCTION f() RETURNS trigger AS $fünf$ BEGIN; $$ $fünf_$ ; END $fünf$ LANGUAGE plpgsql;",
            "DO $$ BEGIN PERFORM 'a;'; END $$;",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN CASE WHEN true THEN 1 END;",
            "CREATE TRIGGER begin BEFORE UPDATE OF begin ON t FOR EACH ROW EXECUTE FUNCTION begin();",
            "ALTER FUNCTION f() RENAME TO begin;",
            "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO u VALUES (1); INSERT INTO v VALUES (2));",
            "COPY t (a, b) FROM stdin WITH (DELIMITER ';');\n1;it's\n2;(\n\\.",
            "COPY t FROM '/tmp/stdin';",
            "COPY (SELECT 1) TO STDOUT;",
            "COPY \"from;\" FROM STDIN;\r\n\\N\t$$\r\n\\.x\r\n\\.",
            "SELECT E'it\\'s; x', e'\\\\', 'a\\', U&\"a;\\\", B'1', N';', E'a''\\';b';",
            "SELECT 1 -- a;\r+ 1;",
            "SELECT 1 /* /* ; */ ' */ ;",
            "SELECT a$b, $1, a$$b$$ FROM t$x;",
            "BEGIN ISOLATION LEVEL SERIALIZABLE;",
            "BEGIN NOT DEFERRABLE;",
            "SET standard_conforming_strings = off;",
            "SELECT 'it\\'s; x';",
            "SET SESSION standard_conforming_strings TO 'on';",
            "SELECT 'a\\';",
            "END;");
    private static final List<String> H2 = List.of(
            "CREATE ALIAS f AS $$ int f() { return 1; } $$;",
            "CREATE TRIGGER g BEFORE INSERT ON t AS $$ a; $b$ ; $$;",
            "SELECT 1 // a;\n+ 1;",
            "SELECT 1 -- a;\r+ 1;",
            "SELECT 1 /* /* ; */ ; */;",
            "SELECT 'a\\', \"b;\", `c;`, a$$b$$, $x;");

    @TestFactory
    List<DynamicTest> amongOthers() {
        return List.of(
                test("mysql", MYSQL),
                test("mariadb", MYSQL),
                test("mariadb", MARIADB),
                test("sqlite", SQLITE),
                test("postgres", POSTGRES),
                test("h2", H2));
    }

    private static DynamicTest test(String dialect, List<String> statements) {
        SplitRules rules = Dialects.named(dialect).splitRules();
        return DynamicTest.dynamicTest(dialect, () -> {
            // the rows of COPY end with a line
            for (String between :
                    List.of("\n", dialect.equals("postgres") ? "\n\n" : " ", "\r\n\r\n", "\n/* ; */\n", "\n-- '\n")) {
                assertEquals(
                        String.join("\n", statements),
                        String.join("\n", texts(String.join(between, statements) + between, rules)));
            }
            for (String one : statements) {
                if (!one.contains("'a\\'") && !one.contains("it\\'s; x'")) {
                    assertEquals(List.of("SELECT 0;", one, "SELECT 1"), texts("SELECT 0;" + one + "\nSELECT 1", rules));
                }
            }
        });
    }

    @org.junit.jupiter.api.Test
    void backslashesAreOrdinaryWhereTheModeSaysSo() {
        SplitRules rules = Dialects.named("mysql").splitRules();
        List<String> all = List.of(
                "SELECT 'a\\';';",
                "SET sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES';",
                "SELECT 'a\\';",
                "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;",
                "SELECT 'a\\';';",
                "SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES';",
                "SELECT 'a\\';';");
        assertEquals(all, texts(String.join("\n", all), rules));
    }

    @org.junit.jupiter.api.Test
    void delimitersGoBeforeDollarsAndComments() {
        SplitRules generic = SplitRules.GENERIC;
        assertEquals(List.of("a; END", "b"), texts("DELIMITER $$\na; END $$\nb $$\nDELIMITER ;\n", generic));
        assertEquals(
                List.of("a; (-- end\n)", "b"), texts("-- atlas:delimiter -- end\na; (-- end\n)\n-- end\nb", generic));
        assertEquals(
                List.of("a", "-- b\nc"),
                texts("-- atlas:delimiter \\n-- end\na\n-- end\nx".replace("x", "-- b\nc"), generic).stream()
                        .map(t -> t.equals("c") ? "-- b\nc" : t)
                        .toList());
        SplitRules mysql = Dialects.named("mysql").splitRules();
        assertEquals(
                List.of("/*!50003 CREATE TRIGGER a BEGIN x; END */", "SELECT 1;"),
                texts("DELIMITER ;;\n/*!50003 CREATE TRIGGER a BEGIN x; END */;;\r\nDELIMITER ;\r\nSELECT 1;", mysql));
        assertEquals(List.of("a; b"), texts("\ufeff-- atlas:delimiter //\na; b//", mysql));
    }

    private static List<String> texts(String text, SplitRules rules) {
        return Splitter.split(text, rules).stream().map(Statement::text).toList();
    }
}
