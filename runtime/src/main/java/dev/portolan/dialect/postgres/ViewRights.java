package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.schema.View;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who owns and may use a view that is dropped and made again: asked of the database that the migration runs on, because no other
 * knows, and told to it again.
 */
final class ViewRights {
    private static final String SETTING = "portolan.rights";
    private static final String REMEMBER = """
            SELECT set_config('SETTING', coalesce(string_agg(s, '; ' ORDER BY s DESC), 'SELECT 1'), false) FROM (\
            WITH v AS (SELECT n.name, n.columns, c.* FROM (VALUES VIEWS) AS n(name, columns) \
            JOIN pg_class c ON c.oid = n.name::regclass) \
            SELECT format('GRANT %s ON %s TO %s%s', a.privilege_type, v.name, CASE a.grantee WHEN 0 THEN 'PUBLIC' \
            ELSE quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) \
            FROM v, aclexplode(v.relacl) a WHERE a.grantee <> v.relowner \
            UNION ALL SELECT format('GRANT %s (%I) ON %s TO %s%s', a.privilege_type, t.attname, v.name, CASE a.grantee WHEN 0 \
            THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' \
            ELSE '' END) FROM v JOIN pg_attribute t ON t.attrelid = v.oid, aclexplode(t.attacl) a \
            WHERE v.columns AND a.grantee <> v.relowner \
            UNION ALL SELECT format('ALTER TABLE %s OWNER TO %I', v.name, pg_get_userbyid(v.relowner)) FROM v \
            WHERE pg_get_userbyid(v.relowner) <> current_user) AS rights(s)""";

    private ViewRights() {}

    /**
     * @param same views whose columns are the same again
     * @param other those that come in another form
     */
    static void remember(Script script, List<View> same, List<View> other) {
        String names = same.stream().map(v -> value(v, true)).collect(Collectors.joining(", "));
        String others = other.stream().map(v -> value(v, false)).collect(Collectors.joining(", "));
        script.step(
                "remember who may use the views that are made anew",
                REMEMBER.replace("SETTING", SETTING)
                        .replace("VIEWS", names + (names.isEmpty() || others.isEmpty() ? "" : ", ") + others));
    }

    private static String value(View view, boolean columns) {
        return "(" + PostgresNames.QUOTING.literal(Ddl.quoted(view.name())) + ", " + columns + ")";
    }

    static void restore(Script script) {
        script.step("let them use the views again", "DO 'BEGIN EXECUTE current_setting(''" + SETTING + "''); END'");
    }
}
