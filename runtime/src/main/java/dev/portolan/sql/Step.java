package dev.portolan.sql;

import java.util.Objects;

/**
 * One planned statement.
 *
 * @param comment what it does, lower case, in the words that Atlas uses ({@code create "users" table}); null for none
 * @param sql the statement, without a final semicolon
 * @param reason why it is done in this way and no simpler one, in a few words; printed behind the comment; null for none
 * @param alone whether it must be the only statement of its file
 * @param part a word that says what its file holds; neighbours of the same one share a file, and it ends the file's name; null for
 *     the plain ones
 * @param work what it does to the schema; null where no rule needs to know
 */
public record Step(String comment, String sql, Tx tx, String reason, boolean alone, String part, Work work) {
    public Step {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(tx, "tx");
    }

    public Step(String comment, String sql, Tx tx, String reason, boolean alone) {
        this(comment, sql, tx, reason, alone, null, null);
    }

    public static Step of(String comment, String sql) {
        return of(comment, sql, Tx.ANY);
    }

    public static Step of(String comment, String sql, Tx tx) {
        return new Step(comment, sql, tx, null, false);
    }

    public Step withSql(String other) {
        return new Step(comment, other, tx, reason, alone, part, work);
    }

    public Step withTx(Tx other) {
        return new Step(comment, sql, other, reason, alone, part, work);
    }

    public Step because(String other) {
        return new Step(comment, sql, tx, other, alone, part, work);
    }

    /** In a file that holds nothing else. */
    public Step isolated() {
        return new Step(comment, sql, tx, reason, true, part, work);
    }

    public Step inPart(String other) {
        return new Step(comment, sql, tx, reason, alone, other, work);
    }

    public Step doing(Work other) {
        return new Step(comment, sql, tx, reason, alone, part, other);
    }
}
