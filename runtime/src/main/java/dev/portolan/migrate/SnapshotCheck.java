package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.Fresh;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.Snapshot;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Drift;
import dev.portolan.schema.GraphText;
import dev.portolan.sql.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The entities beside {@code schema.snapshot}: whether they changed since the last migration, told in milliseconds and without a
 * database.
 *
 * @param dir the migration directory
 * @param missing what there is no migration for, in words
 */
public record SnapshotCheck(Outcome outcome, Path dir, List<String> missing) {
    /** What can be said. */
    public enum Outcome {
        /** The entities are those of the last migration, and the directory is as that left it. */
        SYNCED,
        /** They are others. */
        MISSING,
        /** There is no snapshot, or the directory went on without it. */
        UNKNOWN
    }

    public SnapshotCheck {
        missing = List.copyOf(missing);
    }

    /**
     * Compares.
     *
     * @param dir null for the unit's
     * @param format null for the unit's
     * @param dialect in which changes are told; null for the unit's
     * @throws dev.portolan.schema.PortolanException {@code sum-mismatch} and its like, as for every use of a directory
     */
    public static SnapshotCheck of(SchemaSource source, Path dir, String format, String dialect) {
        SchemaSource.Defaults defaults = source.defaults();
        Dialect in = Dialects.named(dialect == null ? defaults.dialect() : dialect);
        Path path = dir == null ? Path.of(defaults.dir()) : dir;
        DirState state = MigrationDir.open(path, Formats.of(path, format, defaults.format()))
                .read();
        state.validate();
        Optional<Snapshot> snapshot = state.snapshot();
        if (snapshot.isEmpty() || !snapshot.get().belongsTo(state.sum())) {
            return new SnapshotCheck(Outcome.UNKNOWN, path, List.of());
        }
        Desired desired = source.load();
        List<String> missing = List.of();
        if (!GraphText.write(desired).equals(snapshot.get().graph())) {
            Desired last = snapshot.get().desired();
            // what is said otherwise may be one to the dialect
            missing = Drift.between(last, desired).isEmpty() ? List.of() : changes(in, last, desired);
        }
        return new SnapshotCheck(missing.isEmpty() ? Outcome.SYNCED : Outcome.MISSING, path, missing);
    }

    private static List<String> changes(Dialect dialect, Desired last, Desired desired) {
        Resolved before = Resolver.resolve(dialect, last);
        Resolved now = Resolver.resolve(dialect, desired);
        Difference difference = new Differ(dialect.rules())
                .diff(before.physical(), now.physical(), now.hints(), Fresh.notIn(before.hints()));
        if (difference.isEmpty()) {
            return List.of();
        }
        return dialect
                .planner()
                .plan(difference.from(), difference.to(), difference.changes(), difference.hints())
                .steps()
                .stream()
                .map(SnapshotCheck::told)
                .distinct()
                .toList();
    }

    private static String told(Step step) {
        return step.comment() == null ? step.sql() : step.comment();
    }
}
