package dev.portolan.devdb.mariadb.dialect;

import dev.portolan.devdb.mariadb.MariadbForTests;
import dev.portolan.devdb.server.mysql.AskedOptionsContract;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.mariadb.MariadbForTests#available")
class AskedOptionsTest extends AskedOptionsContract {
    @Override
    protected String dialect() {
        return "mariadb";
    }

    @Override
    protected String freshUrl() throws SQLException {
        return MariadbForTests.freshUrl();
    }
}
