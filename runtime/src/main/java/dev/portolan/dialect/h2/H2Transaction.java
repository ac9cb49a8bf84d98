package dev.portolan.dialect.h2;

import dev.portolan.dialect.ApplyRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction until the first statement that commits. What comes behind it is committed by itself, and what is remembered of it too:
 * H2 would begin another one in silence, and a rollback take back statements that are remembered.
 */
final class H2Transaction implements ApplyRules.Transaction {
    private final Connection connection;
    private boolean over;

    /** @param connection that commits by the transaction by now */
    H2Transaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void executed() throws SQLException {
        if (over) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT TRANSACTION_ID()")) {
            row.next();
            // there is a row of the file by now, so that only a commit leaves nothing open
            over = row.getString(1) == null;
        }
        if (over) {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void commit() throws SQLException {
        if (!over) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (!over) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
