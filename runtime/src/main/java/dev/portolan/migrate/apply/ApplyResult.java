package dev.portolan.migrate.apply;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param dialect of the database
 * @param from the version that the database was at; null for none
 * @param to the version that it is at now; null for none
 * @param files that ran, in order
 * @param dryRun whether nothing of it was done
 */
public record ApplyResult(String dialect, String from, String to, List<Done> files, boolean dryRun) {
    public ApplyResult {
        files = List.copyOf(files);
    }

    /**
     * A file that ran.
     *
     * @param statements of it that ran, or would; of a file that ran in part those that were left
     * @param took null for a dry run
     */
    public record Done(String file, String version, int statements, Duration took) {}
}
