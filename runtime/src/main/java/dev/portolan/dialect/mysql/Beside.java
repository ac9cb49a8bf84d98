package dev.portolan.dialect.mysql;

import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Databases beside a scratch database that have the names which the entities give, because nothing on the server stands above a
 * database. Each is taken under a lock, refused where there is one already, written down in the scratch database before it is
 * made, and marked with the name of that when it was: a killed run's are dropped where both say so.
 */
final class Beside {
    private static final int SECONDS = 60;

    private final Connection admin;
    private final String own;
    private final Set<String> taken = new TreeSet<>();
    private final OtherDatabases others;

    /** @param admin holds the locks @param own the scratch database */
    Beside(Connection admin, String own) {
        this.admin = admin;
        this.own = own;
        this.others = new OtherDatabases(admin);
    }

    void take(String database) throws SQLException {
        if (database.equals(own) || taken.contains(database)) {
            return;
        }
        if (!"1".equals(text("SELECT GET_LOCK(" + lock(database) + ", " + SECONDS + ")"))) {
            throw PortolanException.failed(
                    "dev-database-locked",
                    "The database \"" + database
                            + "\" of the dev server is in use by another run, for more than a minute.");
        }
        MysqlDevServer.dropLeftovers(admin);
        if (exists(admin, database)) {
            text("SELECT RELEASE_LOCK(" + lock(database) + ")");
            throw exists(database);
        }
        write(database);
        taken.add(database);
    }

    private static PortolanException exists(String database) {
        return PortolanException.usage(
                "dev-schema-exists",
                "The dev server has a database \"" + database
                        + "\", which a migration or an entity names too: it is not ours"
                        + " to change. Name a dev server of its own, where there is none of that name.");
    }

    /** Refuses what names a database that is not ours. @param names that may be such, or not */
    void spare(Set<String> names) throws SQLException {
        for (String name : others.among(names)) {
            if (!name.equals(own) && taken.stream().noneMatch(t -> others.isOne(t, name))) {
                throw exists(name);
            }
        }
    }

    private void write(String database) throws SQLException {
        String register = table(own);
        execute("CREATE TABLE IF NOT EXISTS " + register
                + " (name varchar(64) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin)");
        execute("INSERT INTO " + register + " VALUES (" + MysqlNames.QUOTING.literal(database) + ")");
    }

    /** Marks those that were made. */
    void mark() throws SQLException {
        for (String database : taken) {
            if (exists(admin, database)) {
                execute("CREATE TABLE IF NOT EXISTS " + table(database) + " (a int) COMMENT "
                        + MysqlNames.QUOTING.literal(own));
            }
        }
    }

    /** They go; their names stay ours. */
    void drop() throws SQLException {
        if (!taken.isEmpty()) {
            execute("SET foreign_key_checks = 0");
        }
        for (String database : taken) {
            execute("DROP DATABASE IF EXISTS " + MysqlNames.QUOTING.name(database));
        }
    }

    /** After the scratch database was made anew. */
    void writeAgain() throws SQLException {
        for (String database : taken) {
            write(database);
        }
    }

    /** Drops those of a killed run. @param scratch its scratch database */
    static void dropOf(Connection admin, String scratch) throws SQLException {
        if (!Emptying.texts(admin, tables(scratch, " AND TABLE_NAME = '" + Emptying.MARK + "'"))
                .isEmpty()) {
            for (String database : Emptying.texts(admin, "SELECT name FROM " + table(scratch))) {
                boolean free = "1"
                        .equals(Emptying.texts(
                                        admin,
                                        "SELECT COALESCE(IS_USED_LOCK(" + lock(database)
                                                + "), CONNECTION_ID()) = CONNECTION_ID()")
                                .get(0));
                if (free && exists(admin, database) && isOf(admin, database, scratch)) {
                    try (Statement statement = admin.createStatement()) {
                        statement.execute("SET foreign_key_checks = 0");
                        statement.execute("DROP DATABASE IF EXISTS " + MysqlNames.QUOTING.name(database));
                        statement.execute("SET foreign_key_checks = 1");
                    }
                }
            }
        }
    }

    /** Marked as that run's; or empty, because the run ended before it could mark it. */
    private static boolean isOf(Connection admin, String database, String scratch) throws SQLException {
        List<String> marks = Emptying.texts(
                admin,
                tables(
                        database,
                        " AND TABLE_NAME = '" + Emptying.MARK + "' AND TABLE_COMMENT = "
                                + MysqlNames.QUOTING.literal(scratch)));
        return !marks.isEmpty()
                || "0"
                        .equals(Emptying.texts(
                                        admin, "SELECT " + Databases.isFilled(MysqlNames.QUOTING.literal(database)))
                                .get(0));
    }

    private static String tables(String database, String more) {
        return "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                + MysqlNames.QUOTING.literal(database) + more;
    }

    /** Names in other case are one where the server says so. */
    private static boolean exists(Connection admin, String database) throws SQLException {
        String sql = "SELECT CONCAT(@@lower_case_table_names, SCHEMA_NAME) FROM information_schema.SCHEMATA"
                + " WHERE SCHEMA_NAME = " + MysqlNames.QUOTING.literal(database);
        return Emptying.texts(admin, sql).stream()
                .anyMatch(found -> found.charAt(0) != '0' || found.substring(1).equals(database));
    }

    private static String table(String database) {
        return MysqlNames.QUOTING.name(database) + "." + Emptying.MARK;
    }

    private static String lock(String database) {
        return "CONCAT('portolan ', LEFT(SHA2(" + MysqlNames.QUOTING.literal(database) + ", 256), 40))";
    }

    private String text(String sql) throws SQLException {
        return Emptying.texts(admin, sql).get(0);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
