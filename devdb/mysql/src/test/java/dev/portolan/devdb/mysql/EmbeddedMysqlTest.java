package dev.portolan.devdb.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.server.EmbeddedServerContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("mysqlIsFetched")
class EmbeddedMysqlTest extends EmbeddedServerContract {
    EmbeddedMysqlTest() {
        super(new EmbeddedMysql(), Mysql.INSTANCE, "auto.cnf");
    }

    static boolean mysqlIsFetched() {
        return MysqlForTests.available() && new EmbeddedMysql().available();
    }

    @Test
    void isAWholeServerWithOneUser() throws SQLException {
        try (Connection connection = MysqlForTests.fresh();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a int PRIMARY KEY, b varchar(10) CHECK (b <> 'x'), KEY ((lower(b))))");
            assertEquals(
                    "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                            + "NO_ENGINE_SUBSTITUTION",
                    value(statement, "SELECT @@global.sql_mode"));
            assertEquals(
                    "root@127.0.0.1",
                    value(
                            statement,
                            "SELECT group_concat(User, '@', Host) FROM mysql.user WHERE User NOT LIKE 'mysql.%'"));
            assertTrue(connection.getCatalog().startsWith("portolan_test_"));
        }
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
