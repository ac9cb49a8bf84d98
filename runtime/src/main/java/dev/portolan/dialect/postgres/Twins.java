package dev.portolan.dialect.postgres;

import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import dev.portolan.sql.Work.Clause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keys of one table that differ only by name. Of those within one statement the server makes the first and drops the others without a
 * word (transformIndexConstraints), so that each but the first needs a statement of its own.
 */
final class Twins {
    private final Set<String> seen = new HashSet<>();

    private Twins() {}

    /** Unique constraints of a new table that cannot come with it. */
    static List<Unique> of(Table table) {
        Twins twins = new Twins();
        if (table.primaryKey() != null) {
            twins.seen.add(
                    Ddl.key(table.primaryKey().columns(), table.primaryKey().options()));
        }
        return table.uniques().stream().filter(twins::isSecond).toList();
    }

    /** Whether a clause of a statement that changes a table adds what one before it adds, for clauses in their order. */
    static Predicate<Clause> among() {
        Twins twins = new Twins();
        return clause -> {
            if (clause.change() instanceof TableChange.ModifyPrimaryKey p && p.to() != null) {
                twins.seen.add(Ddl.key(p.to().columns(), p.to().options()));
            }
            return clause.change() instanceof TableChange.ModifyUnique u && u.to() != null && twins.isSecond(u.to());
        };
    }

    private boolean isSecond(Unique unique) {
        return !seen.add(unique.isExclusion() ? unique.options() : Ddl.key(unique.columns(), unique.options()));
    }
}
