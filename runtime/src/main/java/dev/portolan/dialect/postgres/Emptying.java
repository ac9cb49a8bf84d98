package dev.portolan.dialect.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes everything from a database but its default schema, object by object: dropping a schema with thousands of tables needs
 * more locks than a server has by default, and the default schema may belong to someone else.
 */
final class Emptying {
    private static final int BATCH = 100;
    private static final String OWN = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
            + " AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = o.tableoid AND x.objid = o.oid AND x.deptype = 'e')";
    /** Kind, name: in the order of dropping. */
    private static final String OBJECTS = """
            SELECT 1, 'EVENT TRIGGER', quote_ident(evtname) FROM pg_event_trigger
            UNION ALL
            SELECT 2, 'PUBLICATION', quote_ident(pubname) FROM pg_publication
            UNION ALL
            SELECT 3, 'EXTENSION', quote_ident(extname) FROM pg_extension WHERE extname <> 'plpgsql'
            UNION ALL
            SELECT 4, CASE o.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'
                      ELSE 'TABLE' END,
                   quote_ident(n.nspname) || '.' || quote_ident(o.relname)
            FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace
            WHERE o.relkind IN ('r', 'p', 'v', 'm', 'f') AND OWN
            UNION ALL
            SELECT 5, 'SEQUENCE', quote_ident(n.nspname) || '.' || quote_ident(o.relname)
            FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace
            WHERE o.relkind = 'S' AND OWN
            UNION ALL
            SELECT 6, 'ROUTINE', quote_ident(n.nspname) || '.' || quote_ident(o.proname)
                   || '(' || pg_get_function_identity_arguments(o.oid) || ')'
            FROM pg_proc o JOIN pg_namespace n ON n.oid = o.pronamespace
            WHERE OWN AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = o.tableoid AND i.objid = o.oid AND i.deptype = 'i')
            UNION ALL
            SELECT 7, CASE o.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END,
                   quote_ident(n.nspname) || '.' || quote_ident(o.typname)
            FROM pg_type o JOIN pg_namespace n ON n.oid = o.typnamespace
            LEFT JOIN pg_class c ON c.oid = o.typrelid
            WHERE (o.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND OWN
            UNION ALL
            SELECT 8, 'COLLATION', quote_ident(n.nspname) || '.' || quote_ident(o.collname)
            FROM pg_collation o JOIN pg_namespace n ON n.oid = o.collnamespace
            WHERE OWN
            UNION ALL
            SELECT 9, 'SERVER', quote_ident(srvname) FROM pg_foreign_server
            UNION ALL
            SELECT 10, 'FOREIGN DATA WRAPPER', quote_ident(o.fdwname) FROM pg_foreign_data_wrapper o
            JOIN pg_namespace n ON n.nspname = 'public'
            WHERE OWN
            UNION ALL
            SELECT 10, 'TEXT SEARCH CONFIGURATION', quote_ident(n.nspname) || '.' || quote_ident(o.cfgname)
            FROM pg_ts_config o JOIN pg_namespace n ON n.oid = o.cfgnamespace
            WHERE OWN
            UNION ALL
            SELECT 11, 'TEXT SEARCH DICTIONARY', quote_ident(n.nspname) || '.' || quote_ident(o.dictname)
            FROM pg_ts_dict o JOIN pg_namespace n ON n.oid = o.dictnamespace
            WHERE OWN
            UNION ALL
            SELECT 12, 'SCHEMA', quote_ident(o.nspname) FROM pg_namespace o JOIN pg_namespace n ON n.oid = o.oid
            WHERE o.nspname <> 'public' AND OWN
            ORDER BY 1, 2, 3
            """.replace("OWN", OWN);

    private final Connection connection;
    private final String defaultSchema;

    private Emptying(Connection connection, String defaultSchema) {
        this.connection = connection;
        this.defaultSchema = defaultSchema;
    }

    /** Also makes the schema that the connection begins with, where the URL names one that does not exist yet. */
    static Emptying of(Connection connection) throws SQLException {
        String current = text(connection, "SELECT current_schema()");
        if (current == null) {
            String wanted = text(
                    connection,
                    "SELECT trim(s, ' \"') FROM unnest(string_to_array(current_setting('search_path'), ',')) s"
                            + " WHERE trim(s, ' \"') NOT IN ('$user', 'pg_catalog', '') LIMIT 1");
            current = wanted == null ? "public" : wanted;
            create(connection, current);
        }
        return new Emptying(connection, current);
    }

    /** What is there, as text; null when it is empty. */
    String first() throws SQLException {
        for (Found found : objects()) {
            boolean isDefault =
                    found.name.equals(defaultSchema) || found.name.equals(PostgresNames.QUOTING.name(defaultSchema));
            if (!found.kind.equals("SCHEMA") || !isDefault) {
                return found.kind.toLowerCase(java.util.Locale.ROOT) + " " + found.name;
            }
        }
        return null;
    }

    void run() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK; RESET SESSION AUTHORIZATION; RESET ALL");
        }
        List<Found> objects = objects();
        for (int i = 0; i < objects.size(); ) {
            String kind = objects.get(i).kind;
            List<String> names = new ArrayList<>();
            while (i < objects.size() && objects.get(i).kind.equals(kind) && names.size() < BATCH) {
                names.add(objects.get(i++).name);
            }
            drop(kind, names);
        }
        create(connection, defaultSchema);
    }

    private void drop(String kind, List<String> names) throws SQLException {
        boolean single = kind.equals("EVENT TRIGGER") || kind.equals("COLLATION") || kind.startsWith("TEXT SEARCH");
        for (String list : single ? names : List.of(String.join(", ", names))) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute("DROP " + kind + " IF EXISTS " + list + " CASCADE");
            }
        }
    }

    private record Found(String kind, String name) {}

    private List<Found> objects() throws SQLException {
        List<Found> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OBJECTS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Found(rows.getString(2), rows.getString(3)));
            }
        }
        return found;
    }

    private static void create(Connection connection, String schema) throws SQLException {
        String exists = "SELECT 1 FROM pg_namespace WHERE nspname = " + PostgresNames.QUOTING.literal(schema);
        if (text(connection, exists) == null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + PostgresNames.QUOTING.name(schema));
            }
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
