package dev.portolan.dialect.h2;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Planner;
import dev.portolan.schema.Change;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.util.List;

/** Turns changes into steps. H2 commits each of them by itself, so what may fail is asked before anything is changed. */
final class H2Planner implements Planner {
    @Override
    public Planned plan(Physical from, Physical to, List<Change> changes, Hints hints) {
        return new Planning(from.graph(), to.graph(), new ChangeSet(changes), hints).run();
    }
}
