package dev.portolan.cli.verb;

import dev.portolan.dir.SumFile;
import dev.portolan.dir.SumFinding;
import java.nio.file.Path;

/** The command that makes a directory what its sum says again. */
final class Remedy {
    private Remedy() {}

    /** Null where no command by itself is right. */
    static String of(Path dir, SumFinding finding) {
        String file = path(dir, finding.file());
        return switch (finding.kind()) {
            case EDITED, REMOVED, SWAPPED, SUM_MISSING -> "git checkout HEAD -- " + file;
            case LINE_ENDS ->
                "git checkout HEAD -- " + file + "    and \"*.sql -text\" in .gitattributes, so that it stays so";
            case RENAMED, REORDERED -> "mv " + path(dir, finding.other()) + " " + file;
            case COPIED -> "rm " + file;
            case ADDED, SUM_EDITED, SUM_LINE_GONE, SUM_TOTAL, SUM_REORDERED, SUM_MERGE -> hash(dir);
            case SUM_MALFORMED, SUM_INCONSISTENT -> "git checkout HEAD -- " + path(dir, SumFile.NAME);
            case UNKNOWN -> null;
        };
    }

    private static String hash(Path dir) {
        return "portolan hash --dir " + quoted(dir.toString());
    }

    private static String path(Path dir, String file) {
        return quoted(dir.resolve(file).toString());
    }

    /** As a shell takes it for one word. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./@%+=:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
