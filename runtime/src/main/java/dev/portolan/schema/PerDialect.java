package dev.portolan.schema;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A value, and the dialects in which it is another one.
 *
 * @param value for every dialect that {@code overrides} does not name; null when there is none there
 * @param overrides by dialect name ({@code sqlite}, {@code postgres}, …), sorted
 */
public record PerDialect<T>(T value, Map<String, T> overrides) {
    public PerDialect {
        overrides = overrides.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(overrides));
    }

    public static <T> PerDialect<T> of(T value) {
        return new PerDialect<>(value, Map.of());
    }

    /** The value in that dialect; null when there is none. */
    public T in(String dialect) {
        return overrides.getOrDefault(dialect, value);
    }

    public PerDialect<T> with(String dialect, T other) {
        Map<String, T> more = new TreeMap<>(overrides);
        more.put(dialect, other);
        return new PerDialect<>(value, more);
    }

    /** Each present value replaced by {@code f} of it. */
    public PerDialect<T> map(UnaryOperator<T> f) {
        Map<String, T> mapped = new TreeMap<>();
        overrides.forEach((dialect, v) -> mapped.put(dialect, f.apply(v)));
        return new PerDialect<>(value == null ? null : f.apply(value), mapped);
    }

    /** {@code p.in(dialect)}, or null when {@code p} itself is null. */
    public static <T> T in(PerDialect<T> p, String dialect) {
        return p == null ? null : p.in(dialect);
    }
}
