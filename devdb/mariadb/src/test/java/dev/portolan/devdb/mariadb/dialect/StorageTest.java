package dev.portolan.devdb.mariadb.dialect;

import dev.portolan.devdb.mariadb.MariadbForTests;
import dev.portolan.devdb.server.mysql.StorageContract;
import dev.portolan.dialect.Server;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.mariadb.MariadbForTests#available")
class StorageTest extends StorageContract {
    @Override
    protected String dialect() {
        return "mariadb";
    }

    @Override
    protected Server server() throws SQLException {
        return MariadbForTests.server();
    }
}
