package dev.portolan.dialect.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Removes everything from a database but our mark, and puts back what scripts set for their session. */
final class Emptying {
    /** A table that says that what is beside it is ours; the inspector does not see it. */
    static final String MARK = "portolan_scratch_mark";

    private static final int BATCH = 100;
    /** Kind, name: in the order of dropping. */
    private static final String OBJECTS =
            "SELECT 1, CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END, TABLE_NAME"
                    + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND TABLE_NAME <> '" + MARK + "'"
                    + " UNION ALL SELECT 2, ROUTINE_TYPE, ROUTINE_NAME"
                    + " FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"
                    + " UNION ALL SELECT 3, 'EVENT', EVENT_NAME"
                    + " FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()"
                    + " ORDER BY 1, 2, 3";

    private static final List<String> SETTINGS = List.of(
            "sql_mode",
            "foreign_key_checks",
            "unique_checks",
            "time_zone",
            "default_storage_engine",
            "character_set_client",
            "character_set_results",
            "character_set_connection",
            "collation_connection");

    private final Connection connection;
    private final String database;
    private final String restore;

    Emptying(Connection connection, String database) throws SQLException {
        this.connection = connection;
        this.database = database;
        List<String> settings = new ArrayList<>();
        for (String name : SETTINGS) {
            settings.add("CONCAT('@@session." + name + " = ', COALESCE(QUOTE(@@session." + name + "), 'NULL'))");
        }
        String all = texts(connection, "SELECT CONCAT_WS(', ', " + String.join(", ", settings) + ")")
                .get(0);
        this.restore = "SET " + all.replaceAll("(_checks = )'(\\d)'", "$1$2");
    }

    /** What is there, as text; null when it is empty. */
    String first() throws SQLException {
        List<Found> found = objects();
        return found.isEmpty() ? null : found.get(0).kind.toLowerCase(Locale.ROOT) + " " + found.get(0).name;
    }

    private record Found(String kind, String name) {}

    private List<Found> objects() throws SQLException {
        List<Found> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OBJECTS)) {
            while (rows.next()) {
                found.add(new Found(rows.getString(2), rows.getString(3)));
            }
        }
        return found;
    }

    /** Object by object: the database itself may not be ours to drop. */
    void run() throws SQLException {
        settle();
        execute("SET foreign_key_checks = 0");
        List<Found> objects = objects();
        for (int i = 0; i < objects.size(); ) {
            String kind = objects.get(i).kind;
            boolean many = kind.equals("TABLE") || kind.equals("VIEW") || kind.equals("SEQUENCE");
            List<String> names = new ArrayList<>();
            while (i < objects.size() && objects.get(i).kind.equals(kind) && names.size() < (many ? BATCH : 1)) {
                names.add(MysqlNames.QUOTING.name(objects.get(i++).name));
            }
            execute("DROP " + kind + " IF EXISTS " + String.join(", ", names));
        }
        execute(restore);
    }

    boolean isMarked() throws SQLException {
        String marks =
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '"
                        + MARK + "'";
        return !texts(connection, marks).isEmpty();
    }

    void mark() throws SQLException {
        execute("CREATE TABLE IF NOT EXISTS " + MARK + " (a int)");
    }

    void unmark() throws SQLException {
        execute("DROP TABLE IF EXISTS " + MARK);
    }

    /** The database itself goes and comes: what a script set for it is gone too. */
    void anew() throws SQLException {
        settle();
        String name = MysqlNames.QUOTING.name(database);
        execute("DROP DATABASE IF EXISTS " + name);
        execute("CREATE DATABASE " + name + MysqlDevServer.charset(connection));
        execute("USE " + name);
        execute(restore);
    }

    /** Whatever a script left open is closed. */
    void settle() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute("UNLOCK TABLES");
        execute("USE " + MysqlNames.QUOTING.name(database));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
