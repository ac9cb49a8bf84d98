package dev.portolan.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A real server from packages on the class path, for {@code --dev-url embedded:<dialect>}. Found as a service; the {@code
 * portolan-postgres} module provides one.
 */
public interface EmbeddedServer {
    /** The dialect that it serves. */
    String dialect();

    /** Whether there are binaries for this platform. */
    boolean available();

    /** A connection to a fresh server, which ends when the connection is closed or this process dies. */
    Connection start() throws SQLException;
}
