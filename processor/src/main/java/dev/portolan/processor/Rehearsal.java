package dev.portolan.processor;

import dev.portolan.processor.emit.GeneratedUnit;
import dev.portolan.processor.emit.Sources;
import dev.portolan.processor.graph.GraphBuilder;
import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.model.EnversSettings;
import dev.portolan.processor.model.HibernateSettings;
import dev.portolan.processor.model.Unit;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.GraphText;
import java.util.Collections;
import java.util.List;

/** Loads and links the later stages on an empty unit while the model is read: most of a cold run's time is that. */
final class Rehearsal {
    private Rehearsal() {}

    static void start() {
        Background.start(() -> {
            Unit nothing =
                    new Unit("rehearsal", List.of(), List.of(), EnversSettings.DEFAULT, Collections.emptySortedSet());
            String graph =
                    GraphText.write(GraphBuilder.build(nothing, Naming.JPA, HibernateSettings.NONE, new Reporter()));
            return graph
                    + Sources.text(new GeneratedUnit(
                            "rehearsal",
                            "rehearsal",
                            new GeneratedUnit.Defaults("sqlite", "migrations", "atlas", List.of("*")),
                            null,
                            List.of()));
        });
    }
}
