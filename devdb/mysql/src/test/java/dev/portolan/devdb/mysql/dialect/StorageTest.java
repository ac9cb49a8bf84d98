package dev.portolan.devdb.mysql.dialect;

import dev.portolan.devdb.mysql.MysqlForTests;
import dev.portolan.devdb.server.mysql.StorageContract;
import dev.portolan.dialect.Server;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.mysql.MysqlForTests#available")
class StorageTest extends StorageContract {
    @Override
    protected String dialect() {
        return "mysql";
    }

    @Override
    protected Server server() throws SQLException {
        return MysqlForTests.server();
    }
}
