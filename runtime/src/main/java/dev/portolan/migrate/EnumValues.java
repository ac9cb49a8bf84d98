package dev.portolan.migrate;

import dev.portolan.schema.Check;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values that a field of an enum has, {@code @EnumeratedValue}: arguments of constructors, or whatever these compute, so that
 * only the class itself can tell them.
 */
final class EnumValues {
    /** How the expression of a check ends whose values are missing. */
    private static final String IN_NOTHING = " in ()";

    private final ClassLoader loader;
    private final Map<String, Set<Object>> known = new HashMap<>();

    private EnumValues(ClassLoader loader) {
        this.loader = loader;
    }

    static Desired fill(Desired desired, ClassLoader loader) {
        Graph graph = desired.graph();
        if (graph.tables().stream().allMatch(EnumValues::isComplete)) {
            return desired;
        }
        EnumValues values = new EnumValues(loader);
        List<Table> tables = graph.tables().stream()
                .map(t -> isComplete(t) ? t : values.fill(t))
                .toList();
        return new Desired(desired.unit(), graph.withTables(tables), desired.hints());
    }

    private static boolean isComplete(Table table) {
        return table.checks().stream().allMatch(c -> c.values() == null);
    }

    private Table fill(Table table) {
        return table.withChecks(table.checks().stream()
                .map(c -> c.values() == null ? c : fill(c))
                .toList());
    }

    private Check fill(Check check) {
        Set<Object> values = known.computeIfAbsent(check.values(), this::read);
        String list = values.stream()
                .filter(Objects::nonNull)
                .map(EnumValues::literal)
                .collect(Collectors.joining(", ", "(", ")"));
        boolean none = values.contains(null);
        return new Check(
                check.name(),
                check.named(),
                check.expression().map(sql -> filled(sql, list, none)),
                check.column(),
                check.options());
    }

    /** @param none whether a constant has no value */
    private static String filled(String sql, String list, boolean none) {
        String column = sql.substring(0, sql.length() - IN_NOTHING.length());
        return column + " in " + list + (none ? " or " + column + " is null" : "");
    }

    private static String literal(Object value) {
        return value instanceof Number
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }

    private Set<Object> read(String place) {
        int hash = place.indexOf('#');
        String className = place.substring(0, hash);
        try {
            Class<?> type = Class.forName(className, true, loader);
            Field field = type.getDeclaredField(place.substring(hash + 1));
            field.setAccessible(true);
            Object[] constants = type.getEnumConstants();
            // the order in which Hibernate lists them, so that its checks and ours are one text
            Map<Object, Object> ordered = new HashMap<>(Math.max((int) (constants.length / 0.75f) + 1, 16), 0.75f);
            for (Object constant : constants) {
                ordered.put(field.get(constant), constant);
            }
            return ordered.keySet();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw PortolanException.failed(
                    "enum-values",
                    "Cannot read the values that " + place + " stores: " + e
                            + ". Put the classes of the entities on the class path, and in a named module open "
                            + "their package.",
                    e);
        }
    }
}
