package dev.portolan.dialect.h2;

import dev.portolan.dialect.ExistingSeeds;
import dev.portolan.dialect.Inspector;
import dev.portolan.dialect.Relation;
import dev.portolan.dialect.Scope;
import dev.portolan.dialect.ValueText;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an H2 database with a fixed number of catalog queries, joined here by name. */
final class H2Inspector implements Inspector {
    private static final ValueText ROWS = new ValueText(H2Names.QUOTING);

    @Override
    public Physical inspect(Connection connection, Scope scope) throws SQLException {
        Session session = new Session(connection, scope);
        Relations relations = new Relations(session);
        relations.read();
        TypeTexts types = new TypeTexts();
        types.read(session);
        new Columns(session, relations, types).read();
        Indexes indexes = new Indexes(session, relations);
        indexes.read();
        new Constraints(session, relations, indexes).read();
        List<Table> tables =
                relations.tables.values().stream().map(Relation::table).toList();
        Graph graph = new Graph(
                relations.schemas,
                List.of(),
                List.of(),
                Sequences.read(session),
                tables,
                relations.views(),
                ExistingSeeds.of(tables, scope.seeds(), ROWS, queries -> existing(session, queries)),
                Opaques.read(session, relations));
        return new Physical(H2Dialect.NAME, graph);
    }

    private static Set<Integer> existing(Session session, List<String> queries) throws SQLException {
        Set<Integer> found = new HashSet<>();
        String questions = queries.stream().map(q -> "EXISTS (" + q + ")").collect(Collectors.joining(", "));
        session.queryText("SELECT * FROM UNNEST(ARRAY[" + questions + "]) WITH ORDINALITY", row -> {
            if (row.getBoolean(1)) {
                found.add(row.getInt(2) - 1);
            }
        });
        return found;
    }
}
