package dev.portolan.dir.format;

import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
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

    /** Steps as they were before a format put its frame around them, and whether they must go without a transaction of the tool's. */
    static List<Step> plain(List<Step> steps, boolean alone) {
        Tx tx = alone ? Tx.NONE : Tx.ANY;
        if (isSqlite(steps)) {
            return steps.stream()
                    .map(s -> switch (s.sql()) {
                        case "SAVEPOINT portolan" -> s.withSql(BEGIN);
                        case "RELEASE portolan" -> s.withSql(COMMIT);
                        default -> s;
                    })
                    .map(s -> s.withTx(Tx.NONE))
                    .toList();
        }
        int last = steps.size() - 1;
        boolean framed = alone
                && last > 1
                && (opens(steps, BEGIN, COMMIT, last) || opens(steps, "SAVEPOINT portolan", "RELEASE portolan", last));
        return framed
                ? List.copyOf(steps.subList(1, last))
                : steps.stream().map(s -> s.withTx(tx)).toList();
    }

    private static boolean opens(List<Step> steps, String first, String end, int last) {
        return steps.get(0).sql().equals(first) && steps.get(last).sql().equals(end);
    }
}
