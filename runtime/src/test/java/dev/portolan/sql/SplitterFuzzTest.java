package dev.portolan.sql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The build runs the inputs in the resources; {@code ./mvnw -pl runtime -am verify -Dfuzz=true} looks for others for ten minutes, and
 * leaves one that fails among them.
 */
class SplitterFuzzTest {
    private static final List<SplitRules> RULES =
            PiecesTest.dialects().map(PiecesTest::rules).toList();

    /** The first byte says the dialect, the second the window in which it is read once more. */
    @FuzzTest(maxDuration = "10m")
    void losesNothing(byte[] input) {
        if (input.length < 2) {
            return;
        }
        SplitRules rules = RULES.get((input[0] & 0xff) % RULES.size());
        String text = new String(input, 2, input.length - 2, StandardCharsets.UTF_8);
        Whole.check(text, rules, 1 + (input[1] & 0xff));
    }
}
