package dev.portolan.dir;

/**
 * Something that tells a directory from its sums.
 *
 * @param sum which of them: {@code atlas.sum} or {@code portolan.sum}
 * @param line of it, from 1; where the file would stand when the sum does not have it; 0 for none
 * @param file that it is about, as the sum calls it where it does
 * @param other the file that holds its content now; null for none
 */
public record SumFinding(String sum, Kind kind, int line, String file, String other) {
    /** What happened since the sum was written. */
    public enum Kind {
        /** There is no such sum. */
        SUM_MISSING,
        /** A line of the sum holds no hash. */
        SUM_MALFORMED,
        /** A line of the sum is the mark of an unfinished merge. */
        SUM_MERGE,
        /** The first line is not the total of the others, which are right. */
        SUM_TOTAL,
        /** A line of the sum was changed; the files are as they were. */
        SUM_EDITED,
        /** A line of the sum was taken out; the files are as they were. */
        SUM_LINE_GONE,
        /** The lines of the sum stand in another order; the files are as they were. */
        SUM_REORDERED,
        /** The sum does not agree with itself, nor with the files. */
        SUM_INCONSISTENT,
        /** A file is not in the sum. */
        ADDED,
        /** A file is not in the sum and holds what another one holds. */
        COPIED,
        /** A file has another content. */
        EDITED,
        /** A file has the content of the sum but for its line ends. */
        LINE_ENDS,
        /** A file is gone. */
        REMOVED,
        /** A file has another name. */
        RENAMED,
        /** A file has another name, by which it runs at another place. */
        REORDERED,
        /** A file holds what another file of the sum held. */
        SWAPPED,
        /** Behind a file whose old content is nowhere, nothing can be told. */
        UNKNOWN
    }

    static SumFinding of(String sum, Kind kind, int line, String file) {
        return new SumFinding(sum, kind, line, file, null);
    }

    /** What it is, as half a sentence. */
    public String message() {
        return switch (kind) {
            case SUM_MISSING -> file + " is missing";
            case SUM_MALFORMED -> "this line of " + sum + " holds no hash";
            case SUM_MERGE -> "this line of " + sum + " is the mark of an unfinished merge";
            case SUM_TOTAL -> "the total was changed; the lines below it and the files are right";
            case SUM_EDITED -> "the line of " + file + " was changed; the files are as they were";
            case SUM_LINE_GONE -> "the line of " + file + " was taken out; the files are as they were";
            case SUM_REORDERED -> "the lines were reordered; the files are as they were";
            case SUM_INCONSISTENT -> sum + " was edited or badly merged: its total is not that of its lines";
            case ADDED -> file + " was added";
            case COPIED -> file + " was added, a copy of " + other;
            case EDITED -> file + " was edited";
            case LINE_ENDS -> file + " was edited: its line ends only";
            case REMOVED -> file + " was removed";
            case RENAMED -> file + " was renamed to " + other;
            case REORDERED -> file + " was renamed to " + other + ", and so reordered: it runs at another place";
            case SWAPPED -> file + " was edited: what it held is in " + other + " now";
            case UNKNOWN -> file + " and what follows cannot be told before the files above are right again";
        };
    }
}
