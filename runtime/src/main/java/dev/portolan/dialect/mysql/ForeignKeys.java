package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The foreign keys of all tables. */
final class ForeignKeys {
    private static final String COLUMNS =
            "SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,"
                    + " REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE"
                    + " WHERE TABLE_SCHEMA IN :schemas AND REFERENCED_TABLE_NAME IS NOT NULL"
                    + " ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION";
    private static final String RULES =
            "SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE"
                    + " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN :schemas";

    private final Session session;
    private final Relations relations;
    private final Map<Place, Found> found = new LinkedHashMap<>();

    ForeignKeys(Session session, Relations relations) {
        this.session = session;
        this.relations = relations;
    }

    private record Place(QName table, String name) {}

    private record Found(QName target, List<Name> columns, List<Name> refColumns) {}

    void read() throws SQLException {
        session.query(COLUMNS, row -> {
            Place place = new Place(session.name(row.getString(1), row.getString(2)), row.getString(3));
            QName target = session.name(row.getString(5), row.getString(6));
            Found key = found.computeIfAbsent(place, p -> new Found(target, new ArrayList<>(), new ArrayList<>()));
            key.columns.add(Name.quoted(row.getString(4)));
            key.refColumns.add(Name.quoted(row.getString(7)));
        });
        if (found.isEmpty()) {
            return;
        }
        session.query(RULES, row -> {
            Place place = new Place(session.name(row.getString(1), row.getString(2)), row.getString(3));
            Relation table = relations.tables.get(place.table);
            Found key = found.get(place);
            if (table != null && key != null) {
                table.foreignKeys.add(new ForeignKey(
                        Name.quoted(place.name),
                        true,
                        key.columns,
                        key.target,
                        key.refColumns,
                        action(row.getString(4)),
                        action(row.getString(5)),
                        null,
                        null));
            }
        });
        // The servers list keys in no order of their own.
        relations.tables.values().forEach(t -> t.foreignKeys.sort(java.util.Comparator.comparing(ForeignKey::name)));
    }

    private static Action action(String rule) {
        return Action.valueOf(rule.replace(' ', '_'));
    }
}
