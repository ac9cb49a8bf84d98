package dev.portolan.sql;

import java.util.Objects;

/**
 * One planned statement.
 *
 * @param comment what it does, lower case, in the words that Atlas uses ({@code create "users" table}); null for none
 * @param sql the statement, without a final semicolon
 * @param reason why the plan holds it (the change behind it), for explanations; null when the comment says it
 * @param alone whether it must be the only statement of its file
 */
public record Step(String comment, String sql, Tx tx, String reason, boolean alone) {
    public Step {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(tx, "tx");
    }

    public static Step of(String comment, String sql) {
        return new Step(comment, sql, Tx.ANY, null, false);
    }

    public static Step of(String comment, String sql, Tx tx) {
        return new Step(comment, sql, tx, null, false);
    }
}
