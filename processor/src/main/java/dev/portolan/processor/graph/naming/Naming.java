package dev.portolan.processor.graph.naming;

import dev.portolan.schema.Name;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a provider turns the names of the mapping into those of the database: two strategies, as Hibernate has them.
 *
 * <p>Defaults made of several names (join columns, join tables, sequences) are made of logical names and joined with an
 * underscore before {@link #physical}: all spellings here work word by word, so the order does not matter.
 *
 * @param spelling of all names
 * @param implied names where the mapping gives none
 */
public record Naming(Spelling spelling, Implied implied) {
    /** JPA's and Hibernate's defaults. */
    public static final Naming JPA = new Naming(Spelling.AS_WRITTEN, Implied.JPA);

    private static final Map<String, Naming> OPTIONS = Map.of(
            "jpa", JPA,
            "spring", new Naming(Spelling.SNAKE, Implied.SPRING),
            "spring3", new Naming(Spelling.SNAKE_OF_LETTERS, Implied.SPRING));

    /** How names are written. */
    public enum Spelling {
        /** As they are. */
        AS_WRITTEN(UnaryOperator.identity()),
        /** Hibernate 7's and Spring Boot 4's: snake case, also after digits; quoted names stay. */
        SNAKE(name -> name.quoted() ? name : Name.of(SnakeCase.afterDigits(name.text()))),
        /** Spring Boot 3's: snake case after lower-case letters only; quoted names change too. */
        SNAKE_OF_LETTERS(name -> new Name(SnakeCase.afterLetters(name.text()), name.quoted()));

        private final UnaryOperator<Name> physical;

        Spelling(UnaryOperator<Name> physical) {
            this.physical = physical;
        }
    }

    /** What is called how by default. */
    public enum Implied {
        /** A join table is named after both tables. */
        JPA,
        /** A join table is named after its owner's table and the property. */
        SPRING,
        /** What JPA names after an entity is named after its table. */
        LEGACY_JPA,
        /** Classes give tables their names, properties their join columns. */
        LEGACY_HBM,
        /** An embeddable's columns have the names of all that it is embedded by before theirs. */
        COMPONENT_PATH
    }

    /** As options write it: {@code spring3}. */
    public static Optional<Naming> of(String option) {
        return Optional.ofNullable(OPTIONS.get(option));
    }

    /** The name in the database, explicit names included. */
    public Name physical(Name logical) {
        return spelling.physical.apply(logical);
    }

    /** Whether a join table is {@code <owner table>_<property>} instead of {@code <owner table>_<target table>}. */
    public boolean joinTableOfProperty() {
        return implied == Implied.SPRING || implied == Implied.LEGACY_HBM;
    }

    public boolean is(Implied other) {
        return implied == other;
    }
}
