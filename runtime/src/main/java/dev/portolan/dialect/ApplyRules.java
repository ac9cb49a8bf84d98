package dev.portolan.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** How migrations run on a server: its transactions, its lock, and the table that remembers what has run. */
public interface ApplyRules {
    /** Name of that table: Atlas's, so that both tools can work on one database. */
    String TABLE = "atlas_schema_revisions";

    /** Whether a transaction holds DDL too, so that statements and what is remembered of them are there together or not at all. */
    boolean transactionalDdl();

    /** Opens a transaction. */
    Transaction begin(Connection connection) throws SQLException;

    /**
     * The right to migrate that database, which ends with the connection or the process.
     *
     * @param limit how long to wait for another
     * @throws dev.portolan.schema.PortolanException {@code database-busy}, with who holds it as far as the server tells
     */
    Lock lock(Connection connection, Duration limit) throws SQLException;

    /**
     * The table, there or to be made: where Atlas has it for the same URL.
     *
     * @param schema that the user names; null for none
     * @throws dev.portolan.schema.PortolanException usage {@code revisions-table} when it is there twice, or cannot be in that schema
     */
    RevisionTable table(Connection connection, String schema) throws SQLException;

    /** What lies in the database already, in the way of a first migration, as a message names it; null when it is clean. */
    String inTheWay(Connection connection) throws SQLException;

    /** A transaction that was opened; it is over after either of the two. */
    interface Transaction {
        /** @throws dev.portolan.schema.PortolanException {@code rows-without-parent}; it was rolled back then */
        void commit() throws SQLException;

        void rollback() throws SQLException;

        /** A statement was executed, which may have ended it. */
        default void executed() throws SQLException {}
    }

    /** A lock that is held. */
    interface Lock extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }
}
