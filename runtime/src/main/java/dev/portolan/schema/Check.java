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
 * @param values field of an enum ({@code com.acme.Color#code}) whose values stand between the parentheses at the end of the
 *     expression once the classes are there; null for none
 */
public record Check(
        Name name, boolean named, PerDialect<String> expression, Name column, String options, String values) {
    public Check {
        Objects.requireNonNull(expression, "expression");
    }

    /** One that is complete. */
    public Check(Name name, boolean named, PerDialect<String> expression, Name column, String options) {
        this(name, named, expression, column, options, null);
    }

    public static Check of(Name name, String expression) {
        return new Check(name, name != null, PerDialect.of(expression), null, null);
    }

    public Check withName(Name other) {
        return new Check(other, named, expression, column, options, values);
    }
}
