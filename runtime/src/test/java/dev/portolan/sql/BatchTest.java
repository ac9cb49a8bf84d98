package dev.portolan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which steps share a file. */
class BatchTest {
    private static String files(Step... steps) {
        return Batch.of(List.of(steps)).stream()
                .map(b -> b.named("n") + b.steps().stream().map(Step::sql).toList())
                .collect(Collectors.joining(" "));
    }

    private static Step step(String sql) {
        return Step.of(null, sql);
    }

    @Test
    void whatMayShareAFileDoes() {
        assertEquals("", files());
        assertEquals("n[a, b]", files(step("a"), step("b")));
        assertEquals(
                "n[a] n_check[b, c] n[d]",
                files(step("a"), step("b").inPart("check"), step("c").inPart("check"), step("d")));
    }

    @Test
    void aStepThatMustBeAloneIs() {
        Step alone = step("b").inPart("index").isolated();
        assertEquals("n[a] n_index[b] n_index[b] n[c]", files(step("a"), alone, alone, step("c")));
    }

    @Test
    void whatNeedsATransactionSharesNoFileWithWhatBearsNone() {
        Step without = step("a").withTx(Tx.NONE);
        Step within = step("b").withTx(Tx.REQUIRED);
        assertEquals("n[a, x] n[b, x] n[a]", files(without, step("x"), within, step("x"), without));
        List<Batch> batches = Batch.of(List.of(without, within));
        assertTrue(batches.get(0).withoutTransaction());
        assertFalse(batches.get(1).withoutTransaction());
    }
}
