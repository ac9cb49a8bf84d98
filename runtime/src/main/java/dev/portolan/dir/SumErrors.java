package dev.portolan.dir;

/** What is said when a sum does not hold, and how to go on. */
final class SumErrors {
    private SumErrors() {}

    static String malformed(int line, String text) {
        if (text.startsWith("<<<<<<<") || text.startsWith("=======") || text.startsWith(">>>>>>>") || text.startsWith("|||||||")) {
            return "line " + line + " is the mark of an unfinished merge. Keep the migrations of both sides, then "
                    + "write the sum anew";
        }
        return text.isBlank()
                ? "line " + line + " is empty. Bring the file back from version control"
                : "line " + line + " holds no hash. Bring the file back from version control";
    }

    static String inconsistent(String first) {
        if (first.isEmpty()) {
            return "the file is empty. Bring it back from version control";
        }
        return first.startsWith("<<<<<<<")
                ? "line 1 is the mark of an unfinished merge. Keep the migrations of both sides, then write the sum anew"
                : "line 1 is not the total of the lines below it: the sum file itself was edited or badly merged. Bring it back "
                        + "from version control";
    }

    static String mismatch(SumMismatch m) {
        return switch (m.reason()) {
            case EDITED -> "line " + m.line() + ": " + m.file() + " was edited after the sum was written. Bring it back from "
                    + "version control and put the change into a new migration";
            case ADDED -> "line " + m.line() + ": " + m.file() + " was added and is not in the sum. Remove it when it does not "
                    + "belong there";
            case REMOVED -> "line " + m.line() + ": " + m.file() + " was removed, but is in the sum. Bring it back from version "
                    + "control";
        };
    }
}
