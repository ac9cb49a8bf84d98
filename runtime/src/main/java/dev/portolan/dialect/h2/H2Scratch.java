package dev.portolan.dialect.h2;

import dev.portolan.dialect.DevServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of our own behind one connection. */
final class H2Scratch implements DevServer.Scratch {
    /** A schema that tells a named database as ours while it is used. */
    private static final String MARK = "portolan_scratch_mark";

    private static final String OWN = "NOT IN ('INFORMATION_SCHEMA', '" + MARK + "')";
    /** How many objects there are. */
    static final String OBJECTS =
            "SELECT (SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME <> 'PUBLIC'"
                    + " AND SCHEMA_NAME " + OWN
                    + ") + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA " + OWN
                    + ") + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA " + OWN
                    + ") + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.DOMAINS WHERE DOMAIN_SCHEMA " + OWN
                    + ") + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.CONSTANTS WHERE CONSTANT_SCHEMA " + OWN
                    + ") + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_SCHEMA " + OWN + ")";
    /** Temporary tables outlive what drops all objects. */
    private static final String TEMPORARY =
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'LOCAL TEMPORARY'";

    private static final List<String> RESET = List.of(
            "DROP ALL OBJECTS",
            "SET SCHEMA PUBLIC",
            "SET SCHEMA_SEARCH_PATH PUBLIC",
            "SET MODE REGULAR",
            "SET REFERENTIAL_INTEGRITY TRUE",
            "SET IGNORECASE FALSE",
            "SET TIME ZONE LOCAL");

    private final Connection connection;
    private final boolean named;

    H2Scratch(Connection connection, boolean named) {
        this.connection = connection;
        this.named = named;
    }

    static boolean isMarked(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT 1 FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = '" + MARK + "'")) {
            return row.next();
        }
    }

    static void mark(Statement statement) throws SQLException {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + H2Names.QUOTING.name(MARK));
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /** Whatever state a failed file left it in. */
    @Override
    public void clean() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : temporary(statement)) {
                statement.execute("DROP TABLE " + H2Names.QUOTING.name(table));
            }
            for (String sql : RESET) {
                statement.execute(sql);
            }
            if (named) {
                mark(statement);
            }
        }
    }

    private static List<String> temporary(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TEMPORARY)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try (connection) {
            if (named) {
                clean();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("DROP SCHEMA " + H2Names.QUOTING.name(MARK));
                }
            }
        }
    }
}
