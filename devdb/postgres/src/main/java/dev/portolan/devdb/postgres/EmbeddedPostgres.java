package dev.portolan.devdb.postgres;

import dev.portolan.devdb.server.TestDatabases;
import dev.portolan.dialect.EmbeddedServer;
import dev.portolan.dialect.Server;
import java.sql.SQLException;

/**
 * {@code embedded:postgres}: PostgreSQL from Maven packages, listening on a random port of the loopback address with a random
 * password. Version 18, unless the class path has the binaries of another. They are unpacked and initialised once, into the user's
 * cache; a start copies a data folder and takes a fraction of a second. The server ends with this process, also when that is killed
 * (on Windows, where nobody watches, the next start ends it).
 */
public final class EmbeddedPostgres implements EmbeddedServer {
    @Override
    public String dialect() {
        return Postgres.INSTANCE.name();
    }

    @Override
    public boolean available() {
        return Binaries.archive() != null;
    }

    @Override
    public Server start() throws SQLException {
        return TestDatabases.start(Postgres.INSTANCE);
    }
}
