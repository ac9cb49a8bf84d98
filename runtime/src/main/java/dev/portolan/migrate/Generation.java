package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirLock;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.MigrationName;
import dev.portolan.dir.Snapshot;
import dev.portolan.dir.Versions;
import dev.portolan.replay.Secrets;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run of the generator: the stages of the main job in their order. */
final class Generation {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SchemaSource source;
    private final SchemaSource.Defaults defaults;
    private final Options options;
    private final StateCache cache;

    Generation(SchemaSource source, Options options) {
        this.source = source;
        this.defaults = source.defaults();
        this.options = options;
        this.cache = options.cache() ? StateCache.open() : StateCache.off();
    }

    Result run() {
        MigrationName.check(options.name());
        if (options.versionTime() != null) {
            Versions.checkForm(options.versionTime());
        }
        Path path = options.dir() == null ? Path.of(defaults.dir()) : options.dir();
        DirFormat format = Formats.of(path, options.format(), defaults.format()).with(options.placeholders());
        MigrationDir dir = MigrationDir.open(path, format).maxFile(options.maxFile());
        DirLock lock = dir.lock(PATIENCE);
        try {
            if (options.writes()) {
                dir.finish();
            }
            if (options.rehash()) {
                dir.present().rehash();
                return rehashed(dir);
            }
            DirState state = dir.read();
            state.validate();
            Loading loading = new Loading(source, Target.likely(options, defaults));
            try (Target target = new Target(options.target())) {
                return run(dir, state, target, target.dialect(options, defaults), loading);
            }
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            lock.close();
        }
    }

    private static Result rehashed(MigrationDir dir) {
        List<Path> written = dir.sums();
        return new Result(
                Result.Outcome.REHASHED, null, dir.path(), null, List.of(), written, List.of(), Plan.EMPTY, List.of());
    }

    private Result run(MigrationDir dir, DirState state, Target target, Dialect dialect, Loading loading)
            throws SQLException {
        Comparing.Comparison compared;
        try (Scratch scratch = new Scratch(dialect, options.dev());
                CurrentState current = current(dir, state, target, dialect, scratch)) {
            compared = new Comparing(dialect, options, defaults, state.snapshot(), cache, target, scratch)
                    .compare(current, loading);
        }
        if (compared.plan().isEmpty()) {
            if (options.writes()
                    && !options.inspect()
                    && compared.plan().notices().isEmpty()
                    && isStale(state, loading)) {
                // after a merge, or a file by hand: the replay has shown where the files lead, so a check can tell
                // again
                dir.refresh(state, loading.desired());
                List<Path> written = List.of(dir.path().resolve(Snapshot.NAME));
                return result(Result.Outcome.SYNCED, dialect, dir, null, List.of(), written, compared);
            }
            return result(Result.Outcome.SYNCED, dialect, dir, null, List.of(), List.of(), compared);
        }
        String version = options.versionTime() == null
                ? state.nextVersion(Instant.now(), options.name())
                : state.fixedVersion(options.versionTime(), options.name());
        List<MigrationFile> files = dir.format().render(version, options.name(), compared.plan(), dialect.splitRules());
        compared = compared.with(state.format().notices(compared.plan()));
        if (!options.writes()) {
            Result.Outcome outcome = options.check() ? Result.Outcome.MISSING : Result.Outcome.PLANNED;
            return result(outcome, dialect, dir, version, files, List.of(), compared);
        }
        List<Path> written =
                new ArrayList<>(dir.write(state, files, loading.desired()).files());
        written.add(dir.path().resolve(Snapshot.NAME));
        written.addAll(dir.sums());
        return result(Result.Outcome.WRITTEN, dialect, dir, version, files, written, compared);
    }

    /** Whether a snapshot is there that tells of other files, or of other entities than those that the files lead to just as well. */
    private static boolean isStale(DirState state, Loading loading) {
        Snapshot snapshot = state.snapshot().orElse(null);
        return snapshot != null
                && (!snapshot.belongsTo(state.sum())
                        || !snapshot.graph().equals(GraphText.write(loading.desired()))
                                && !snapshot.desired()
                                        .graph()
                                        .equals(loading.desired().graph()));
    }

    private CurrentState current(MigrationDir dir, DirState state, Target target, Dialect dialect, Scratch scratch)
            throws SQLException {
        if (options.inspect()) {
            return CurrentState.inspected(dialect, target);
        }
        ReplayedState replayed = new ReplayedState(dialect, dir.path(), state.files(), state.format(), cache);
        if (scratch.inMemory() && !state.files().isEmpty()) {
            return new ReplayThread(replayed);
        }
        if (!state.files().isEmpty()) {
            scratch.open();
        }
        return view -> replayed.read(scratch, () -> view);
    }

    private static Result result(
            Result.Outcome outcome,
            Dialect dialect,
            MigrationDir dir,
            String version,
            List<MigrationFile> files,
            List<Path> written,
            Comparing.Comparison compared) {
        return new Result(
                outcome,
                dialect.name(),
                dir.path(),
                version,
                files,
                written,
                compared.difference().changes(),
                compared.plan(),
                compared.plan().notices());
    }

    private PortolanException failed(SQLException e) {
        Secrets target = Secrets.of(options.target().url(), options.target().password());
        Secrets dev = Secrets.of(options.dev().url(), options.dev().password());
        return PortolanException.failed(
                "database-failed", "The database said: " + dev.hide(target.hide(e.getMessage())), e);
    }
}
