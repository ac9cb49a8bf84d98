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
import dev.portolan.diff.Ownership;
import dev.portolan.diff.Policy;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirLock;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.MigrationName;
import dev.portolan.dir.Snapshot;
import dev.portolan.dir.SumFile;
import dev.portolan.dir.Versions;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.Secrets;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Plan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One run of the generator: the stages of the main job in their order. */
final class Generation {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SchemaSource source;
    private final SchemaSource.Defaults defaults;
    private final Options options;
    private final StateCache cache = StateCache.open();

    Generation(SchemaSource source, Options options) {
        this.source = source;
        this.defaults = source.defaults();
        this.options = options;
    }

    Result run() {
        MigrationName.check(options.name());
        if (options.versionTime() != null) {
            Versions.checkForm(options.versionTime());
        }
        DirFormat format = Formats.named(options.format() == null ? defaults.format() : options.format());
        Path path = options.dir() == null ? Path.of(defaults.dir()) : options.dir();
        MigrationDir dir = MigrationDir.open(path, format);
        DirLock lock = dir.lock(PATIENCE);
        try {
            if (options.writes()) {
                dir.finish();
            }
            if (options.rehash()) {
                dir.rehash();
                return rehashed(dir);
            }
            DirState state = dir.read();
            state.validate();
            return run(dir, state, Target.dialect(options, defaults));
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            lock.close();
        }
    }

    private static Result rehashed(MigrationDir dir) {
        List<Path> written = List.of(dir.path().resolve(SumFile.NAME));
        return new Result(
                Result.Outcome.REHASHED, null, dir.path(), null, List.of(), written, List.of(), Plan.EMPTY, List.of());
    }

    private Result run(MigrationDir dir, DirState state, Dialect dialect) throws SQLException {
        Compared compared;
        Desired desired;
        try (Scratch scratch = new Scratch(dialect, options.dev());
                CurrentState current = current(dir, state, dialect, scratch)) {
            desired = source.load();
            compared = compare(current, state, dialect, desired, scratch);
        }
        if (compared.plan().isEmpty()) {
            return result(Result.Outcome.SYNCED, dialect, dir, null, List.of(), List.of(), compared);
        }
        String version = options.versionTime() == null
                ? state.nextVersion(Instant.now(), options.name())
                : state.fixedVersion(options.versionTime(), options.name());
        List<MigrationFile> files = dir.format().render(version, options.name(), compared.plan(), dialect.splitRules());
        if (!options.writes()) {
            Result.Outcome outcome = options.check() ? Result.Outcome.MISSING : Result.Outcome.PLANNED;
            return result(outcome, dialect, dir, version, files, List.of(), compared);
        }
        List<Path> written = new ArrayList<>(dir.write(state, files, desired).files());
        written.add(dir.path().resolve(Snapshot.NAME));
        written.add(dir.path().resolve(SumFile.NAME));
        return result(Result.Outcome.WRITTEN, dialect, dir, version, files, written, compared);
    }

    private CurrentState current(MigrationDir dir, DirState state, Dialect dialect, Scratch scratch) {
        if (options.inspect()) {
            return CurrentState.inspected(dialect, options.target());
        }
        ReplayedState replayed = new ReplayedState(dialect, dir.path(), state.files(), dir.format(), cache);
        return scratch.inMemory() && !state.files().isEmpty()
                ? new ReplayThread(replayed)
                : view -> replayed.read(scratch, () -> view);
    }

    private Compared compare(
            CurrentState currentState, DirState state, Dialect dialect, Desired desired, Scratch scratch)
            throws SQLException {
        String text = GraphText.write(desired);
        Resolved entities = Resolver.resolve(dialect, desired);
        Hints run = RunRenames.hints(dialect, entities, options.renames());
        Resolved wanted = new Resolved(entities.physical(), RunRenames.merge(entities.hints(), run));
        Resolved before = state.snapshot()
                .map(last -> last.graph().equals(text) ? entities : Resolver.resolve(dialect, last.desired()))
                .orElse(null);
        List<String> globs = new ArrayList<>(defaults.exclude());
        globs.addAll(options.exclude());
        Policy policy = new Policy(
                kinds(),
                owned(before, dialect),
                Excludes.of(globs, dialect.names().defaultSchema()),
                options.allowMassDrop());
        Scope scope = new Scope(
                schemas(wanted),
                policy.excludes()::table,
                wanted.physical().graph().seeds());
        View view = View.of(scope, globs);
        currentState.announce(view);
        Physical current = currentState.read(view);
        Physical desiredState =
                new Normaliser(dialect, scope, view.text(), scratch, cache).normalise(entities, current);
        Fresh fresh = fresh(run, before);
        Policy.Merged merged = policy.merge(current, desiredState, wanted.hints(), fresh, dialect.rules());
        Differ differ = new Differ(dialect.rules());
        Difference forward = differ.diff(merged.current(), merged.desired(), wanted.hints(), fresh);
        List<Notice> notices = new ArrayList<>(merged.notices());
        notices.addAll(forward.notices());
        if (forward.isEmpty()) {
            return new Compared(forward, new Plan(List.of(), List.of(), notices));
        }
        Planner.Planned planned =
                dialect.planner().plan(forward.from(), forward.to(), forward.changes(), forward.hints());
        Difference back = differ.reverse(forward);
        Planner.Planned reverse = dialect.planner().plan(back.from(), back.to(), back.changes(), Hints.NONE);
        SafeShape shape = SafeShape.of(dialect, options.shapes().over(defaults), options, scratch);
        Planner.Planned there = shape.shape(planned, forward.to(), forward.hints());
        Planner.Planned andBack = shape.shape(reverse, back.to(), forward.hints());
        notices.addAll(there.notices());
        return new Compared(forward, new Plan(there.steps(), andBack.steps(), notices));
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

    private Set<DropKind> kinds() {
        return DropKind.parse(String.join(",", options.drop()));
    }

    private List<Name> schemas(Resolved wanted) {
        Set<Name> schemas = new TreeSet<>();
        if (options.schemas().isEmpty()) {
            wanted.physical().graph().schemas().forEach(s -> schemas.add(s.name()));
        }
        options.schemas().forEach(s -> schemas.add(Name.quoted(s)));
        return List.copyOf(schemas);
    }

    private static Result result(
            Result.Outcome outcome,
            Dialect dialect,
            MigrationDir dir,
            String version,
            List<MigrationFile> files,
            List<Path> written,
            Compared compared) {
        return new Result(
                outcome,
                dialect.name(),
                dir.path(),
                version,
                files,
                written,
                compared.difference() == null
                        ? List.of()
                        : compared.difference().changes(),
                compared.plan(),
                compared.plan().notices());
    }

    private PortolanException failed(SQLException e) {
        Secrets target = Secrets.of(options.target().url(), options.target().password());
        Secrets dev = Secrets.of(options.dev().url(), options.dev().password());
        return PortolanException.failed(
                "database-failed", "The database said: " + dev.hide(target.hide(e.getMessage())), e);
    }

    /** What a comparison gave. @param difference null when none was needed */
    private record Compared(Difference difference, Plan plan) {
        static final Compared NONE = new Compared(null, Plan.EMPTY);
    }
}
