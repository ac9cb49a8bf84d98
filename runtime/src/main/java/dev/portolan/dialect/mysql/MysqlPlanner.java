package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Planner;
import dev.portolan.schema.Change;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.util.List;

/** Turns changes into steps in the words of Atlas; its mistakes are not repeated. */
final class MysqlPlanner implements Planner {
    private final Syntax syntax;

    MysqlPlanner(Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public Planned plan(Physical from, Physical to, List<Change> changes, Hints hints) {
        return new Planning(to.dialect(), syntax, from.graph(), to.graph(), new ChangeSet(changes), hints).run();
    }
}
