package dev.portolan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.portolan.sql.FileDirectives.Directive;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileDirectivesTest {
    private static List<Directive> of(String text) {
        return FileDirectives.of(text).all();
    }

    @Test
    void standAtTheHeadApartFromTheFirstStatement() {
        List<Directive> both = List.of(new Directive("checkpoint", ""), new Directive("txmode", "none"));
        assertEquals(both, of("-- atlas:checkpoint\n--atlas:txmode none\n\nSELECT 1;"));
        assertEquals(both, of("-- atlas:checkpoint\n# atlas:txmode none\n"));
        assertEquals(List.of(new Directive("nolint", "a b c")), of("-- about\n-- atlas:nolint a b c\n\nSELECT 1;"));
        assertEquals(
                List.of("none"),
                FileDirectives.of("-- atlas:txmode none\r\n\r\nSELECT 1;").values("txmode"),
                "on Windows too");
        assertEquals(List.of(), of("-- atlas:txmode none\nSELECT 1;"), "of the statement");
        assertEquals(List.of(), of("\n-- atlas:txmode none\n\n"));
        assertEquals(List.of(), of("-- atlas:txmode none"), "no line end");
        assertEquals(List.of(), of("-- atlas: x\n\n"));
    }

    @Test
    void ofAStatementAreRead() {
        Directive nolint = new Directive("nolint", "DS102");
        assertEquals(nolint, FileDirectives.ofComment("-- atlas:nolint DS102\n"));
        assertEquals(nolint, FileDirectives.ofComment("#atlas:nolint DS102"));
        assertEquals(nolint, FileDirectives.ofComment("/*atlas:nolint DS102*/"));
        assertNull(FileDirectives.ofComment("-- see atlas:nolint DS102\n"));
    }
}
