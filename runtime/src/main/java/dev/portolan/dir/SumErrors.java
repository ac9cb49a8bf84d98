package dev.portolan.dir;

/** What is said when a sum does not hold, and how to go on. */
final class SumErrors {
    private SumErrors() {}

    static boolean isMergeMark(String line) {
        return line.startsWith("<<<<<<<")
                || line.startsWith("=======")
                || line.startsWith(">>>>>>>")
                || line.startsWith("|||||||");
    }

    static String malformed(int line, String text) {
        if (isMergeMark(text)) {
            return "line " + line + " is the mark of an unfinished merge. Keep the migrations of both sides";
        }
        return "line " + line + (text.isBlank() ? " is empty" : " holds no hash")
                + ". Bring the file back from version control";
    }

    static String inconsistent(String first) {
        return first.isEmpty()
                ? "line 1: the file is empty. Bring it back from version control"
                : "line 1 is not the total of the lines below it: the sum file itself was edited or badly merged. Bring it back "
                        + "from version control";
    }

    static String mismatch(SumMismatch m) {
        return switch (m.reason()) {
            case EDITED ->
                "line " + m.line() + ": " + m.file() + " was edited after the sum was written. Bring it back from "
                        + "version control and put the change into a new migration";
            case ADDED ->
                "line " + m.line() + ": " + m.file() + " was added and is not in the sum. Remove it when it does not "
                        + "belong there";
            case REMOVED ->
                "line " + m.line() + ": " + m.file() + " was removed, but is in the sum. Bring it back from version "
                        + "control";
        };
    }
}
