package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How long statements may wait and run. */
final class Limits {
    private Limits() {}

    static Timeouts timeouts() {
        return new Timeouts(
                limit("lock_timeout"),
                limit("statement_timeout"),
                Set.of(UnvalidatedConstraints.PART),
                Set.of(RequiredColumns.FILL));
    }

    private static Timeouts.Limit limit(String setting) {
        return new Timeouts.Limit(
                time -> List.of("SET " + setting + " = '" + text(time) + "'"), List.of("RESET " + setting));
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}
