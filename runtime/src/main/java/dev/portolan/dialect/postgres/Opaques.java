package dev.portolan.dialect.postgres;

import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import java.sql.SQLException;
import java.util.List;

/** What hangs on tables and views, and functions: kept, not understood. */
final class Opaques {
    private static final String OPAQUES = """
            SELECT 'trigger' AS kind, n.nspname, t.tgname AS name, t.tgrelid AS relation, pg_get_triggerdef(t.oid, true) AS sql
            FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?) AND NOT t.tgisinternal AND c.relkind IN ('r', 'p', 'v')
            UNION ALL
            SELECT 'trigger state', n.nspname, t.tgname, t.tgrelid, 'ALTER TABLE ' || t.tgrelid::regclass
                   || CASE t.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END
                   || ' TRIGGER ' || quote_ident(t.tgname)
            FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?) AND NOT t.tgisinternal AND t.tgenabled <> 'O'
            UNION ALL
            SELECT 'rule', n.nspname, r.rulename, r.ev_class, rtrim(pg_get_ruledef(r.oid, true), ';')
            FROM pg_rewrite r
            JOIN pg_class c ON c.oid = r.ev_class
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?) AND r.rulename <> '_RETURN'
            UNION ALL
            SELECT 'row security', n.nspname, c.relname, c.oid, 'ALTER TABLE ' || c.oid::regclass || ' ENABLE ROW LEVEL SECURITY'
                   || CASE WHEN c.relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' ELSE '' END
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?) AND c.relrowsecurity
            UNION ALL
            SELECT 'index', n.nspname, x.relname, i.indrelid, pg_get_indexdef(i.indexrelid, 0, true)
            FROM pg_index i
            JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_class c ON c.oid = i.indrelid AND c.relkind = 'm'
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?)
            UNION ALL
            SELECT 'column default', n.nspname, a.attname, d.adrelid, 'ALTER VIEW ' || d.adrelid::regclass || ' ALTER '
                   || quote_ident(a.attname) || ' SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
            FROM pg_attrdef d
            JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
            JOIN pg_class c ON c.oid = d.adrelid AND c.relkind = 'v'
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?)
            UNION ALL
            SELECT 'column comment', n.nspname, a.attname, c.oid, 'COMMENT ON COLUMN ' || c.oid::regclass || '.'
                   || quote_ident(a.attname) || ' IS ' || quote_literal(o.description)
            FROM pg_description o
            JOIN pg_class c ON c.oid = o.objoid AND c.relkind IN ('v', 'm')
            JOIN pg_attribute a ON a.attrelid = o.objoid AND a.attnum = o.objsubid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE o.classoid = 'pg_class'::regclass AND o.objsubid > 0 AND n.nspname = ANY(?)
            UNION ALL
            SELECT k.kind || ' comment', n.nspname, k.name, k.relation,
                   'COMMENT ON ' || upper(k.kind) || ' ' || quote_ident(k.name) || ' ON ' || k.relation::regclass || ' IS '
                   || quote_literal(o.description)
            FROM (SELECT 'pg_trigger'::regclass AS class, 'trigger' AS kind, oid, tgname AS name, tgrelid AS relation
                  FROM pg_trigger
                  UNION ALL
                  SELECT 'pg_policy'::regclass, 'policy', oid, polname, polrelid FROM pg_policy
                  UNION ALL
                  SELECT 'pg_rewrite'::regclass, 'rule', oid, rulename, ev_class FROM pg_rewrite
                  UNION ALL
                  SELECT 'pg_constraint'::regclass, 'constraint', oid, conname, conrelid FROM pg_constraint
                  WHERE conrelid <> 0) k
            JOIN pg_description o ON o.classoid = k.class AND o.objoid = k.oid AND o.objsubid = 0
            JOIN pg_class c ON c.oid = k.relation
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?)
                  AND o.classoid IN ('pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_rewrite'::regclass, 'pg_constraint'::regclass)
            UNION ALL
            SELECT 'type comment', n.nspname, t.typname, NULL, 'COMMENT ON TYPE ' || t.oid::regtype || ' IS '
                   || quote_literal(o.description)
            FROM pg_description o
            JOIN pg_type t ON t.oid = o.objoid AND t.typtype = 'e'
            JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE o.classoid = 'pg_type'::regclass AND n.nspname = ANY(?)
            UNION ALL
            SELECT 'policy', n.nspname, p.polname, p.polrelid,
                   'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || p.polrelid::regclass
                   || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
                   || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
                                    WHEN 'd' THEN ' FOR DELETE' ELSE '' END
                   || CASE WHEN p.polroles = '{0}' THEN ''
                           ELSE ' TO ' || (SELECT string_agg(quote_ident(pg_get_userbyid(r)), ', ') FROM unnest(p.polroles) r) END
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
            LEFT JOIN pg_depend x ON x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype IN ('e', 'i')
            WHERE p.pronamespace = ANY(ARRAY(SELECT oid FROM pg_namespace WHERE nspname = ANY(?)))
                  AND p.prokind IN ('f', 'p') AND x.objid IS NULL
            UNION ALL
            SELECT 'foreign table', n.nspname, c.relname, NULL, NULL
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?) AND c.relkind = 'f'
            """;

    private Opaques() {}

    static void read(Session session, Relations relations, List<Opaque> into) throws SQLException {
        session.query(OPAQUES, row -> {
            long relation = row.getLong("relation");
            boolean onTable = !row.wasNull();
            QName table = onTable ? relations.name(relation) : null;
            if (onTable && table == null) {
                return;
            }
            QName name = session.name(row.getString("nspname"), row.getString("name"));
            String kind = row.getString("kind");
            String sql = row.getString("sql");
            into.add(new Opaque(kind, name, table, sql == null ? "" : sql.strip()));
        });
    }
}
