package dev.portolan.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConjunctionTest {
    private static boolean same(String from, String to) {
        return Conjunction.same(from, to, String::equals);
    }

    @Test
    void theOrderOfConditionsDoesNotMatter() {
        assertTrue(same("(a >= 1) AND (a <= 5)", "(a <= 5) AND (a >= 1)"));
        assertTrue(same("`a` >= 1 and `a` <= 5 and b", "b and `a` <= 5 and `a` >= 1"));
        assertTrue(same("a between 1 and 2 and b = 'x and y'", "b = 'x and y' and a between 1 and 2"));
    }

    @Test
    void otherConditionsAreOther() {
        assertFalse(same("(a >= 1) AND (a <= 5)", "(a <= 6) AND (a >= 1)"));
        assertFalse(same("a and a and b", "a and b and b"));
        assertFalse(same("a between 1 and 2 and b", "a between 1 and b and 2"));
        assertFalse(same("a and b or c", "b and a or c"));
        assertFalse(same("not a and b", "b and not a"));
        assertFalse(same(null, "a"));
    }

    @Test
    void whatIsNoConjunctionStaysWhole() {
        assertEquals(List.of("a or b"), Conjunction.of("a or b"));
        assertEquals(List.of("case when a and b then c end"), Conjunction.of("case when a and b then c end"));
        assertEquals(List.of("a between 1 and 2", "\"and\" = 3"), Conjunction.of("a between 1 and 2 and \"and\" = 3"));
    }
}
