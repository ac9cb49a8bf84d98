package dev.portolan.cli.verb;

import java.util.List;

/** The verbs that there are. */
public final class Verbs {
    private static final List<Verb> ALL = List.of(
            new Compare(),
            new New(),
            new Hash(),
            new Validate(),
            new ApplyVerb(),
            new StatusVerb(),
            new CheckpointVerb(),
            new ImportVerb(),
            new RebaseVerb(),
            new UndoVerb(),
            new Rm(),
            new GitVerb(),
            new Check(),
            new DdlVerb(),
            new Inspect());

    private Verbs() {}

    /** All, in the order in which they are shown. */
    public static List<Verb> all() {
        return ALL;
    }
}
