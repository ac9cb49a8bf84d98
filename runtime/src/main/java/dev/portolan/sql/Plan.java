package dev.portolan.sql;

import java.util.List;
import java.util.stream.Stream;

/**
 * What to run, in order.
 *
 * @param steps forward
 * @param reverse from the new state back to the old structure: planned from the reversed difference, so it is as sound as the
 *     way forward; may hold no data that was dropped
 * @param notices about the way forward
 */
public record Plan(List<Step> steps, List<Step> reverse, List<Notice> notices) {
    public static final Plan EMPTY = new Plan(List.of(), List.of(), List.of());

    public Plan {
        steps = List.copyOf(steps);
        reverse = List.copyOf(reverse);
        notices = List.copyOf(notices);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Whether a tool must not wrap the forward steps in a transaction of its own. */
    public boolean opensOwnTransaction() {
        return steps.stream().anyMatch(s -> s.tx() == Tx.NONE);
    }

    /** With more to know of it. */
    public Plan withNotices(List<Notice> more) {
        return new Plan(
                steps, reverse, Stream.concat(notices.stream(), more.stream()).toList());
    }

    public Plan withReverse(List<Step> other) {
        return new Plan(steps, other, notices);
    }
}
