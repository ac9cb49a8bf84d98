package dev.portolan.dialect.mysql;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Server;
import dev.portolan.schema.Graph;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;

/**
 * Scratch databases on a server: a database {@code portolan_scratch_<random>} of our own. As long as a run lives it holds a lock of
 * that name, so that the next one finds and drops what a killed run left. A user who may not create databases names an empty one,
 * which is used under a lock.
 */
final class MysqlDevServer implements DevServer {
    static final String PREFIX = "portolan_scratch_";
    private static final String SWEEP = "portolan scratch sweep";
    private static final int ACCESS_DENIED = 1044;
    private static final int NO_PRIVILEGE = 1227;
    private static final String LEFTOVERS =
            "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'portolan\\_scratch\\_%'"
                    + " AND IS_FREE_LOCK(SCHEMA_NAME) = 1";
    /** None where what is read depends on how names are written: see {@link FoldedNames}. */
    private static final String VERSION =
            "SELECT IF(@@lower_case_table_names <> 0, NULL, CONCAT_WS('\\n', VERSION(), @@version_comment, @@session.sql_mode, @@lower_case_table_names,"
                    + " @@character_set_server, @@collation_server, @@session.character_set_connection,"
                    + " @@session.collation_connection, @@session.time_zone, @@explicit_defaults_for_timestamp,"
                    + " @@default_storage_engine, DEFAULT_COLLATION_NAME))"
                    + " FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()";

    @Override
    public String defaultUrl() {
        return null;
    }

    @Override
    public String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(VERSION)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public Graph fitted(Connection scratch, Graph wanted) throws SQLException {
        return KeyLengths.fitted(scratch, wanted);
    }

    @Override
    public Scratch scratch(Connection admin) throws SQLException {
        return NamedScratch.open(admin);
    }

    @Override
    public Scratch scratch(Server server) throws SQLException {
        Connection admin = server.connect(server.url());
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
        try {
            admin.setAutoCommit(true);
            dropLeftovers(admin);
            if (!create(admin, name)) {
                return NamedScratch.open(admin);
            }
        } catch (SQLException | RuntimeException e) {
            admin.close();
            throw e;
        }
        try {
            return new OwnScratch(admin, name, server.connect(MysqlUrl.withDatabase(server.url(), name)));
        } catch (SQLException | RuntimeException e) {
            OwnScratch.drop(admin, name);
            admin.close();
            throw e;
        }
    }

    /** The lock comes first: a database without one is free to be dropped. */
    private static boolean create(Connection admin, String name) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("SELECT GET_LOCK('" + name + "', 0)");
            statement.execute("CREATE DATABASE " + MysqlNames.QUOTING.name(name) + charset(admin));
            return true;
        } catch (SQLException e) {
            if (Set.of(ACCESS_DENIED, NO_PRIVILEGE).contains(e.getErrorCode())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * What a database of our own says of its charset. Where the server's is another one it takes less than a mapping may say, and keys
     * that are too long elsewhere.
     */
    static String charset(Connection connection) throws SQLException {
        return Emptying.texts(connection, "SELECT @@character_set_server").contains("utf8mb4")
                ? ""
                : " CHARACTER SET utf8mb4";
    }

    static void dropLeftovers(Connection admin) throws SQLException {
        if (Emptying.texts(admin, LEFTOVERS).isEmpty()) {
            return;
        }
        // One run at a time: what another finds and is about to drop may be made anew in between.
        Emptying.texts(admin, "SELECT GET_LOCK('" + SWEEP + "', 60)");
        for (String name : Emptying.texts(admin, LEFTOVERS)) {
            try (Statement statement = admin.createStatement()) {
                Beside.dropOf(admin, name);
                statement.execute("DROP DATABASE IF EXISTS " + MysqlNames.QUOTING.name(name));
            } catch (SQLException e) {
                // Another run is dropping it, or it is another user's: it is not ours to remove then.
                continue;
            }
        }
        Emptying.texts(admin, "SELECT RELEASE_LOCK('" + SWEEP + "')");
    }
}
