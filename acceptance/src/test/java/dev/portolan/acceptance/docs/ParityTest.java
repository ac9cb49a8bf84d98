package dev.portolan.acceptance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import dev.portolan.acceptance.parity.Difference;
import dev.portolan.acceptance.parity.Repair;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deliberate differences are those that the documents tell, and few. */
class ParityTest {
    private final String page = Checkout.text(Checkout.ROOT.resolve("docs/parity.md"));

    @Test
    void eachDifferenceHasItsRow() {
        List<String> rules = Stream.of(Difference.values())
                .map(Difference::toString)
                .sorted()
                .toList();
        assertEquals(rules, rows("| rule | where | Hibernate | Portolan |"));
        assertTrue(rules.size() <= 15, "there may be fifteen");
        assertTrue(page.contains(", " + rules.size() + " differences in all."), rules.size() + " differences");
    }

    @Test
    void eachRepairHasItsRow() {
        assertEquals(
                Stream.of(Repair.values()).map(Repair::toString).sorted().toList(), rows("| repair | what is wrong |"));
    }

    /** Names in the first column of the table with that head. */
    private List<String> rows(String head) {
        String table = page.substring(page.indexOf(head + "\n"));
        return Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|")
                .matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .map(m -> m.group(1))
                .sorted()
                .toList();
    }
}
