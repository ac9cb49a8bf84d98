package dev.portolan.dialect.h2;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Schema;
import dev.portolan.schema.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Schemas, tables and views, by name. */
final class Relations {
    private static final String OBJECTS = """
            SELECT 'SCHEMA' AS KIND, SCHEMA_NAME AS OBJECT_SCHEMA, SCHEMA_NAME AS OBJECT_NAME, REMARKS, NULL AS DEFINITION
            FROM INFORMATION_SCHEMA.SCHEMATA
            WHERE SCHEMA_NAME = ANY(?)
            UNION ALL
            SELECT 'TABLE', TABLE_SCHEMA, TABLE_NAME, REMARKS, NULL
            FROM INFORMATION_SCHEMA.TABLES
            WHERE TABLE_SCHEMA = ANY(?) AND TABLE_TYPE = 'BASE TABLE' AND STORAGE_TYPE IN ('CACHED', 'MEMORY')
            UNION ALL
            SELECT 'VIEW', TABLE_SCHEMA, TABLE_NAME, REMARKS, VIEW_DEFINITION
            FROM INFORMATION_SCHEMA.VIEWS
            WHERE TABLE_SCHEMA = ANY(?)
            """;

    private final Session session;
    final List<Schema> schemas = new ArrayList<>();
    final Map<QName, Relation> tables = new LinkedHashMap<>();
    private final List<View> views = new ArrayList<>();
    private final Map<QName, List<String>> viewColumns = new HashMap<>();

    Relations(Session session) {
        this.session = session;
    }

    void read() throws SQLException {
        session.query(OBJECTS, this::add);
    }

    private void add(ResultSet row) throws SQLException {
        String remarks = row.getString("REMARKS");
        QName name = session.name(row.getString("OBJECT_SCHEMA"), row.getString("OBJECT_NAME"));
        switch (row.getString("KIND")) {
            case "SCHEMA" -> {
                if (!name.text().equals(session.defaultSchema())) {
                    schemas.add(new Schema(name.name(), remarks));
                }
            }
            case "TABLE" -> {
                if (!session.excludes(name)) {
                    tables.put(name, new Relation(name, remarks, Map.of()));
                }
            }
            default -> {
                if (!session.excludes(name)) {
                    views.add(new View(name, PerDialect.of(row.getString("DEFINITION")), remarks, List.of()));
                }
            }
        }
    }

    /** A column of a view, in their order. */
    void viewColumn(ResultSet row) throws SQLException {
        QName name = session.name(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME"));
        viewColumns.computeIfAbsent(name, n -> new ArrayList<>()).add(row.getString("COLUMN_NAME"));
    }

    /** The table of a row; null when it is left out. */
    Relation table(ResultSet row) throws SQLException {
        return tables.get(session.name(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME")));
    }

    /** Each with what it reads: the server writes every table in a view with its schema. */
    List<View> views() {
        Set<QName> known = new TreeSet<>(tables.keySet());
        views.forEach(v -> known.add(v.name()));
        List<View> result = new ArrayList<>();
        for (View view : views) {
            Set<QName> reads = new TreeSet<>();
            for (List<String> pair : Tokens.qualified(view.query().value())) {
                QName name = session.name(pair.get(0), pair.get(1));
                if (known.contains(name) && !name.equals(view.name())) {
                    reads.add(name);
                }
            }
            result.add(new View(view.name(), view.query(), view.comment(), List.copyOf(reads), options(view)));
        }
        return result;
    }

    /** The query does not tell what the columns are called in {@code CREATE VIEW v (a, b)}; one that is broken has none. */
    private Map<String, String> options(View view) {
        List<String> columns = viewColumns.get(view.name());
        return columns == null || columns.equals(new ViewText(view.query().value()).columns())
                ? Map.of()
                : Map.of(
                        ViewText.COLUMNS,
                        H2Names.QUOTING.names(columns.stream().map(Name::quoted).toList()));
    }
}
