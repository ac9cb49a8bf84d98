package dev.portolan.processor.graph.naming;

import dev.portolan.schema.Name;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A naming strategy: how a provider turns the names of the mapping into those of the database.
 *
 * <p>Defaults made of several names (join columns, join tables, sequences) are made of logical names and joined with an
 * underscore before {@link #physical}: all strategies here work word by word, so the order does not matter.
 */
public enum Naming {
    /** JPA's and Hibernate's defaults: names as they are; a join table is named after both tables. */
    JPA(UnaryOperator.identity(), false),
    /** Spring Boot 4: snake case, also after digits; quoted names stay. */
    SPRING(name -> name.quoted() ? name : Name.of(SnakeCase.afterDigits(name.text())), true),
    /** Spring Boot 3: snake case after lower-case letters only; quoted names change too. */
    SPRING3(name -> new Name(SnakeCase.afterLetters(name.text()), name.quoted()), true),
    /** Hibernate 7's snake case, and join tables as JPA calls them: only settings say it. */
    SNAKE(name -> name.quoted() ? name : Name.of(SnakeCase.afterDigits(name.text())), false),
    /** Names as they are, and join tables as Spring Boot calls them: only settings say it. */
    AS_WRITTEN(UnaryOperator.identity(), true);

    private final UnaryOperator<Name> physical;
    private final boolean joinTableOfProperty;

    Naming(UnaryOperator<Name> physical, boolean joinTableOfProperty) {
        this.physical = physical;
        this.joinTableOfProperty = joinTableOfProperty;
    }

    /** The name in the database, explicit names included. */
    public Name physical(Name logical) {
        return physical.apply(logical);
    }

    /** Whether a join table is {@code <owner table>_<property>} instead of {@code <owner table>_<target table>}. */
    public boolean joinTableOfProperty() {
        return joinTableOfProperty;
    }

    /** As options write it: {@code spring3}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
