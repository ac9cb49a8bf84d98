package dev.portolan.devdb.mysql.dialect;

import dev.portolan.devdb.mysql.MysqlForTests;
import dev.portolan.devdb.server.mysql.AskedOptionsContract;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.mysql.MysqlForTests#available")
class AskedOptionsTest extends AskedOptionsContract {
    @Override
    protected String dialect() {
        return "mysql";
    }

    @Override
    protected String freshUrl() throws SQLException {
        return MysqlForTests.freshUrl();
    }
}
