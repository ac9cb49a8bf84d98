package dev.portolan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Dialects;
import dev.portolan.schema.PortolanException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No character of a file is lost, and reading it in parts makes no difference. */
class PiecesTest {
    private static final List<String> PARTS = List.of(
            "'",
            "\"",
            "`",
            "''",
            "$$",
            "$a$",
            "$é$",
            "$",
            "/*",
            "*/",
            "/*!50001 ",
            "/*M!",
            "--",
            "-- ",
            "#",
            "//",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\\",
            "\\'",
            "E'",
            ";",
            ";;",
            "(",
            ")",
            "[",
            "]",
            " ",
            "\t",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "é",
            "😀",
            "\ud83d",
            "DELIMITER ",
            "DELIMITER //\n",
            "//",
            "-- atlas:delimiter \\n\n",
            "CREATE TRIGGER t ",
            "CREATE PROCEDURE p() ",
            "FOR EACH ROW ",
            "BEGIN ",
            "BEGIN ATOMIC ",
            "BEGIN NOT ATOMIC ",
            "END",
            "END;",
            "END IF;",
            "END CASE;",
            "CASE ",
            "IF ",
            "THEN ",
            "ELSE ",
            "LOOP ",
            "l: ",
            "COPY t FROM stdin;\n",
            "\\.\n",
            "1\t2\n",
            "SELECT 1",
            "a",
            "x;",
            "SET standard_conforming_strings = off;",
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES';");

    static Stream<String> dialects() {
        return Stream.of("sqlite", "postgres", "mysql", "mariadb", "h2", "generic");
    }

    static SplitRules rules(String dialect) {
        return dialect.equals("generic")
                ? SplitRules.GENERIC
                : Dialects.named(dialect).splitRules();
    }

    @TestFactory
    Stream<DynamicTest> randomTexts() {
        return dialects()
                .map(dialect -> DynamicTest.dynamicTest(dialect, () -> {
                    SplitRules rules = rules(dialect);
                    long seed = Long.getLong("seed", 20261128);
                    Random random = new Random(seed);
                    for (int i = 0; i < 20_000; i++) {
                        StringBuilder text = new StringBuilder();
                        for (int n = random.nextInt(12); n >= 0; n--) {
                            text.append(PARTS.get(random.nextInt(PARTS.size())));
                        }
                        Whole.check(text.toString(), rules, 1 + random.nextInt(6));
                    }
                }));
    }

    @Test
    void piecesSayWhatTheyAre() {
        String text = "\ufeff-- a\n\nSELECT 1; ;\nDELIMITER //\n/* b */ SELECT 2 //";
        List<String> pieces = Splitter.pieces(text, SplitRules.GENERIC).stream()
                .map(p -> p.kind() + " " + p.in(text).replace("\n", "\\n"))
                .toList();
        assertEquals(
                List.of(
                        "SPACE \ufeff",
                        "COMMENT -- a\\n",
                        "SPACE \\n",
                        "STATEMENT SELECT 1;",
                        "SPACE  ",
                        "DELIMITER ;",
                        "SPACE \\n",
                        "COMMAND DELIMITER //",
                        "SPACE \\n",
                        "COMMENT /* b */",
                        "SPACE  ",
                        "STATEMENT SELECT 2",
                        "SPACE  ",
                        "DELIMITER //"),
                pieces);
    }

    @Test
    void anErrorComesAtItsPlaceAlsoFromParts() {
        String text = "SELECT 1;\n".repeat(50) + "SELECT 'x";
        try {
            new StatementReader(new StringReader(text), SplitRules.GENERIC, 8).forEachRemaining(s -> {});
        } catch (PortolanException e) {
            assertTrue(e.getMessage().contains("51:8: unclosed quote"), e::getMessage);
            return;
        }
        throw new AssertionError("no error");
    }
}
