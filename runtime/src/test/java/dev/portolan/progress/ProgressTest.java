package dev.portolan.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What takes less than a second is not shown, and of the rest one piece of work at a time. */
class ProgressTest {
    private static final List<String> SEEN = new ArrayList<>();

    private static boolean watched;
    private long now;

    /** The one of this test's class path. */
    public static final class Seen implements ProgressDisplay {
        @Override
        public boolean isWatched() {
            return watched;
        }

        @Override
        public Bar show(String work, long total) {
            SEEN.add("show " + work + " of " + total);
            return new Bar() {
                @Override
                public void at(long done) {
                    SEEN.add(work + " " + done);
                }

                @Override
                public void close() {
                    SEEN.add("close " + work);
                }
            };
        }
    }

    @BeforeEach
    void nothingSeen() {
        SEEN.clear();
        watched = true;
    }

    private Progress progress(String work) {
        return Progress.of(work, 10, () -> now);
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1_000_000_000L);
    }

    @Test
    void shortWorkIsNotShown() {
        try (Progress work = progress("a")) {
            now += seconds(0.9);
            work.at(10);
        }
        assertEquals(List.of(), SEEN);
    }

    @Test
    void longWorkIsShownFromItsSecondSecondOn() {
        try (Progress work = progress("a")) {
            work.at(1);
            now += seconds(1.1);
            work.at(2);
            // characters and bytes are not the same
            work.at(12);
        }
        assertEquals(List.of("show a of 10", "a 2", "a 10", "close a"), SEEN);
    }

    @Test
    void oneAtATime() {
        try (Progress work = progress("a");
                Progress inside = progress("b")) {
            now += seconds(2);
            work.at(1);
            inside.at(1);
            work.at(2);
        }
        assertEquals(List.of("show a of 10", "a 1", "a 2", "close a"), SEEN);
        SEEN.clear();
        try (Progress next = progress("c")) {
            now += seconds(2);
            next.at(3);
        }
        assertEquals(List.of("show c of 10", "c 3", "close c"), SEEN);
    }

    @Test
    void nobodyLooks() {
        watched = false;
        try (Progress work = progress("a")) {
            now += seconds(2);
            work.at(1);
            watched = true;
            // asked once
            work.at(2);
        }
        assertEquals(List.of(), SEEN);
    }
}
