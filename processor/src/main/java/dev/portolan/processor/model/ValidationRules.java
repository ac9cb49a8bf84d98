package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Validation;
import java.util.Set;

/**
 * Which constraints of Bean Validation shape columns.
 *
 * @param on false for none
 * @param groups qualified names of the groups whose constraints do
 */
public record ValidationRules(boolean on, Set<String> groups) {
    public static final ValidationRules DEFAULT = new ValidationRules(true, Set.of(Validation.DEFAULT_GROUP));

    public static final ValidationRules OFF = new ValidationRules(false, Set.of());

    public ValidationRules {
        groups = Set.copyOf(groups);
    }
}
