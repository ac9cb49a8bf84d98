package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Inspector;
import dev.portolan.dialect.Relation;
import dev.portolan.dialect.Scope;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads databases of a server with a fixed number of queries of the information schema, joined here by name. */
final class MysqlInspector implements Inspector {
    private final String dialect;
    private final Catalog catalog;

    MysqlInspector(String dialect, Catalog catalog) {
        this.dialect = dialect;
        this.catalog = catalog;
    }

    @Override
    public String home(Connection connection) throws SQLException {
        return connection.getCatalog();
    }

    @Override
    public Physical inspect(Connection connection, Scope scope) throws SQLException {
        Session session = new Session(connection, scope);
        Relations relations = new Relations(session);
        relations.read();
        List<Sequence> sequences = catalog.sequences(session, relations.sequences);
        new Columns(session, relations, catalog).read();
        LostCharacters.find(session, relations.tables.values());
        if (catalog.losesInExpressions()) {
            LostInExpressions.find(session, relations.tables.values());
        }
        new Indexes(session, relations, catalog).read();
        new ForeignKeys(session, relations).read();
        if (relations.partitioned || !catalog.listsAllPartitioned()) {
            Partitions.read(session, relations, catalog);
        }
        Untold.find(session, relations);
        List<Opaque> opaques = Opaques.read(session, relations);
        List<Table> tables =
                relations.tables.values().stream().map(Relation::table).toList();
        List<Schema> schemas = new ArrayList<>();
        for (String schema : session.collations.keySet()) {
            if (!schema.equals(session.defaultSchema())) {
                schemas.add(new Schema(session.schema(schema), null));
            }
        }
        return new Physical(
                dialect,
                new Graph(
                        schemas,
                        List.of(),
                        List.of(),
                        sequences,
                        tables,
                        Views.read(session, relations),
                        Seeds.existing(session, tables, scope.seeds()),
                        opaques));
    }
}
