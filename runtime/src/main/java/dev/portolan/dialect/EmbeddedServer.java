package dev.portolan.dialect;

import java.sql.SQLException;

/**
 * A real server from packages on the class path, for {@code --dev-url embedded:<dialect>}. Found as a service; the
 * modules {@code portolan-postgres} and {@code portolan-mariadb} provide one each.
 */
public interface EmbeddedServer {
    /** The dialect that it serves. */
    String dialect();

    /** Whether there are binaries for this platform. */
    boolean available();

    /** A fresh server, which ends when it is closed or this process dies, however it dies. */
    Server start() throws SQLException;
}
