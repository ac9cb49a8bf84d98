package dev.portolan.cli.verb;

import dev.portolan.dir.SumFinding;
import java.nio.file.Path;

/** The command that makes a directory what its sum says again. */
final class Remedy {
    private Remedy() {}

    /** Null where no command by itself is right. */
    static String of(Path dir, String format, SumFinding finding) {
        String file = path(dir, finding.file());
        return switch (finding.kind()) {
            case EDITED, REMOVED, SWAPPED, SUM_MISSING -> "git checkout HEAD -- " + file;
            case LINE_ENDS ->
                "git checkout HEAD -- " + file + "    and \"*.sql -text\" in .gitattributes, so that it stays so";
            case RENAMED, REORDERED -> "mv " + path(dir, finding.other()) + " " + file;
            case COPIED -> "rm " + file;
            case ADDED, SUM_EDITED, SUM_LINE_GONE, SUM_TOTAL, SUM_REORDERED, SUM_MERGE -> hash(dir, format);
            case SUM_MALFORMED, SUM_INCONSISTENT -> "git checkout HEAD -- " + path(dir, finding.sum());
            case UNKNOWN -> null;
        };
    }

    static String hash(Path dir, String format) {
        return "portolan hash --dir " + quoted(dir.toString()) + (format.equals("atlas") ? "" : " --format " + format);
    }

    private static String path(Path dir, String file) {
        return quoted(dir.resolve(file).toString());
    }

    /** As a shell takes it for one word. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./@%+=:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
