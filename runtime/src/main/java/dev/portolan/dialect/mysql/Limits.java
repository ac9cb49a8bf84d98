package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How long statements may wait, for a table or for a row, and run. */
public final class Limits {
    private static final List<String> LOCKS = List.of("lock_wait_timeout", "innodb_lock_wait_timeout");

    private Limits() {}

    /** @param statement the setting that limits, in seconds, how long a statement runs; null where there is none */
    public static Timeouts timeouts(String statement) {
        return new Timeouts(limit(LOCKS), statement == null ? null : limit(List.of(statement)), Set.of(), Set.of());
    }

    private static Timeouts.Limit limit(List<String> settings) {
        return new Timeouts.Limit(
                time -> settings.stream()
                        .map(s -> "SET SESSION " + s + " = " + seconds(time))
                        .toList(),
                settings.stream().map(s -> "SET SESSION " + s + " = DEFAULT").toList());
    }

    /** Whole ones, at least one. */
    private static long seconds(Duration time) {
        return (time.toMillis() + 999) / 1000;
    }
}
