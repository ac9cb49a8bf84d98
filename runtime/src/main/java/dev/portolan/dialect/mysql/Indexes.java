package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Primary keys and indexes of all tables; unique constraints are indexes here. */
final class Indexes {
    private static final String PRIMARY = "PRIMARY";

    private final Session session;
    private final Relations relations;
    private final Catalog catalog;
    private final Map<Place, Found> found = new LinkedHashMap<>();

    Indexes(Session session, Relations relations, Catalog catalog) {
        this.session = session;
        this.relations = relations;
        this.catalog = catalog;
    }

    private record Place(QName table, String index) {}

    private record Found(boolean unique, String type, String comment, boolean invisible, List<IndexPart> parts) {}

    void read() throws SQLException {
        session.query(
                "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE,"
                        + " INDEX_COMMENT, " + catalog.indexExtras()
                        + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA IN :schemas"
                        + " ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
                this::part);
        found.forEach((place, index) -> add(relations.tables.get(place.table), place.index, index));
    }

    private void part(ResultSet row) throws SQLException {
        QName table = session.name(row.getString(1), row.getString(2));
        if (!relations.tables.containsKey(table)) {
            return;
        }
        String type = row.getString(8);
        Place place = new Place(table, row.getString(3));
        Found index = found.get(place);
        if (index == null) {
            index = new Found(row.getInt(4) == 0, type, row.getString(9), row.getBoolean(11), new ArrayList<>());
            found.put(place, index);
        }
        String column = row.getString(5);
        String expression = row.getString(10);
        boolean whole = type.equals("SPATIAL") || type.equals("FULLTEXT");
        index.parts.add(new IndexPart(
                column == null ? null : Name.quoted(column),
                expression == null ? null : PerDialect.of(catalog.expression(expression)),
                "D".equals(row.getString(6)),
                null,
                null,
                null,
                whole ? 0 : row.getInt(7)));
    }

    private void add(Relation table, String name, Found index) {
        String period = relations.overlaps.getOrDefault(table.name, Map.of()).get(name);
        if (name.equals(PRIMARY)) {
            table.primaryKey = new PrimaryKey(
                    null,
                    true,
                    index.parts.stream().map(IndexPart::column).toList(),
                    period == null ? Syntax.primaryKeyOptions(index.parts) : Syntax.OVERLAPS + period);
            return;
        }
        Map<String, String> options = new HashMap<>();
        if (index.invisible) {
            options.put(Syntax.VISIBILITY, catalog.invisible());
        }
        if (period != null) {
            options.put(Syntax.OVERLAPS, period);
        }
        table.indexes.add(new Index(
                Name.quoted(name),
                true,
                index.unique,
                index.parts,
                null,
                index.type.equals("BTREE") ? null : index.type,
                List.of(),
                index.comment == null || index.comment.isEmpty() ? null : index.comment,
                options));
    }
}
