package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Snapshot;
import dev.portolan.dir.Versions;
import dev.portolan.replay.Secrets;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One run of {@link Checkpoint}. */
final class Squash {
    private static final String NAME = "checkpoint";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SHOWN = 20;

    private final Checkpoint.Request request;
    private final Database dev;

    Squash(Checkpoint.Request request) {
        this.request = request;
        this.dev = Database.of(request.devUrl(), request.devUser(), request.devPassword());
    }

    Checkpoint run() {
        if (request.version() != null) {
            Versions.checkForm(request.version());
        }
        DirFormat format = Formats.of(request.dir(), request.format()).with(request.placeholders());
        MigrationDir dir = MigrationDir.open(request.dir(), format).present().maxFile(request.maxFile());
        return request.dryRun() ? made(dir) : dir.locked(PATIENCE, () -> made(dir));
    }

    private Checkpoint made(MigrationDir dir) {
        DirState state = dir.read();
        state.validate();
        Dialect dialect = dialect();
        // says at once when the tool has no checkpoints
        dir.format().checkpoint("1", NAME, request.tag(), List.of(), dialect.splitRules());
        List<MigrationFile> files = state.files().stream()
                .filter(f -> !dir.format().repeatable(f.name()))
                .toList();
        if (files.isEmpty() || files.size() == 1 && dir.format().checkpoint(files.get(0))) {
            throw PortolanException.failed(
                    "checkpoint-nothing",
                    files.isEmpty()
                            ? "there is no migration in " + dir.path() + " for a checkpoint to stand for"
                            : "there is nothing behind " + files.get(0).name() + ", which is a checkpoint already");
        }
        try (Scratch scratch = new Scratch(dialect, dev)) {
            return made(dir, state, dialect, files, new SquashTrial(dialect, scratch, request.schemas()));
        } catch (SQLException e) {
            String said = Secrets.of(dev.url(), dev.password()).hide(e.getMessage());
            throw PortolanException.failed("database-failed", "The database said: " + said, e);
        }
    }

    private Dialect dialect() {
        if (request.dialect() != null) {
            return Dialects.named(request.dialect());
        }
        if (!dev.given()) {
            throw PortolanException.usage(
                    "which-dialect", "Nothing tells which database the files are for: say --dialect.");
        }
        return Target.likely(Options.none().with(o -> o.dev = dev), null);
    }

    private Checkpoint made(
            MigrationDir dir, DirState state, Dialect dialect, List<MigrationFile> files, SquashTrial trial)
            throws SQLException {
        DirFormat format = state.format().on(dialect.name());
        SquashTrial.State wanted = trial.replayed(dir.path().toString(), files, format);
        List<Squashed> all = Squashed.of(files, format, dialect, wanted.kinds());
        List<Squashed> left = new ArrayList<>(of(all, Squashed.Kind.OTHER));
        refuse("checkpoint-others", Checkpoint.OTHERS, left, "no one sees afterwards what these statements did");
        List<Step> schema = trial.schema(wanted, all);
        List<Squashed> rows = all.stream()
                .filter(s -> s.kind() == Squashed.Kind.ROWS && !wanted.rows().isEmpty()
                        || s.kind() == Squashed.Kind.POSITION)
                .toList();
        SquashTrial.Repeated repeated = trial.repeated(schema, rows);
        List<Squashed> lost = repeated.failed(rows, Squashed.Kind.POSITION);
        refuse(
                "checkpoint-others",
                Checkpoint.OTHERS,
                lost,
                "on the tables as they are now, these statements fail: " + repeated.failed());
        left.addAll(lost);
        List<Squashed> carried = repeated.done();
        String different = repeated.rows().against(wanted.rows());
        if (different != null) {
            refuse(
                    "checkpoint-rows",
                    Checkpoint.ROWS,
                    of(all, Squashed.Kind.ROWS),
                    "on the tables as they are now, these statements do not lead to the same rows (" + different + ")"
                            + repeated.why());
            left.addAll(of(rows, Squashed.Kind.ROWS));
            carried = of(carried, Squashed.Kind.POSITION);
        }
        List<Step> steps = new ArrayList<>(schema);
        for (Squashed row : carried) {
            steps.add(Step.of("as in " + row.place(), row.sql()));
        }
        String version = request.version() == null
                ? state.nextVersion(Instant.now(), NAME)
                : state.fixedVersion(request.version(), NAME);
        List<MigrationFile> made = dir.format().checkpoint(version, NAME, request.tag(), steps, dialect.splitRules());
        check(dir, made, trial, wanted, different == null);
        return new Checkpoint(
                dialect.name(),
                made,
                files.stream().map(MigrationFile::name).toList(),
                carried.stream().map(Checkpoint.Source::of).toList(),
                left.stream().map(Checkpoint.Source::of).toList(),
                request.dryRun() ? List.of() : written(dir, state, made));
    }

    /** Executes the file as its tool will. */
    private void check(
            MigrationDir dir, List<MigrationFile> made, SquashTrial trial, SquashTrial.State wanted, boolean rows)
            throws SQLException {
        DirFormat format = dir.format();
        List<MigrationFile> executed = made.stream().filter(format::checkpoint).toList();
        SquashTrial.State is = trial.replayed(dir.path().toString(), executed, trial.reading(format, made));
        String different = trial.difference(is, wanted);
        if (different == null && rows) {
            different = is.rows().against(wanted.rows());
        }
        if (different != null) {
            throw SquashTrial.differs(different);
        }
    }

    private static List<Squashed> of(List<Squashed> all, Squashed.Kind kind) {
        return all.stream().filter(s -> s.kind() == kind).toList();
    }

    private void refuse(String code, String kind, List<Squashed> statements, String why) {
        if (statements.isEmpty() || request.leave().contains(kind)) {
            return;
        }
        String places = statements.stream()
                .limit(SHOWN)
                .map(s -> "  " + s.place() + ": " + s.shown())
                .collect(Collectors.joining("\n"));
        String more = statements.size() > SHOWN ? "\n  and " + (statements.size() - SHOWN) + " more" : "";
        throw PortolanException.failed(
                code,
                "the checkpoint would lose something: " + why + ":\n" + places + more
                        + "\nNothing was written. With --leave " + kind
                        + " it goes without them; write what a new database needs of them into it, or into a migration behind it");
    }

    private static List<Path> written(MigrationDir dir, DirState state, List<MigrationFile> made) {
        // the files lead where they led, so a snapshot that told it tells it still
        Snapshot snapshot =
                state.snapshot().filter(s -> s.belongsTo(state.sum())).orElse(null);
        List<Path> written = new ArrayList<>(
                snapshot == null
                        ? dir.write(state, made, null).files()
                        : dir.write(state, made, snapshot.settings(), snapshot.graph())
                                .files());
        if (snapshot != null) {
            written.add(dir.path().resolve(Snapshot.NAME));
        }
        written.addAll(dir.sums());
        return written;
    }
}
