package dev.portolan.dir.format;

import dev.portolan.sql.Step;
import java.util.List;

/** What frames the steps in which SQLite builds a table anew; it needs one connection from its first to its last statement. */
final class Frame {
    private static final String OFF = "PRAGMA foreign_keys = off";
    private static final String BEGIN = "BEGIN IMMEDIATE";
    private static final String COMMIT = "COMMIT";

    private Frame() {}

    static boolean isSqlite(List<Step> steps) {
        return steps.size() > 1 && steps.get(0).sql().equals(OFF);
    }

    /** With a savepoint in place of the transaction: Flyway and Liquibase take BEGIN for that of a block, and look for its END. */
    static List<Step> saved(List<Step> steps) {
        if (!isSqlite(steps)) {
            return steps;
        }
        return steps.stream()
                .map(s -> switch (s.sql()) {
                    case BEGIN -> s.withSql("SAVEPOINT portolan");
                    case COMMIT -> s.withSql("RELEASE portolan");
                    default -> s;
                })
                .toList();
    }
}
