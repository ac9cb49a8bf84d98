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
    private static final String SCHEMAS = """
            SELECT n.nspname, obj_description(n.oid, 'pg_namespace')
            FROM pg_namespace n
            WHERE n.nspname = ANY(?)
            """;
    private static final String EXTENSIONS = "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'";
    private static final String ENUMS = """
            SELECT n.nspname, t.typname, e.enumlabel
            FROM pg_type t
            JOIN pg_namespace n ON n.oid = t.typnamespace
            JOIN pg_enum e ON e.enumtypid = t.oid
            LEFT JOIN pg_depend x ON x.classid = 'pg_type'::regclass AND x.objid = t.oid AND x.deptype = 'e'
            WHERE n.nspname = ANY(?) AND x.objid IS NULL
            ORDER BY t.oid, e.enumsortorder
            """;

    @Override
    public Physical inspect(Connection connection, Scope scope) throws SQLException {
        try (Session session = new Session(connection, scope)) {
            return new Physical(PostgresDialect.NAME, graph(session, scope.seeds()));
        }
    }

    private static Graph graph(Session session, List<Seed> wanted) throws SQLException {
        List<Schema> schemas = new ArrayList<>();
        session.query(SCHEMAS, row -> {
            if (!row.getString(1).equals(session.defaultSchema())) {
                schemas.add(new Schema(Name.quoted(row.getString(1)), row.getString(2)));
            }
        });
        List<Extension> extensions = new ArrayList<>();
        session.query(EXTENSIONS, row -> extensions.add(new Extension(Name.quoted(row.getString(1)))));
        Map<QName, List<String>> enums = new LinkedHashMap<>();
        session.query(
                ENUMS,
                row -> enums.computeIfAbsent(session.name(row.getString(1), row.getString(2)), k -> new ArrayList<>())
                        .add(row.getString(3)));

        Relations relations = new Relations(session);
        relations.read();
        Sequences sequences = new Sequences(session, relations);
        sequences.read();
        new Columns(session, relations, sequences).read();
        List<Opaque> opaques = new ArrayList<>();
        new Constraints(session, relations, opaques).read();
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
