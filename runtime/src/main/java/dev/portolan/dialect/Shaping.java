package dev.portolan.dialect;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule knows of the plan that it rewrites.
 *
 * @param to the state after the plan
 * @param hints with physical names
 * @param version of the server that the files are written for
 */
public record Shaping(Physical to, Hints hints, Shapes shapes, ServerVersion version) {
    /** All rules of a dialect, one after the other. */
    public Planner.Planned apply(List<StepRule> rules, Planner.Planned plan) {
        Planner.Planned shaped = plan;
        for (StepRule rule : rules) {
            shaped = rule.rewrite(shaped, this);
        }
        return shaped;
    }

    /** Whether that kind of change to a table is wanted in its safe shape: everywhere, for the table, or for one of the columns. */
    public boolean wants(Shape kind, QName table, Collection<Name> columns) {
        if (shapes.everywhere().contains(kind)) {
            return true;
        }
        return shapes.annotated()
                && (asks(kind, ElementRef.of(table))
                        || columns.stream().anyMatch(c -> c != null && asks(kind, new ElementRef(table, c))));
    }

    private boolean asks(Shape kind, ElementRef element) {
        return hints.shapes().getOrDefault(element, Set.of()).contains(kind);
    }

    /** The table as it is after the plan. */
    public Optional<Table> table(QName name) {
        return to.graph().tables().stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
