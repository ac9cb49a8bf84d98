package dev.portolan.acceptance.property;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.DropKind;
import dev.portolan.diff.Excludes;
import dev.portolan.diff.Fresh;
import dev.portolan.diff.Ownership;
import dev.portolan.diff.Policy;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The stages of the main job, as the generator runs them, and a tool that runs the files. */
final class Engine {
    private final Host host;
    private final Dialect dialect;
    private final Planner planner;
    private final List<String> ran = new ArrayList<>();
    private String last;
    private final DirFormat format = Formats.named("atlas");

    /** @param faults makes a planner that errs of the real one; the identity for none */
    Engine(Host host, UnaryOperator<Planner> faults) {
        this.host = host;
        this.dialect = host.dialect;
        this.planner = faults.apply(dialect.planner());
    }

    /** @param desired as the scratch database gave it back */
    record Outcome(Physical desired, Difference difference, Plan plan) {}

    /** The database as a run towards these entities sees it. */
    Physical look(Desired desired) throws SQLException {
        return dialect.inspector().inspect(host.look(), scope(Resolver.resolve(dialect, desired)));
    }

    private static Scope scope(Resolved wanted) {
        return new Scope(List.of(), t -> false, wanted.physical().graph().seeds());
    }

    /**
     * @param last the entities of the last migration; null for the first
     * @param current what {@link #look} gives at the moment
     * @param whole whether all of {@code desired} is created on the scratch database, and not only what {@code current} lacks
     */
    Outcome diff(Desired last, Desired desired, Physical current, boolean whole) throws SQLException {
        Resolved wanted = Resolver.resolve(dialect, desired);
        Resolved before = last == null ? null : Resolver.resolve(dialect, last);
        Differ differ = new Differ(dialect.rules());
        Physical from = whole ? new Physical(dialect.name(), Graph.EMPTY) : current;
        Difference seen = differ.diff(from, wanted.physical(), Hints.NONE);
        Physical normal = new Normaliser(dialect, scope(wanted), "all", host, StateCache.off()).normalise(wanted, seen);
        List<Graph> states = new ArrayList<>(List.of(wanted.physical().graph()));
        if (before != null) {
            states.add(before.physical().graph());
        }
        Fresh fresh = before == null ? Fresh.NONE : Fresh.notIn(before.hints());
        Policy policy = new Policy(DropKind.ALL, Ownership.of(states, dialect.rules()), Excludes.DEFAULT, true);
        Policy.Merged merged = policy.merge(current, normal, wanted.hints(), fresh, dialect.rules());
        Difference forward = differ.diff(merged.current(), merged.desired(), wanted.hints(), fresh);
        boolean renames = !wanted.hints().renamedFrom().isEmpty()
                || !wanted.hints().values().isEmpty();
        if (seen.isEmpty()
                && !whole
                && !renames
                && !(forward.isEmpty() && forward.notices().equals(seen.notices()))) {
            throw new IllegalStateException("a run that saw no difference would end here: " + forward.changes());
        }
        Planner.Planned planned = planner.plan(forward.from(), forward.to(), forward.changes(), wanted.hints());
        Difference back = differ.reverse(forward);
        Planner.Planned reverse = dialect.planner().plan(back.from(), back.to(), back.changes(), Hints.NONE);
        List<Notice> notices = new ArrayList<>(merged.notices());
        notices.addAll(forward.notices());
        notices.addAll(planned.notices());
        return new Outcome(normal, forward, new Plan(planned.steps(), reverse.steps(), notices));
    }

    /** The statements of the last run that succeeded. */
    List<String> ran() {
        return List.copyOf(ran);
    }

    /** The statement that failed, after a run that did. */
    String last() {
        return last;
    }

    List<MigrationFile> files(Plan plan) {
        return plan.isEmpty() ? List.of() : format.render("20260101000000", "changes", plan, dialect.splitRules());
    }

    /**
     * Runs a file as a migration tool does: its statements one by one on a connection of its own, in a transaction unless the file
     * says otherwise. What fails is rolled back by giving the connection back.
     */
    void run(List<MigrationFile> files) throws SQLException {
        ran.clear();
        for (MigrationFile file : files) {
            boolean none = format.withoutTransaction(file);
            Connection c = host.open();
            try {
                c.setAutoCommit(none);
                for (Statement s : format.statements(file, dialect.splitRules())) {
                    last = s.text();
                    Host.execute(c, s.text());
                    ran.add(s.text());
                }
                if (!none) {
                    c.commit();
                }
            } finally {
                host.done(c);
            }
        }
    }
}
