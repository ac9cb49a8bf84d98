package dev.portolan.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EntitiesTest {
    @Test
    void theSameSeedGivesTheSameBytes() {
        assertEquals(Entities.source(3, new Random(1)), Entities.source(3, new Random(1)));
        assertNotEquals(Entities.source(3, new Random(1)), Entities.source(3, new Random(2)));
    }

    @Test
    void sevenColumnsAnIndexAndAForeignKey() {
        String source = Entities.source(3, new Random(1));
        assertEquals(7, source.lines().filter(line -> line.endsWith(";")).count() - 2);
        assertEquals(1, source.split("@Index").length - 1);
        assertEquals(1, source.split("@ManyToOne").length - 1);
    }
}
