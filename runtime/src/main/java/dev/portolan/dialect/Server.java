package dev.portolan.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database server that can be connected to again and again: whoever makes one keeps the credentials, so that a dialect can open
 * another database of the same server without knowing them.
 */
public interface Server extends AutoCloseable {
    /** JDBC URL of the database that was named; holds no password. */
    String url();

    /** A new connection to {@code url}, which is {@link #url()} or names another database of that server. */
    Connection connect(String url) throws SQLException;

    /** Ends the server where it is an embedded one; otherwise does nothing. Connections are closed by who opened them. */
    @Override
    default void close() {}
}
