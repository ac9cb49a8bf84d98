package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.DatabaseBusy;
import dev.portolan.dialect.RevisionTable;
import dev.portolan.sql.Quoting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** MySQL and MariaDB commit before and after each statement of DDL; {@code GET_LOCK} is that of a session. */
final class MysqlApplyRules implements ApplyRules {
    private static final Quoting QUOTING = new Quoting('`', true);

    private static final String LOCK = "portolan migrate ";
    private static final int LONGEST_LOCK = 64;
    private static final String COLUMNS = " (`version` varchar(255) NOT NULL, `description` varchar(255) NOT NULL,"
            + " `type` bigint unsigned NOT NULL DEFAULT 2, `applied` bigint NOT NULL DEFAULT 0,"
            + " `total` bigint NOT NULL DEFAULT 0, `executed_at` timestamp NULL, `execution_time` bigint NOT NULL,"
            + " `error` longtext NULL, `error_stmt` longtext NULL, `hash` varchar(255) NOT NULL,"
            + " `partial_hashes` json NULL, `operator_version` varchar(255) NOT NULL, PRIMARY KEY (`version`))"
            + " CHARSET utf8mb4 COLLATE utf8mb4_bin";
    private static final String SYSTEM = "('mysql', 'information_schema', 'performance_schema', 'sys')";

    @Override
    public boolean transactionalDdl() {
        return false;
    }

    /** By statement and not by the driver: what comes behind DDL is committed by itself then, and what is remembered of it, too. */
    @Override
    public Transaction begin(Connection connection) throws SQLException {
        say(connection, "START TRANSACTION");
        return new Transaction() {
            @Override
            public void commit() throws SQLException {
                say(connection, "COMMIT");
            }

            @Override
            public void rollback() throws SQLException {
                say(connection, "ROLLBACK");
            }
        };
    }

    private static void say(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Its names are those of the server, so it has the database's: others are migrated meanwhile. */
    @Override
    public Lock lock(Connection connection, Duration limit) throws SQLException {
        String name = lockName(database(connection));
        long seconds = (limit.toMillis() + 999) / 1000;
        if (!"1".equals(asked(connection, "SELECT GET_LOCK(?, " + seconds + ")", name))) {
            String holder = asked(
                    connection,
                    "SELECT CONCAT('connection ', p.ID, ' of ', p.USER, ' at ', p.HOST)"
                            + " FROM information_schema.PROCESSLIST p WHERE p.ID = IS_USED_LOCK(?)",
                    name);
            throw DatabaseBusy.after(limit, holder);
        }
        return () -> asked(connection, "SELECT RELEASE_LOCK(?)", name);
    }

    private static String lockName(String database) {
        String name = LOCK + (database == null ? "" : database);
        if (name.length() <= LONGEST_LOCK) {
            return name;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return LOCK + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(Connection connection, String query, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static String database(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATABASE()")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public RevisionTable table(Connection connection, String schema) throws SQLException {
        String database = database(connection);
        String home = schema != null ? schema : database != null ? database : TABLE;
        String query =
                "SELECT 1 FROM information_schema.TABLES WHERE TABLE_NAME = '" + TABLE + "' AND TABLE_SCHEMA = ?";
        boolean exists = asked(connection, query, home) != null;
        String quoted = QUOTING.name(home);
        String name = quoted + "." + QUOTING.name(TABLE);
        List<String> creation = new ArrayList<>();
        if (!home.equals(database)) {
            creation.add("CREATE DATABASE IF NOT EXISTS " + quoted);
        }
        creation.add("CREATE TABLE " + name + COLUMNS);
        return new RevisionTable(name, exists, creation, "?", false, "?");
    }

    @Override
    public String inTheWay(Connection connection) throws SQLException {
        String scope = database(connection) == null ? "NOT IN " + SYSTEM : "= DATABASE()";
        String query =
                "SELECT CONCAT(IF(TABLE_TYPE = 'VIEW', 'view', 'table'), ' `', TABLE_SCHEMA, '`.`', TABLE_NAME, '`')"
                        + " FROM information_schema.TABLES WHERE TABLE_SCHEMA " + scope + " AND TABLE_NAME <> '" + TABLE
                        + "' ORDER BY TABLE_SCHEMA, TABLE_NAME LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
