package dev.portolan.dialect.h2;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.ForeignKey.Action;

/** Sameness on H2: the inspector is canonical, so text decides. */
final class H2Rules implements DiffRules {
    /** Nothing is deferred here, so the two do the same. */
    @Override
    public boolean sameAction(Action from, Action to) {
        return from == to || isRefusal(from) && isRefusal(to);
    }

    private static boolean isRefusal(Action action) {
        return action == Action.NO_ACTION || action == Action.RESTRICT;
    }

    @Override
    public boolean comments() {
        return true;
    }

    @Override
    public boolean renamesConstraints() {
        return true;
    }
}
