package dev.portolan.migrate;

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
import dev.portolan.diff.Leeways;
import dev.portolan.diff.Ownership;
import dev.portolan.diff.Policy;
import dev.portolan.dir.Snapshot;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Plan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** From the entities and a current state to what differs and the plan for it. */
record Comparing(
        Dialect dialect,
        Options options,
        SchemaSource.Defaults defaults,
        Optional<Snapshot> snapshot,
        StateCache cache,
        Target target,
        Scratch scratch) {
    /** What came of it. */
    record Comparison(Difference difference, Plan plan) {
        Comparison with(List<Notice> more) {
            return more.isEmpty() ? this : new Comparison(difference, plan.withNotices(more));
        }
    }

    Comparison compare(CurrentState currentState, Loading loading) throws SQLException {
        Resolved entities = loading.resolved(dialect);
        boolean severalSchemas = !entities.physical().graph().schemas().isEmpty();
        String home = severalSchemas ? currentState.home() : null;
        if (home != null) {
            entities = Resolver.resolve(dialect, loading.desired(), home);
        }
        Hints run = RunRenames.hints(dialect, entities, options.renames());
        Resolved wanted = new Resolved(entities.physical(), RunRenames.merge(entities.hints(), run));
        List<String> globs = new ArrayList<>(defaults.exclude());
        globs.addAll(options.exclude());
        Set<DropKind> kinds = DropKind.parse(String.join(",", options.drop()));
        Excludes excludes = Excludes.of(globs, dialect.names().defaultSchema());
        Resolved now = entities;
        Scope scope = new Scope(
                schemas(wanted),
                excludes::table,
                wanted.physical().graph().seeds(),
                wanted.physical().graph().objects(),
                () -> earlier(wanted.hints(), before(loading.desired(), now, home)));
        View view = View.of(scope, globs);
        currentState.announce(view);
        Physical current = currentState.read(view);
        // most runs end with the first comparison: what was wanted before is resolved only where it matters there
        Resolved adopted =
                now.hints().leeways().isEmpty() ? now : adopted(current, now, before(loading.desired(), now, home));
        Differ differ = new Differ(dialect.rules());
        Difference seen = differ.diff(current, adopted.physical(), Hints.NONE);
        if (seen.isEmpty() && !renames(wanted.hints())) {
            return new Comparison(seen, new Plan(List.of(), List.of(), seen.notices()));
        }
        Physical normal = CutKeys.kept(
                adopted.physical().graph(),
                new Normaliser(dialect, scope, view.text(), scratch, cache).normalise(adopted, seen),
                current.graph());
        Resolved before = before(loading.desired(), now, home);
        Policy policy = new Policy(kinds, owned(before, dialect), excludes, options.allowMassDrop());
        Fresh fresh = fresh(run, before);
        Policy.Merged merged = policy.merge(current, normal, wanted.hints(), fresh, dialect.rules());
        Difference forward = differ.diff(merged.current(), merged.desired(), wanted.hints(), fresh);
        List<Notice> notices = new ArrayList<>(merged.notices());
        notices.addAll(forward.notices());
        notices.addAll(CutKeys.notices(
                wanted.physical().graph(), normal.graph(), merged.current().graph()));
        return forward.isEmpty()
                ? new Comparison(forward, new Plan(List.of(), List.of(), notices))
                : planned(forward, differ.reverse(forward), notices);
    }

    /** What exists in a form that serves as well stays, unless the form was asked for since the last migration. */
    private Resolved adopted(Physical current, Resolved entities, Resolved before) {
        List<Leeway> known = entities.hints().leeways().stream()
                .filter(l -> before == null || before.hints().leeways().contains(l))
                .toList();
        return new Resolved(Leeways.adopt(current, entities.physical(), known, dialect.rules()), entities.hints());
    }

    /** What tables and sequences were called before, and what else there was. */
    private static List<QName> earlier(Hints hints, Resolved before) {
        List<QName> names = new ArrayList<>();
        hints.renamedFrom().forEach((ref, olds) -> {
            if (ref.column() == null) {
                olds.forEach(old -> names.add(ref.object().sibling(old)));
            }
        });
        names.addAll(before == null ? List.of() : before.physical().graph().objects());
        return names;
    }

    /** Whether a hint may ask for what shows in no name and form: a swap. */
    private static boolean renames(Hints hints) {
        return !hints.renamedFrom().isEmpty() || !hints.values().isEmpty();
    }

    private Comparison planned(Difference forward, Difference back, List<Notice> notices) throws SQLException {
        Planner.Planned planned =
                dialect.planner().plan(forward.from(), forward.to(), forward.changes(), forward.hints());
        Planner.Planned reverse = dialect.planner().plan(back.from(), back.to(), back.changes(), Hints.NONE);
        SafeShape shape = SafeShape.of(dialect, options.shapes().over(defaults), options, target, scratch);
        Planner.Planned there = shape.shape(planned, forward.to(), forward.hints());
        Planner.Planned andBack = shape.shape(reverse, back.to(), forward.hints());
        notices.addAll(there.notices());
        return new Comparison(forward, new Plan(there.steps(), andBack.steps(), notices));
    }

    /** What the entities were at the last migration; null when that is not known. */
    private Resolved before(Desired desired, Resolved entities, String home) {
        if (snapshot.isEmpty()) {
            return null;
        }
        Snapshot last = snapshot.get();
        return last.graph().equals(GraphText.write(desired))
                ? entities
                : Resolver.resolve(dialect, last.desired(), home);
    }

    /** What was said on the command line is new; of the entities' hints, what the last migration did not know. */
    private static Fresh fresh(Hints run, Resolved before) {
        Fresh entities = before == null ? Fresh.NONE : Fresh.notIn(before.hints());
        return entities.or(Fresh.in(run));
    }

    /** What the entities had at the last migration. */
    private static Ownership owned(Resolved before, Dialect dialect) {
        return before == null
                ? Ownership.NONE
                : Ownership.of(List.of(before.physical().graph()), dialect.rules());
    }

    private List<Name> schemas(Resolved wanted) {
        Set<Name> schemas = new TreeSet<>();
        if (options.schemas().isEmpty()) {
            wanted.physical().graph().schemas().forEach(s -> schemas.add(s.name()));
        }
        options.schemas().forEach(s -> schemas.add(Name.quoted(s)));
        return List.copyOf(schemas);
    }
}
