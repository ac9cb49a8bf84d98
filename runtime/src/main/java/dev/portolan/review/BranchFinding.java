package dev.portolan.review;

/**
 * Something that stands between two branches of a migration directory.
 *
 * @param file of this branch
 * @param line in it; 0 for the whole file
 * @param other the file on the other side, or the name that it has now; null for none
 * @param otherLine in that; 0 for the whole file
 * @param element {@code table "a"}, {@code column "b" of table "a"}; null where it is not about one
 * @param commit of the other branch that it is compared with; null for none
 * @param message one sentence, without its end
 */
public record BranchFinding(
        Kind kind, String file, int line, String other, int otherLine, String element, String commit, String message) {
    /** What stands between them. */
    public enum Kind {
        /** A file of this branch would run before one that the other branch has. */
        OUT_OF_ORDER,
        /** Two files have one version. */
        SAME_VERSION,
        /** Both branches added a file of that name, with other contents. */
        SAME_NAME,
        /** A file that the other branch has was changed here. */
        EDITED,
        /** The same, and only its line ends. */
        LINE_ENDS,
        /** A file that the other branch has was renamed here. */
        RENAMED,
        /** A file that the other branch has is gone here. */
        REMOVED,
        /** A checkpoint of this branch stands for files among which the other branch's are not. */
        CHECKPOINT,
        /** Both branches create or change one thing. */
        CONFLICT,
        /** Both branches create an index or a constraint of the same columns, under two names. */
        DUPLICATE,
        /** Behind the other branch's files, a statement of this branch fails. */
        FAILS,
        /** Behind the other branch's files, this branch's undo something that those did. */
        LOST
    }
}
