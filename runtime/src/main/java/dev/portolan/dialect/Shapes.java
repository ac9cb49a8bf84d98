package dev.portolan.dialect;

import dev.portolan.schema.Shape;
import java.time.Duration;
import java.util.Set;

/**
 * Which changes are written in their safe shape.
 *
 * @param everywhere kinds that are, for every element
 * @param annotated whether elements that ask for it themselves get it too
 * @param lockTimeout how long a statement waits for a lock; null for the server's own limit
 * @param statementTimeout how long a statement may run; null for the server's own limit
 */
public record Shapes(Set<Shape> everywhere, boolean annotated, Duration lockTimeout, Duration statementTimeout) {
    /** What elements ask for, and nothing else. */
    public static final Shapes ANNOTATED = new Shapes(Set.of(), true, null, null);

    public Shapes {
        everywhere = Set.copyOf(everywhere);
    }

    /** Those kinds everywhere. */
    public static Shapes of(Shape... kinds) {
        return new Shapes(Set.of(kinds), true, null, null);
    }

    public Shapes withTimeouts(Duration lock, Duration statement) {
        return new Shapes(everywhere, annotated, lock, statement);
    }

    public boolean hasTimeouts() {
        return lockTimeout != null || statementTimeout != null;
    }
}
