package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The indexes of all tables that no constraint has made: a row for each part. */
final class Indexes {
    /** The option of one whose concurrent building was cut off: it costs what an index costs and is of no use. */
    static final String INVALID = "invalid";

    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;
    private static final String INDEXES = """
            SELECT i.indexrelid, i.indrelid, x.relname, m.amname, i.indisunique, NULLS_NOT_DISTINCT AS nulls_not_distinct,
                   i.indnkeyatts, k.position, p.attname AS column_name,
                   CASE WHEN i.indkey[k.position - 1] = 0
                        THEN pg_get_indexdef(i.indexrelid, k.position, false) END AS expression,
                   i.indoption[k.position - 1] AS part_options,
                   CASE WHEN NOT o.opcdefault OR xa.attoptions IS NOT NULL THEN o.opcname END AS opclass,
                   array_to_string(xa.attoptions, ', ') AS opclass_options,
                   CASE WHEN i.indcollation[k.position - 1] <> xa_t.typcollation
                         AND i.indcollation[k.position - 1] <> coalesce(p.attcollation, 0) THEN l.collname END AS collation,
                   CASE WHEN k.position = 1 THEN pg_get_expr(i.indpred, i.indrelid) END AS predicate,
                   NOT i.indisvalid AND c.relkind = 'r' AS invalid,
                   array_to_string(x.reloptions, ', ') AS storage, d.description AS comment
            FROM pg_index i
            JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_am m ON m.oid = x.relam
            JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL generate_series(1, i.indnatts) AS k(position)
            LEFT JOIN pg_attribute p ON p.attrelid = i.indrelid AND p.attnum = i.indkey[k.position - 1] AND p.attnum > 0
            LEFT JOIN pg_attribute xa ON xa.attrelid = i.indexrelid AND xa.attnum = k.position
            LEFT JOIN pg_type xa_t ON xa_t.oid = xa.atttypid
            LEFT JOIN pg_opclass o ON o.oid = i.indclass[k.position - 1]
            LEFT JOIN pg_collation l ON l.oid = i.indcollation[k.position - 1]
            LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = x.oid AND d.objsubid = 0
            LEFT JOIN pg_constraint q ON q.conindid = i.indexrelid AND q.contype IN ('p', 'u', 'x')
            WHERE n.nspname = ANY(?) AND q.oid IS NULL AND NOT c.relispartition AND c.relkind IN ('r', 'p')
            ORDER BY i.indrelid, x.relname, k.position
            """;

    private final Session session;
    private final Relations relations;
    private final Map<Long, Building> building = new LinkedHashMap<>();

    Indexes(Session session, Relations relations) {
        this.session = session;
        this.relations = relations;
    }

    private record Building(
            Relation table,
            Name name,
            boolean unique,
            String method,
            String predicate,
            String comment,
            Map<String, String> options,
            List<IndexPart> parts,
            List<Name> include) {
        void finish() {
            table.indexes.add(new Index(
                    name,
                    true,
                    unique,
                    parts,
                    predicate == null ? null : PerDialect.of(predicate),
                    method,
                    include,
                    comment,
                    options));
        }
    }

    void read() throws SQLException {
        session.query(
                INDEXES.replace("NULLS_NOT_DISTINCT", session.since(15, "i.indnullsnotdistinct", "false")), row -> {
                    Relation table = relations.tables.get(row.getLong("indrelid"));
                    if (table == null) {
                        return;
                    }
                    long id = row.getLong("indexrelid");
                    if (!building.containsKey(id)) {
                        building.put(id, begin(table, row));
                    }
                    Building index = building.get(id);
                    if (row.getInt("position") > row.getInt("indnkeyatts")) {
                        index.include().add(Name.quoted(row.getString("column_name")));
                    } else {
                        index.parts().add(part(row));
                    }
                });
        building.values().forEach(Building::finish);
    }

    private static Building begin(Relation table, ResultSet row) throws SQLException {
        Map<String, String> options = new TreeMap<>();
        if (row.getString("storage") != null) {
            options.put("with", row.getString("storage"));
        }
        if (row.getBoolean("nulls_not_distinct")) {
            options.put("nulls not distinct", "true");
        }
        if (row.getBoolean("invalid")) {
            options.put(INVALID, "true");
        }
        String method = row.getString("amname");
        return new Building(
                table,
                Name.quoted(row.getString("relname")),
                row.getBoolean("indisunique"),
                method.equals("btree") ? null : method,
                Expressions.canonical(row.getString("predicate")),
                row.getString("comment"),
                options,
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static IndexPart part(ResultSet row) throws SQLException {
        int options = row.getInt("part_options");
        boolean descending = (options & DESCENDING) != 0;
        boolean nullsFirst = (options & NULLS_FIRST) != 0;
        IndexPart.Nulls nulls =
                descending == nullsFirst ? null : nullsFirst ? IndexPart.Nulls.FIRST : IndexPart.Nulls.LAST;
        String column = row.getString("column_name");
        String expression = row.getString("expression");
        return new IndexPart(
                column == null ? null : Name.quoted(column),
                expression == null ? null : PerDialect.of(Expressions.canonical(expression)),
                descending,
                nulls,
                row.getString("collation"),
                opclass(row),
                0);
    }

    private static String opclass(ResultSet row) throws SQLException {
        String name = row.getString("opclass");
        String options = row.getString("opclass_options");
        return options == null ? name : (name == null ? "" : name) + " (" + options + ")";
    }
}
