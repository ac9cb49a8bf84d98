package dev.portolan.dialect;

import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import java.util.function.Predicate;

/** What an index can have besides columns and their order. */
public enum IndexFeature {
    WHERE("a condition", i -> i.where() != null),
    METHOD("a method", i -> i.method() != null),
    INCLUDE("columns that it only carries", i -> !i.include().isEmpty()),
    EXPRESSION("expressions", part(p -> p.expression() != null)),
    COLLATION("a collation of its own", part(p -> p.collation() != null)),
    OPCLASS("operator classes", part(p -> p.opclass() != null)),
    NULLS("an order of NULLs", part(p -> p.nulls() != null)),
    PREFIX("leading characters", part(p -> p.prefix() > 0));

    private final String noun;
    private final Predicate<Index> used;

    IndexFeature(String noun, Predicate<Index> used) {
        this.noun = noun;
        this.used = used;
    }

    private static Predicate<Index> part(Predicate<IndexPart> used) {
        return i -> i.parts().stream().anyMatch(used);
    }

    /** For messages: {@code a condition}. */
    String noun() {
        return noun;
    }

    boolean isIn(Index index) {
        return used.test(index);
    }
}
