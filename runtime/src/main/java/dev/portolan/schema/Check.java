package dev.portolan.schema;

import java.util.Objects;

/**
 * A check constraint.
 *
 * @param name null until resolve gives it one
 * @param named whether the mapping gave the name; otherwise it matches by structure and an existing name stays
 * @param expression without outer parentheses
 * @param column the column that it was derived from or written at, for its name; null for the table
 * @param options text after it; null for none
 */
public record Check(Name name, boolean named, PerDialect<String> expression, Name column, String options) {
    public Check {
        Objects.requireNonNull(expression, "expression");
    }

    public static Check of(Name name, String expression) {
        return new Check(name, name != null, PerDialect.of(expression), null, null);
    }

    public Check withName(Name other) {
        return new Check(other, named, expression, column, options);
    }
}
