package dev.portolan.processor.model;

import dev.portolan.processor.model.TableSpec.CheckSpec;
import java.util.List;

/**
 * {@code @JoinTable} or {@code @CollectionTable}.
 *
 * @param present whether there is such an annotation
 * @param owner columns that refer to the owning entity
 * @param target columns that refer to the target entity; {@link JoinSpec#IMPLIED} for a collection table
 */
public record JoinTableSpec(boolean present, TableSpec table, JoinSpec owner, JoinSpec target) {
    /** The same, and these checks of the table. */
    JoinTableSpec with(List<CheckSpec> checks) {
        return checks.isEmpty() ? this : new JoinTableSpec(present, table.with(checks, null), owner, target);
    }
}
