package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.Planner;
import dev.portolan.schema.Change;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.util.List;

/**
 * Turns changes into steps. What {@code ALTER TABLE} does safely is done by it; otherwise the table is built anew, and then the
 * file opens its own transaction with foreign keys switched off, because {@code DROP TABLE} would delete the rows of children.
 */
final class SqlitePlanner implements Planner {
    @Override
    public Planned plan(Physical from, Physical to, List<Change> changes, Hints hints) {
        Planning planning = new Planning(from.graph(), to.graph(), new ChangeSet(changes), hints);
        return planning.run();
    }
}
