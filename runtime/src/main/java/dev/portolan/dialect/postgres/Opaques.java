package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import java.sql.SQLException;
import java.util.List;

/** Triggers, functions, materialized views and policies: kept, not understood. */
final class Opaques {
    private static final String OPAQUES = """
            SELECT 'trigger' AS kind, n.nspname, t.tgname AS name, t.tgrelid AS relation, pg_get_triggerdef(t.oid) AS sql
            FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?) AND NOT t.tgisinternal AND c.relkind IN ('r', 'p')
            UNION ALL
            SELECT 'policy', n.nspname, p.polname, p.polrelid,
                   'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || p.polrelid::regclass
                   || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
                   || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
                                    WHEN 'd' THEN ' FOR DELETE' ELSE '' END
                   || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
                   || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
            FROM pg_policy p
            JOIN pg_class c ON c.oid = p.polrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?)
            UNION ALL
            SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname,
                   p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', NULL, pg_get_functiondef(p.oid)
            FROM pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace
            LEFT JOIN pg_depend x ON x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype = 'e'
            WHERE n.nspname = ANY(?) AND p.prokind IN ('f', 'p') AND x.objid IS NULL
            UNION ALL
            SELECT 'materialized view', n.nspname, c.relname, NULL,
                   'CREATE MATERIALIZED VIEW ' || c.oid::regclass || ' AS ' || rtrim(pg_get_viewdef(c.oid), ';')
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_depend x ON x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e'
            WHERE n.nspname = ANY(?) AND c.relkind = 'm' AND x.objid IS NULL
            """;

    private Opaques() {}

    static void read(Session session, Relations relations, List<Opaque> into) throws SQLException {
        session.query(OPAQUES, row -> {
            long relation = row.getLong("relation");
            boolean onTable = !row.wasNull();
            Relation table = relations.tables.get(relation);
            if (onTable && table == null) {
                return;
            }
            QName name = session.name(row.getString("nspname"), row.getString("name"));
            String kind = row.getString("kind");
            into.add(new Opaque(
                    kind,
                    name,
                    onTable ? table.name : null,
                    row.getString("sql").strip()));
        });
    }
}
