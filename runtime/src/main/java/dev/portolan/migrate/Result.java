package dev.portolan.migrate;

import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Change;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Plan;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run of the generator found and did.
 *
 * @param dialect that the migration is written for
 * @param dir the migration directory
 * @param version of the new migration; null when there is none
 * @param files the new migration, one or more files; empty when in sync
 * @param written paths written, in the order of writing, {@code atlas.sum} last; empty when nothing was
 * @param changes what differs
 * @param plan forward and back
 * @param notices what a person should know, the plan's among them
 */
public record Result(
        Outcome outcome,
        String dialect,
        Path dir,
        String version,
        List<MigrationFile> files,
        List<Path> written,
        List<Change> changes,
        Plan plan,
        List<Notice> notices) {
    public Result {
        files = List.copyOf(files);
        written = List.copyOf(written);
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }

    /** How it ended. */
    public enum Outcome {
        /** Nothing to do. */
        SYNCED,
        /** A migration was written. */
        WRITTEN,
        /** A migration would be written, but for {@code --dry-run}. */
        PLANNED,
        /** The sum was written anew, as {@code --rehash} asked. */
        REHASHED,
        /** A migration is missing, says {@code --check}. */
        MISSING
    }

    /** The exit code of a command that ends so. */
    public int exit() {
        return outcome == Outcome.MISSING ? 3 : 0;
    }
}
