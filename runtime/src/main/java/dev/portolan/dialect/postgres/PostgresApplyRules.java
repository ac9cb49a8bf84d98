package dev.portolan.dialect.postgres;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.DatabaseBusy;
import dev.portolan.dialect.RevisionTable;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Quoting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL holds DDL in transactions; an advisory lock is that of a session. */
final class PostgresApplyRules implements ApplyRules {
    private static final Quoting QUOTING = new Quoting('"', false);

    /** Atlas's: FNV-1 of {@code atlas_migrate_execute}, so that the two tools wait for each other. */
    private static final long KEY = fnv("atlas_migrate_execute");

    private static final String HOLDER =
            "SELECT 'process ' || a.pid || ' of ' || a.usename || coalesce(' at ' || host(a.client_addr), '')"
                    + " || ', since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'"
                    + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted"
                    + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                    + " AND l.objsubid = 1 AND l.classid = 0 AND l.objid = " + KEY;

    /** The user chose a schema when the search path came with the connection; then Atlas works in it alone. */
    private static final String SESSION =
            "SELECT current_schema(), (SELECT source IN ('client', 'session') FROM pg_settings WHERE name = 'search_path')";

    private static final String COLUMNS =
            " (\"version\" character varying NOT NULL, \"description\" character varying NOT NULL,"
                    + " \"type\" bigint NOT NULL DEFAULT 2, \"applied\" bigint NOT NULL DEFAULT 0,"
                    + " \"total\" bigint NOT NULL DEFAULT 0, \"executed_at\" timestamptz NOT NULL,"
                    + " \"execution_time\" bigint NOT NULL, \"error\" text NULL, \"error_stmt\" text NULL,"
                    + " \"hash\" character varying NOT NULL, \"partial_hashes\" jsonb NULL,"
                    + " \"operator_version\" character varying NOT NULL, PRIMARY KEY (\"version\"))";

    private record Session(String schema, boolean chosen) {}

    static long fnv(String name) {
        int hash = (int) 2166136261L;
        for (int i = 0; i < name.length(); i++) {
            hash *= 16777619;
            hash ^= name.charAt(i);
        }
        return Integer.toUnsignedLong(hash);
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public Transaction begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new Transaction() {
            @Override
            public void commit() throws SQLException {
                connection.commit();
                connection.setAutoCommit(true);
            }

            @Override
            public void rollback() throws SQLException {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        };
    }

    @Override
    public Lock lock(Connection connection, Duration limit) throws SQLException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (int nap = 10;
                !asked(connection, "SELECT pg_try_advisory_lock(" + KEY + ")");
                nap = Math.min(nap * 2, 250)) {
            if (System.nanoTime() - deadline >= 0) {
                throw DatabaseBusy.after(limit, holder(connection));
            }
            try {
                Thread.sleep(nap);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw DatabaseBusy.after(limit, holder(connection));
            }
        }
        return () -> asked(connection, "SELECT pg_advisory_unlock(" + KEY + ")");
    }

    private static boolean asked(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HOLDER)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static Session session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSION)) {
            row.next();
            return new Session(row.getString(1), row.getBoolean(2));
        }
    }

    @Override
    public RevisionTable table(Connection connection, String schema) throws SQLException {
        Session session = session(connection);
        List<String> there = new ArrayList<>();
        String query = "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relname = '" + TABLE + "' AND c.relkind IN ('r', 'p') AND n.nspname = ANY (?) ORDER BY 1";
        List<String> looked = new ArrayList<>();
        if (schema != null) {
            looked.add(schema);
        } else {
            looked.add(TABLE);
            if (session.schema() != null) {
                looked.add(session.schema());
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", looked.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    there.add(rows.getString(1));
                }
            }
        }
        if (there.size() > 1) {
            throw PortolanException.usage(
                    "revisions-table",
                    "The table " + TABLE + " is in the schemas " + String.join(" and ", there)
                            + ": say which one with --revisions-schema.");
        }
        String home = !there.isEmpty()
                ? there.get(0)
                : schema != null ? schema : session.chosen() && session.schema() != null ? session.schema() : TABLE;
        String quoted = QUOTING.name(home);
        String name = quoted + "." + QUOTING.name(TABLE);
        List<String> creation = new ArrayList<>();
        if (!home.equals(session.schema())) {
            creation.add("CREATE SCHEMA IF NOT EXISTS " + quoted);
        }
        creation.add("CREATE TABLE " + name + COLUMNS);
        return new RevisionTable(name, !there.isEmpty(), creation, "CAST(? AS timestamptz)", true, "CAST(? AS jsonb)");
    }

    @Override
    public String inTheWay(Connection connection) throws SQLException {
        String scope = session(connection).chosen() ? " AND n.nspname = current_schema()" : "";
        // what an extension brought is not the application's
        String query = "SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END"
                + " || ' \"' || n.nspname || '\".\"' || c.relname || '\"'"
                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname <> '" + TABLE + "'"
                + " AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'"
                + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass"
                + " AND d.objid = c.oid AND d.deptype = 'e')" + scope + " ORDER BY n.nspname, c.relname LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
