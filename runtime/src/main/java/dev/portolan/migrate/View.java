package dev.portolan.migrate;

import dev.portolan.dialect.Scope;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import java.util.List;

/** What a run looks at, and the same as text, since it decides what a state is. */
record View(Scope scope, String text) {
    static View of(Scope scope, List<String> globs) {
        Graph seeds = Graph.EMPTY.withSeeds(scope.seeds());
        return new View(
                scope,
                scope.schemas() + "\n" + globs + "\n" + GraphText.write(new Desired("seeds", seeds, Hints.NONE)));
    }
}
