package dev.portolan.acceptance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
    private static final int LONGEST = 500;
    private static final int MEDIAN = 100;

    private final List<Path> main = Checkout.sources("src/main/java");

    @Test
    void noMainFileIsOver500Lines() {
        assertFalse(main.isEmpty());
        assertEquals(
                List.of(),
                main.stream()
                        .filter(f -> Checkout.lines(f).size() > LONGEST)
                        .map(Checkout::relative)
                        .toList());
    }

    @Test
    void theMedianMainFileIsAtMost100Lines() {
        List<Integer> sizes =
                main.stream().map(f -> Checkout.lines(f).size()).sorted().toList();
        int median = sizes.get(sizes.size() / 2);
        assertTrue(median <= MEDIAN, "median " + median);
    }
}
