package dev.portolan.devdb.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.server.EmbeddedServerContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("platformHasBinaries")
class EmbeddedMariadbTest extends EmbeddedServerContract {
    EmbeddedMariadbTest() {
        super(new EmbeddedMariadb(), Mariadb.INSTANCE, "mysql/global_priv.frm");
    }

    static boolean platformHasBinaries() {
        return new EmbeddedMariadb().available();
    }

    /** No user but the one whose password we know. */
    @Test
    void isAWholeServerWithOneUser() throws SQLException {
        try (Connection connection = MariadbForTests.fresh();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a int PRIMARY KEY, b varchar(10) CHECK (b <> 'x')) ENGINE=InnoDB");
            statement.execute("CREATE SEQUENCE s");
            assertEquals(
                    "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION",
                    value(statement, "SELECT @@global.sql_mode"));
            assertEquals(
                    "root@127.0.0.1",
                    value(
                            statement,
                            "SELECT group_concat(User, '@', Host) FROM mysql.user WHERE User <>" + " 'mariadb.sys'"));
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
