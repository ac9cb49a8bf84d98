package dev.portolan.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceFileTest {
    @Test
    void ourLinesAreReplacedAndThoseOfOthersStay() {
        assertEquals(
                "# comment\nother.A # kept\nours.New\n",
                ServiceFile.merge(
                        "# comment\nours.Old\nother.A # kept\ngone.B\n",
                        List.of("ours.Old"),
                        List.of("ours.New"),
                        c -> !c.startsWith("gone")));
    }

    @Test
    void aSecondMergeChangesNothing() {
        String once = ServiceFile.merge("", List.of(), List.of("b.B", "a.A"), c -> true);
        assertEquals("a.A\nb.B\n", once);
        assertEquals(once, ServiceFile.merge(once, List.of("a.A", "b.B"), List.of("a.A", "b.B"), c -> false));
    }

    @Test
    void withoutAnyLineThereIsNoFile() {
        assertEquals("", ServiceFile.merge("a.A\n\n# x\n", List.of("a.A"), List.of(), c -> true));
    }
}
