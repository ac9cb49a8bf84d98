package dev.portolan.devdb.mysql;

import dev.portolan.devdb.server.TestDatabases;
import dev.portolan.dialect.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Fresh databases for tests: on the server that {@code PORTOLAN_TEST_MYSQL_URL} names (a JDBC URL with credentials of a user
 * who may create databases), else on what {@code devdb/mysql/fetch} unpacked, one a process. Where there is neither, {@link #available()} is false and
 * says once on standard output which tests are left out; use it with JUnit's {@code @EnabledIf}.
 */
public final class MysqlForTests {
    /** The environment variable. */
    public static final String VARIABLE = "PORTOLAN_TEST_MYSQL_URL";

    private static final TestDatabases DATABASES = new TestDatabases(
            Mysql.INSTANCE,
            new EmbeddedMysql()::available,
            new TestDatabases.Words(VARIABLE, "`", "", "devdb/mysql/fetch has not unpacked one"),
            TestDatabases.AFTER_AUTHORITY);

    private MysqlForTests() {}

    /** Whether there is a server to test on. */
    public static boolean available() {
        return DATABASES.available();
    }

    /** A JDBC URL with credentials of a new, empty database. It is dropped when the process ends. */
    public static String freshUrl() throws SQLException {
        return DATABASES.freshUrl();
    }

    /** A connection to a new, empty database. */
    public static Connection fresh() throws SQLException {
        return DriverManager.getConnection(freshUrl());
    }

    /** The server itself, shared by all tests of this process: do not close it. */
    public static Server server() throws SQLException {
        return DATABASES.server();
    }
}
