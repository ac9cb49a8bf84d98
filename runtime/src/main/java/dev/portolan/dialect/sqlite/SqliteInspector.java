package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.Inspector;
import dev.portolan.dialect.Scope;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the main database of a connection by two statements, and a third when rows are asked for. */
final class SqliteInspector implements Inspector {
    @Override
    public Physical inspect(Connection connection, Scope scope) throws SQLException {
        Catalog catalog = Catalog.read(connection);
        Map<String, Table> all = tables(catalog);
        List<Table> tables = new ArrayList<>();
        for (Table table : withIndexes(catalog, all)) {
            if (!scope.excludes().test(table.name())) {
                tables.add(table);
            }
        }
        Graph graph = others(catalog, scope, Graph.ofTables(tables));
        return new Physical(SqliteDialect.NAME, graph.withSeeds(Seeds.read(connection, scope.seeds(), tables)));
    }

    private static Map<String, Table> tables(Catalog catalog) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Catalog.Entry entry : catalog.objects()) {
            List<Catalog.Column> known = catalog.columns().get(entry.name());
            if (entry.type().equals("table") && known != null) {
                tables.put(SqliteNames.fold(entry.name()), Spelling.checked(TableParser.parse(entry.sql()), known));
            }
        }
        Spelling spelling = new Spelling(tables);
        tables.replaceAll((key, table) -> spelling.references(table));
        return tables;
    }

    private static List<Table> withIndexes(Catalog catalog, Map<String, Table> tables) {
        Map<String, Map<String, Name>> columns = new HashMap<>();
        Map<String, List<Index>> indexes = new HashMap<>();
        for (Catalog.Entry entry : catalog.objects()) {
            String key = SqliteNames.fold(entry.table());
            if (entry.type().equals("index") && tables.containsKey(key)) {
                Table table = tables.get(key);
                Map<String, Name> names = columns.computeIfAbsent(key, k -> Spelling.columns(table));
                indexes.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(IndexParser.parse(entry.sql(), names, table.name().text()));
            }
        }
        List<Table> with = new ArrayList<>();
        tables.forEach((key, table) -> with.add(table.withIndexes(indexes.getOrDefault(key, List.of()))));
        return with;
    }

    private static Graph others(Catalog catalog, Scope scope, Graph graph) {
        Map<String, QName> known = new HashMap<>();
        for (Catalog.Entry entry : catalog.objects()) {
            if (entry.type().equals("table") || entry.type().equals("view")) {
                known.put(SqliteNames.fold(entry.name()), QName.quoted(entry.name()));
            }
        }
        List<View> views = new ArrayList<>();
        List<Opaque> opaques = new ArrayList<>();
        for (Catalog.Entry entry : catalog.objects()) {
            QName name = QName.quoted(entry.name());
            QName on = known.getOrDefault(SqliteNames.fold(entry.table()), QName.quoted(entry.table()));
            if (scope.excludes().test(entry.type().equals("trigger") ? on : name)) {
                continue;
            }
            if (entry.type().equals("trigger")) {
                opaques.add(new Opaque("trigger", name, on, entry.sql()));
            } else if (entry.type().equals("view")) {
                View view = ViewParser.parse(name, entry.sql(), known);
                if (view != null) {
                    views.add(view);
                } else {
                    opaques.add(new Opaque("view", name, null, entry.sql()));
                }
            } else if (entry.type().equals("table")
                    && Lexer.tokens(entry.sql()).get(1).is("VIRTUAL")) {
                opaques.add(new Opaque("virtual table", name, null, entry.sql()));
            }
        }
        return graph.withViews(views).withOpaques(opaques);
    }
}
