package dev.portolan.devdb.mariadb.dialect;

import dev.portolan.devdb.mariadb.MariadbForTests;
import dev.portolan.devdb.server.mysql.EquivalenceContract;
import dev.portolan.dialect.Server;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.mariadb.MariadbForTests#available")
class EquivalenceTest extends EquivalenceContract {
    @Override
    protected String dialect() {
        return "mariadb";
    }

    @Override
    protected Server server() throws SQLException {
        return MariadbForTests.server();
    }
}
