package dev.portolan.migrate;

import dev.portolan.dialect.Shapes;
import dev.portolan.schema.Shape;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was said about safe shapes.
 *
 * @param kinds {@code index,constraint}, {@code all}, {@code none}; null for nothing
 * @param lock {@code 5s}; null for nothing
 * @param statement {@code 1m}; null for nothing
 */
record ShapeOptions(String kinds, String lock, String statement) {
    static final ShapeOptions UNSAID = new ShapeOptions(null, null, null);
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    /** @throws dev.portolan.schema.PortolanException wrong usage */
    ShapeOptions {
        parse(kinds);
        time("--lock-timeout", lock);
        time("--statement-timeout", statement);
    }

    ShapeOptions withKinds(String other) {
        return new ShapeOptions(other, lock, statement);
    }

    ShapeOptions withTimeouts(String newLock, String newStatement) {
        return new ShapeOptions(kinds, newLock, newStatement);
    }

    /** With what the unit says where nothing was said. */
    Shapes over(SchemaSource.Defaults unit) {
        ShapeOptions all = new ShapeOptions(
                kinds == null ? unit.shape() : kinds,
                lock == null ? unit.lockTimeout() : lock,
                statement == null ? unit.statementTimeout() : statement);
        return new Shapes(
                parse(all.kinds),
                !"none".equals(all.kinds),
                time("--lock-timeout", all.lock),
                time("--statement-timeout", all.statement));
    }

    private static Set<Shape> parse(String kinds) {
        if (kinds == null || kinds.isEmpty() || kinds.equals("none")) {
            return Set.of();
        }
        if (kinds.equals("all")) {
            return EnumSet.allOf(Shape.class);
        }
        Set<Shape> shapes = EnumSet.noneOf(Shape.class);
        for (String kind : kinds.split(",", -1)) {
            shapes.add(Shape.of(kind.strip())
                    .orElseThrow(() -> Arguments.usage(
                            "--shape knows index, constraint, column, all and none, not \"" + kind + "\".")));
        }
        return shapes;
    }

    private static Duration time(String option, String text) {
        if (text == null || text.isEmpty() || text.equals("none")) {
            return null;
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
            throw Arguments.usage(option + " is a time like 500ms, 5s, 2m or 1h, or none, not \"" + text + "\".");
        }
        long count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
