package dev.portolan.devdb.mysql;

import dev.portolan.devdb.server.TestDatabases;
import dev.portolan.dialect.EmbeddedServer;
import dev.portolan.dialect.Server;
import java.sql.SQLException;

/** A server of that kind; no service, because what it runs is no package that a user could name. */
public final class EmbeddedMysql implements EmbeddedServer {
    @Override
    public String dialect() {
        return Mysql.INSTANCE.name();
    }

    @Override
    public boolean available() {
        return Fetched.available();
    }

    @Override
    public Server start() throws SQLException {
        return TestDatabases.start(Mysql.INSTANCE);
    }
}
