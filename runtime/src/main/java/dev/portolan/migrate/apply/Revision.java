package dev.portolan.migrate.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a database remembers of a migration: a row of Atlas's table.
 *
 * @param type bits of {@link #BASELINE}, {@link #EXECUTED}, {@link #RESOLVED}
 * @param applied statements that have run
 * @param total statements that the file had
 * @param executedAt when it was begun
 * @param took the time that it ran
 * @param error of the statement that failed; empty for none
 * @param errorStatement that statement; empty for none
 * @param hash the chain over the directory's files up to this one, as it was then; empty for none
 * @param partialHashes over the statements up to each that has run, while not all have
 * @param operator the program that wrote it
 */
public record Revision(
        String version,
        String description,
        int type,
        int applied,
        int total,
        Instant executedAt,
        Duration took,
        String error,
        String errorStatement,
        String hash,
        List<String> partialHashes,
        String operator) {
    /** The database was there already. */
    public static final int BASELINE = 1;

    /** It was run. */
    public static final int EXECUTED = 2;

    /** Someone said that it has run. */
    public static final int RESOLVED = 4;

    public Revision {
        partialHashes = List.copyOf(partialHashes);
    }

    /** Whether nothing of it is left to run. A tool that edited a file may have counted more than there are. */
    public boolean isComplete() {
        return (type & (BASELINE | RESOLVED)) != 0 || applied >= total;
    }

    /** Whether a run ended without a word, so that nobody knows of the statement behind the last one that is remembered. */
    public boolean isUnknown() {
        return !isComplete() && error.isEmpty();
    }

    Revision begun(int statements, String chain, String program) {
        return with(EXECUTED, applied, statements, took, "", "", chain, partialHashes, program);
    }

    Revision ran(List<String> hashes, Duration time) {
        return with(type, hashes.size(), total, time, "", "", hash, hashes, operator);
    }

    Revision complete(int statements, Duration time) {
        return with(type, statements, statements, time, "", "", hash, List.of(), operator);
    }

    Revision failed(String message, String statement, Duration time) {
        return with(type, applied, total, time, message, statement, hash, partialHashes, operator);
    }

    Revision lasting(Duration time) {
        return with(type, applied, total, time, error, errorStatement, hash, partialHashes, operator);
    }

    Revision hashed(String chain) {
        return with(type, applied, total, took, error, errorStatement, chain, partialHashes, operator);
    }

    /** What a run may change; the rest says when and as what it began. */
    private Revision with(
            int kind,
            int done,
            int statements,
            Duration time,
            String message,
            String statement,
            String chain,
            List<String> hashes,
            String program) {
        return new Revision(
                version,
                description,
                kind,
                done,
                statements,
                executedAt,
                time,
                message,
                statement,
                chain,
                hashes,
                program);
    }
}
