package dev.portolan.devdb.postgres.dialect;

import java.sql.SQLException;
import java.util.List;

/** What a database has beside tables, columns, keys and indexes, a line each, as the catalog says it and no code of ours. */
final class Beside {
    private static final String ALL = """
            WITH own AS (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
            SELECT 'rights ' || c.oid::regclass || ' ' || r FROM pg_class c, unnest(c.relacl) r
            WHERE c.relnamespace IN (SELECT oid FROM own) AND r::text !~ ('^' || current_user || '=')
            UNION ALL SELECT 'rights ' || attrelid::regclass || '.' || attname || ' ' || attacl::text FROM pg_attribute a
              JOIN pg_class c ON c.oid = attrelid AND c.relnamespace IN (SELECT oid FROM own) WHERE attacl IS NOT NULL
            UNION ALL SELECT 'view ' || oid::regclass || ' ' || relkind::text || coalesce(reloptions::text, '') || relispopulated
              FROM pg_class WHERE relnamespace IN (SELECT oid FROM own) AND relkind IN ('v', 'm', 'f')
            UNION ALL SELECT 'view index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = indrelid
              AND c.relkind = 'm' AND c.relnamespace IN (SELECT oid FROM own)
            UNION ALL SELECT 'partition ' || oid::regclass || ' ' || pg_get_expr(relpartbound, oid) FROM pg_class
              WHERE relispartition AND relkind IN ('r', 'p')
            UNION ALL SELECT 'table ' || oid::regclass || ' ' || relrowsecurity || relforcerowsecurity || relreplident::text
              || reltablespace FROM pg_class WHERE relnamespace IN (SELECT oid FROM own) AND relkind IN ('r', 'p')
            UNION ALL SELECT 'rule ' || PLAIN(definition) FROM pg_rules WHERE schemaname NOT LIKE 'pg\\_%'
            UNION ALL SELECT 'policy ' || policyname || ' ' || tablename || roles::text || cmd || PLAIN(coalesce(qual, ''))
              || coalesce(with_check, '') FROM pg_policies
            UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'event trigger ' || evtname || evtenabled::text FROM pg_event_trigger
            UNION ALL SELECT 'publication ' || pubname || ' ' || tablename FROM pg_publication_tables
            UNION ALL SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
            UNION ALL SELECT 'routine ' || p.oid::regprocedure || md5(coalesce(prosrc, '')) FROM pg_proc p
              WHERE pronamespace IN (SELECT oid FROM own)
            UNION ALL SELECT 'type ' || oid::regtype || typtype::text FROM pg_type
              WHERE typnamespace IN (SELECT oid FROM own) AND typtype IN ('d', 'r', 'm', 'e')
            UNION ALL SELECT 'composite ' || oid::regtype FROM pg_type t WHERE typtype = 'c' AND EXISTS
              (SELECT FROM pg_class c WHERE c.oid = typrelid AND relkind = 'c') AND typnamespace IN (SELECT oid FROM own)
            UNION ALL SELECT 'collation ' || collname FROM pg_collation WHERE collnamespace IN (SELECT oid FROM own)
            UNION ALL SELECT 'extension ' || extname FROM pg_extension
            UNION ALL SELECT 'server ' || srvname FROM pg_foreign_server
            UNION ALL SELECT 'storage ' || attrelid::regclass || '.' || attname || ' ' || attstorage::text || ' '
              || coalesce(attstattarget, -1) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid AND relkind = 'r'
              WHERE relnamespace IN (SELECT oid FROM own) AND attnum > 0 AND NOT attisdropped AND coalesce(attstattarget, -1) >= 0
            UNION ALL SELECT 'clustered ' || indexrelid::regclass FROM pg_index WHERE indisclustered
            UNION ALL SELECT 'view default ' || adrelid::regclass || ' ' || adnum || pg_get_expr(adbin, adrelid) FROM pg_attrdef
              JOIN pg_class c ON c.oid = adrelid AND c.relkind = 'v'
            UNION ALL SELECT 'comment ' || pg_describe_object(classoid, objoid, objsubid) || ' ' || description
              FROM pg_description WHERE objoid >= 16384
            ORDER BY 1
            """.replaceAll(
                    "PLAIN\\(([a-z]+\\([a-z]+, ''\\)|[a-z]+)\\)",
                    "regexp_replace($1, '\\\\(([a-z.]+)\\\\)::text', '\\\\1', 'g')");

    private Beside() {}

    static List<String> the(Workbench bench) throws SQLException {
        return bench.query(ALL);
    }
}
