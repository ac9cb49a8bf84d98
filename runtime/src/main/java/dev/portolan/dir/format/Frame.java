package dev.portolan.dir.format;

import dev.portolan.sql.Step;
import java.util.List;

/** How the dialects frame steps that open a transaction of their own. */
final class Frame {
    private static final String OFF = "PRAGMA foreign_keys = off";

    private Frame() {}

    /** Whether it is the frame around a table that SQLite builds anew: it needs one connection from its first to its last statement. */
    static boolean isSqlite(List<Step> steps) {
        return steps.size() > 1 && steps.get(0).sql().equals(OFF);
    }
}
