package dev.portolan.diff;

import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import java.util.List;
import java.util.Set;

/**
 * What a diff may drop. It acts on the graphs before they are compared, so that a table rebuild knows it too.
 *
 * @param drops kinds that may be dropped at all
 * @param ownership of what is ours; nothing else is dropped
 * @param excludes what is never touched
 * @param allowMassDrop whether most of the tables may go at once
 */
public record Policy(Set<DropKind> drops, Ownership ownership, Excludes excludes, boolean allowMassDrop) {
    /** All that is ours may go, but not most of it at once. */
    public static Policy of(Ownership ownership) {
        return new Policy(DropKind.ALL, ownership, Excludes.DEFAULT, false);
    }

    /** Nothing is dropped: automatic migration. */
    public static final Policy APPEND_ONLY = new Policy(Set.of(), Ownership.ALL, Excludes.DEFAULT, false);

    public Policy {
        drops = Set.copyOf(drops);
    }

    /**
     * Two states to compare instead.
     *
     * @param current without what is excluded
     * @param desired with all that must stay
     * @param notices about what is kept
     */
    public record Merged(Physical current, Physical desired, List<Notice> notices) {
        public Merged {
            notices = List.copyOf(notices);
        }
    }

    /**
     * The desired state, with what exists and must stay added to it.
     *
     * @param hints beside {@code desired}: what is renamed is not dropped
     * @param fresh as for {@link Differ}
     * @throws dev.portolan.schema.PortolanException {@code mass-drop} when more than half of the tables, and at least three, would go
     */
    public Merged merge(Physical current, Physical desired, Hints hints, Fresh fresh, DiffRules rules) {
        return new Merge(this, rules, current, desired, hints, fresh).run();
    }
}
