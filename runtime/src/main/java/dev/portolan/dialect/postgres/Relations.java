package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables and views, by their number in the catalog. */
final class Relations {
    private static final String RELATIONS =
            """
            SELECT c.oid, n.nspname, c.relname, c.relkind::text AS kind, c.relpersistence::text AS persistence,
                   d.description AS comment,
                   array_to_string(c.reloptions, ', ') AS options,
                   CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition,
                   CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query,
                   s.spcname AS tablespace, h.parents
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
            LEFT JOIN pg_depend x ON x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e'
            LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
            LEFT JOIN (SELECT i.inhrelid, string_agg(
                              CASE WHEN pn.nspname = current_schema() THEN '' ELSE QUOTED_SCHEMA || '.' END || QUOTED_NAME,
                              ', ' ORDER BY i.inhseqno) AS parents
                       FROM pg_inherits i
                       JOIN pg_class p ON p.oid = i.inhparent
                       JOIN pg_namespace pn ON pn.oid = p.relnamespace
                       GROUP BY i.inhrelid) h ON h.inhrelid = c.oid
            WHERE n.nspname = ANY(?) AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND x.objid IS NULL
            """.replace("QUOTED_SCHEMA", quoted("pn.nspname")).replace("QUOTED_NAME", quoted("p.relname"));
    /** A table or view by number, or an enum type by name. */
    private static final String VIEW_READS = """
            SELECT DISTINCT r.ev_class, d.refobjid, tn.nspname, t.typname
            FROM pg_rewrite r
            JOIN pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                            AND d.refclassid IN ('pg_class'::regclass, 'pg_type'::regclass) AND d.refobjid <> r.ev_class
            LEFT JOIN pg_type t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid AND t.typtype = 'e'
            LEFT JOIN pg_namespace tn ON tn.oid = t.typnamespace
            WHERE n.nspname = ANY(?)
            """;

    private final Session session;
    final Map<Long, Relation> tables = new LinkedHashMap<>();
    /** By table and number, also of tables that are left out: foreign keys refer to them. */
    private final Map<Long, Map<Integer, Name>> columns = new HashMap<>();

    private final Map<Long, View> views = new LinkedHashMap<>();
    private final Map<Long, List<QName>> reads = new LinkedHashMap<>();

    Relations(Session session) {
        this.session = session;
    }

    void read() throws SQLException {
        session.query(RELATIONS, row -> {
            QName name = session.name(row.getString("nspname"), row.getString("relname"));
            if (session.excludes(name)) {
                return;
            }
            if (row.getString("query") != null) {
                views.put(row.getLong("oid"), view(name, row));
            } else {
                tables.put(row.getLong("oid"), new Relation(name, row.getString("comment"), options(row)));
            }
        });
        session.query(VIEW_READS, row -> {
            long read = row.getLong(2);
            QName name = row.getString(4) == null ? name(read) : session.name(row.getString(3), row.getString(4));
            if (name != null) {
                reads.computeIfAbsent(row.getLong(1), k -> new ArrayList<>()).add(name);
            }
        });
    }

    /** The same as {@link PostgresNames#QUOTING}, in SQL. */
    private static String quoted(String expression) {
        return "'\"' || replace(" + expression + ", '\"', '\"\"') || '\"'";
    }

    /** Of a table or view that was read; null for none. */
    QName name(long number) {
        return tables.containsKey(number)
                ? tables.get(number).name
                : views.containsKey(number) ? views.get(number).name() : null;
    }

    void column(long table, int number, Name name) {
        columns.computeIfAbsent(table, t -> new HashMap<>()).put(number, name);
    }

    /** From the text of an array of column numbers: {@code {1,2}}. */
    List<Name> columns(long table, String numbers) {
        Map<Integer, Name> names = columns.getOrDefault(table, Map.of());
        List<Name> result = new ArrayList<>();
        for (String number : numbers.substring(1, numbers.length() - 1).split(",")) {
            if (!number.isEmpty()) {
                result.add(names.get(Integer.valueOf(number)));
            }
        }
        return result;
    }

    List<View> views() {
        List<View> result = new ArrayList<>();
        views.forEach((oid, view) -> result.add(new View(
                view.name(),
                view.query(),
                view.comment(),
                reads.getOrDefault(oid, List.of()).stream().sorted().toList(),
                view.options())));
        return result;
    }

    private static View view(QName name, ResultSet row) throws SQLException {
        String query = row.getString("query").strip();
        String text = query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
        Map<String, String> options = new TreeMap<>();
        put(options, "with", row.getString("options"));
        put(options, "tablespace", row.getString("tablespace"));
        if (row.getString("kind").equals("m")) {
            options.put("materialized", "true");
        }
        return new View(name, PerDialect.of(text), row.getString("comment"), List.of(), options);
    }

    private static Map<String, String> options(ResultSet row) throws SQLException {
        Map<String, String> options = new TreeMap<>();
        put(options, "partition by", row.getString("partition"));
        put(options, "with", row.getString("options"));
        put(options, "tablespace", row.getString("tablespace"));
        put(options, "inherits", row.getString("parents"));
        if (row.getString("persistence").equals("u")) {
            options.put("unlogged", "true");
        }
        return options;
    }

    private static void put(Map<String, String> options, String key, String value) {
        if (value != null) {
            options.put(key, value);
        }
    }
}
