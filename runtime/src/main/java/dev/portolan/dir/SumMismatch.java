package dev.portolan.dir;

/**
 * Where a directory first differs from its sum.
 *
 * @param line of {@code atlas.sum}, from 1
 * @param file that was added, edited or removed
 */
public record SumMismatch(int line, String file, Reason reason) {
    /** What happened to the file since the sum was written. */
    public enum Reason {
        ADDED,
        EDITED,
        REMOVED
    }
}
