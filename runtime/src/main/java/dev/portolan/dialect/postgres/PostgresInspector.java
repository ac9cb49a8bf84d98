package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Inspector;
import dev.portolan.dialect.Relation;
import dev.portolan.dialect.Scope;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Extension;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a PostgreSQL database with a fixed number of catalog queries, joined here by number. What belongs to an extension and
 * the partitions of a table are left out.
 */
final class PostgresInspector implements Inspector {
    private static final String OBJECTS = """
            SELECT 'schema' AS kind, n.nspname, obj_description(n.oid, 'pg_namespace') AS text, NULL AS label, 0::oid AS type,
                   0::real AS place
            FROM pg_namespace n
            WHERE n.nspname = ANY(?)
            UNION ALL
            SELECT 'extension', extname, NULL, NULL, 0, 0 FROM pg_extension WHERE extname <> 'plpgsql'
            UNION ALL
            SELECT 'enum', n.nspname, t.typname, e.enumlabel, t.oid, e.enumsortorder
            FROM pg_type t
            JOIN pg_namespace n ON n.oid = t.typnamespace
            JOIN pg_enum e ON e.enumtypid = t.oid
            LEFT JOIN pg_depend x ON x.classid = 'pg_type'::regclass AND x.objid = t.oid AND x.deptype = 'e'
            WHERE n.nspname = ANY(?) AND x.objid IS NULL
            ORDER BY 5, 6
            """;

    @Override
    public Physical inspect(Connection connection, Scope scope) throws SQLException {
        try (Session session = new Session(connection, scope)) {
            return new Physical(PostgresDialect.NAME, graph(session, scope.seeds()));
        }
    }

    private static Graph graph(Session session, List<Seed> wanted) throws SQLException {
        List<Schema> schemas = new ArrayList<>();
        List<Extension> extensions = new ArrayList<>();
        Map<QName, List<String>> enums = new LinkedHashMap<>();
        session.query(OBJECTS, row -> {
            String first = row.getString(2);
            switch (row.getString(1)) {
                case "extension" -> extensions.add(new Extension(Name.quoted(first)));
                case "enum" ->
                    enums.computeIfAbsent(session.name(first, row.getString(3)), k -> new ArrayList<>())
                            .add(row.getString(4));
                default -> {
                    if (!first.equals(session.defaultSchema())) {
                        schemas.add(new Schema(Name.quoted(first), row.getString(3)));
                    }
                }
            }
        });

        Relations relations = new Relations(session);
        relations.read();
        Sequences sequences = new Sequences(session, relations);
        sequences.read();
        new Columns(session, relations, sequences).read();
        List<Opaque> opaques = new ArrayList<>();
        new Constraints(session, relations).read();
        new Indexes(session, relations).read();
        Opaques.read(session, relations, opaques);
        List<Table> tables =
                relations.tables.values().stream().map(Relation::table).toList();
        return new Graph(
                schemas,
                extensions,
                enums.entrySet().stream()
                        .map(e -> new EnumType(e.getKey(), e.getValue()))
                        .toList(),
                sequences.free,
                tables,
                relations.views(),
                Seeds.existing(session, tables, wanted),
                opaques);
    }
}
