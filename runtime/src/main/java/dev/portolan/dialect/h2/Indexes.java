package dev.portolan.dialect.h2;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The indexes of all tables that no constraint has made. */
final class Indexes {
    static final String HASH = "hash";
    static final String SPATIAL = "spatial";
    private static final String INDEXES = """
            SELECT INDEX_SCHEMA, INDEX_NAME, TABLE_SCHEMA, TABLE_NAME, INDEX_TYPE_NAME, NULLS_DISTINCT, REMARKS, IS_GENERATED
            FROM INFORMATION_SCHEMA.INDEXES
            WHERE TABLE_SCHEMA = ANY(?)
            ORDER BY INDEX_SCHEMA, INDEX_NAME
            """;
    private static final String PARTS = """
            SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION, NULL_ORDERING, IS_UNIQUE
            FROM INFORMATION_SCHEMA.INDEX_COLUMNS
            WHERE TABLE_SCHEMA = ANY(?)
            ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION
            """;

    record Key(String schema, String name) {}

    private record Building(
            Relation table,
            boolean unique,
            String method,
            String nulls,
            String comment,
            List<IndexPart> parts,
            List<Name> include) {}

    private final Session session;
    private final Relations relations;
    private final Map<Key, Building> ofConstraints = new HashMap<>();

    Indexes(Session session, Relations relations) {
        this.session = session;
        this.relations = relations;
    }

    void read() throws SQLException {
        Map<Key, Building> building = new LinkedHashMap<>();
        session.query(INDEXES, row -> {
            Relation table = relations.table(row);
            if (table != null) {
                (row.getBoolean("IS_GENERATED") ? ofConstraints : building).put(key(row), building(table, row));
            }
        });
        session.query(PARTS, row -> {
            Key key = key(row);
            Building index = building.containsKey(key) ? building.get(key) : ofConstraints.get(key);
            if (index != null) {
                part(index, row);
            }
        });
        building.forEach((key, b) -> b.table.indexes.add(new Index(
                Name.quoted(key.name()),
                true,
                b.unique,
                b.parts,
                null,
                b.method,
                b.include,
                b.comment,
                b.nulls == null ? Map.of() : Map.of(b.nulls, "true"))));
    }

    /** The columns of an index that was made for a constraint; none for any other. */
    List<Name> ofConstraint(Key index) {
        Building found = ofConstraints.get(index);
        return found == null
                ? List.of()
                : found.parts.stream().map(IndexPart::column).toList();
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("INDEX_SCHEMA"), row.getString("INDEX_NAME"));
    }

    private static Building building(Relation table, ResultSet row) throws SQLException {
        String type = row.getString("INDEX_TYPE_NAME");
        String nulls = Constraints.nulls(row.getString("NULLS_DISTINCT"));
        return new Building(
                table,
                type.startsWith("UNIQUE"),
                type.contains("HASH") ? HASH : type.startsWith("SPATIAL") ? SPATIAL : null,
                nulls == null ? null : nulls.toLowerCase(java.util.Locale.ROOT),
                row.getString("REMARKS"),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static void part(Building index, ResultSet row) throws SQLException {
        Name column = Name.quoted(row.getString("COLUMN_NAME"));
        if (index.unique && !row.getBoolean("IS_UNIQUE")) {
            index.include.add(column);
            return;
        }
        boolean descending = row.getString("ORDERING_SPECIFICATION").equals("DESC");
        String nulls = row.getString("NULL_ORDERING");
        boolean usual = nulls == null || nulls.equals(descending ? "LAST" : "FIRST");
        index.parts.add(
                new IndexPart(column, null, descending, usual ? null : IndexPart.Nulls.valueOf(nulls), null, null, 0));
    }
}
