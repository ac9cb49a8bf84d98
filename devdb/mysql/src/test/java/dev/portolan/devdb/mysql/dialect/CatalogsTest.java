package dev.portolan.devdb.mysql.dialect;

import dev.portolan.devdb.mysql.MysqlForTests;
import dev.portolan.devdb.server.mysql.CatalogsContract;
import dev.portolan.dialect.Server;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.mysql.MysqlForTests#available")
class CatalogsTest extends CatalogsContract {
    @Override
    protected String dialect() {
        return "mysql";
    }

    @Override
    protected Server server() throws SQLException {
        return MysqlForTests.server();
    }

    @Override
    protected String freshUrl() throws SQLException {
        return MysqlForTests.freshUrl();
    }
}
