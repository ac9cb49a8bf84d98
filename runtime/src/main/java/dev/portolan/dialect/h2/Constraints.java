package dev.portolan.dialect.h2;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Unique;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys, foreign keys and checks of all tables. */
final class Constraints {
    private static final String CONSTRAINTS = """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA, TABLE_NAME, NULLS_DISTINCT,
                   INDEX_SCHEMA, INDEX_NAME
            FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
            ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME
            """;
    /** Of all schemas: a foreign key may refer to a table of any. */
    private static final String PARTS = """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, 'COLUMN' AS KIND, ORDINAL_POSITION AS POSITION, COLUMN_NAME AS TEXT,
                   POSITION_IN_UNIQUE_CONSTRAINT AS REF_POSITION, NULL AS REF_SCHEMA, NULL AS ON_UPDATE, NULL AS ON_DELETE
            FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
            UNION ALL
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, 'CHECK', 0, CHECK_CLAUSE, NULL, NULL, NULL, NULL
            FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
            UNION ALL
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, 'REFERENCE', 0, UNIQUE_CONSTRAINT_NAME, NULL, UNIQUE_CONSTRAINT_SCHEMA,
                   UPDATE_RULE, DELETE_RULE
            FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS
            UNION ALL
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, 'USE', 0, COLUMN_NAME, NULL, TABLE_SCHEMA, TABLE_NAME, NULL
            FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE
            ORDER BY 1, 2, 3, 4
            """;

    private record Key(String schema, String name) {}

    /** One constraint while it is read. */
    private static final class Found {
        private String kind;
        private QName table;
        private String nullsDistinct;
        private List<Name> columns = new ArrayList<>();
        private final Map<QName, Set<Name>> used = new HashMap<>();
        private Indexes.Key index;
        private final List<Integer> positions = new ArrayList<>();
        private String clause;
        private Key target;
        private String onUpdate;
        private String onDelete;

        private boolean refers() {
            return kind.equals("FOREIGN KEY");
        }
    }

    private final Session session;
    private final Relations relations;
    private final Indexes indexes;
    private final Map<Key, Found> all = new HashMap<>();
    private final List<Key> order = new ArrayList<>();

    Constraints(Session session, Relations relations, Indexes indexes) {
        this.session = session;
        this.relations = relations;
        this.indexes = indexes;
    }

    void read() throws SQLException {
        session.query(CONSTRAINTS, row -> {
            Found found = found(row);
            found.kind = row.getString("CONSTRAINT_TYPE");
            found.table = session.name(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME"));
            found.nullsDistinct = row.getString("NULLS_DISTINCT");
            found.index = new Indexes.Key(row.getString("INDEX_SCHEMA"), row.getString("INDEX_NAME"));
            order.add(key(row));
        });
        session.query(PARTS, this::part);
        refresh();
        for (Key key : order) {
            Found found = all.get(key);
            Relation table = relations.tables.get(found.table);
            if (table != null) {
                add(table, Name.quoted(key.name()), found);
            }
        }
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("CONSTRAINT_SCHEMA"), row.getString("CONSTRAINT_NAME"));
    }

    private Found found(ResultSet row) throws SQLException {
        return all.computeIfAbsent(key(row), k -> new Found());
    }

    private void part(ResultSet row) throws SQLException {
        Found found = found(row);
        switch (row.getString("KIND")) {
            case "COLUMN" -> {
                found.columns.add(Name.quoted(row.getString("TEXT")));
                found.positions.add(row.getInt("REF_POSITION"));
            }
            case "CHECK" -> found.clause = row.getString("TEXT");
            case "USE" ->
                found.used
                        .computeIfAbsent(
                                session.name(row.getString("REF_SCHEMA"), row.getString("ON_UPDATE")),
                                t -> new HashSet<>())
                        .add(Name.quoted(row.getString("TEXT")));
            default -> {
                found.target = new Key(row.getString("REF_SCHEMA"), row.getString("TEXT"));
                found.onUpdate = row.getString("ON_UPDATE");
                found.onDelete = row.getString("ON_DELETE");
            }
        }
    }

    /** Foreign keys first: they need what the server lists of the keys whose indexes they share. */
    private void refresh() {
        Map<Indexes.Key, List<Found>> sharing = new HashMap<>();
        all.values().stream()
                .filter(f -> f.table != null)
                .forEach(f ->
                        sharing.computeIfAbsent(f.index, i -> new ArrayList<>()).add(f));
        for (List<Found> found : sharing.values()) {
            found.stream().filter(Found::refers).forEach(f -> {
                if (found.size() == 1 || !refreshShared(f, found)) {
                    refresh(f);
                }
            });
            found.stream().filter(f -> !f.refers()).forEach(this::refresh);
        }
    }

    /** The index of another constraint has the columns in the order of that one, and may be of use to a foreign key in any. */
    private boolean refreshShared(Found key, List<Found> sharing) {
        List<Name> indexed = indexes.ofConstraint(key.index);
        Map<Name, Name> names = new HashMap<>();
        for (Found owner : sharing) {
            for (int i = 0; !owner.refers() && i < Math.min(indexed.size(), owner.columns.size()); i++) {
                names.put(owner.columns.get(i), indexed.get(i));
            }
        }
        List<Name> columns = new ArrayList<>();
        key.columns.forEach(c -> columns.add(names.getOrDefault(c, c)));
        if (!key.used.getOrDefault(key.table, Set.of()).containsAll(columns)) {
            return false;
        }
        key.columns = columns;
        return true;
    }

    /**
     * The server goes on to list a column under the name that it had when the constraint was made. The columns that are used, and
     * those of the constraint's index, have the right names, the former in no order.
     */
    private void refresh(Found found) {
        Set<Name> used = found.used.getOrDefault(found.table, Set.of());
        List<Name> indexed = indexes.ofConstraint(found.index);
        if (indexed.size() == found.columns.size() && used.containsAll(indexed)) {
            found.columns = indexed;
            return;
        }
        List<Name> fresh = new ArrayList<>();
        for (Column column : columns(found.table)) {
            if (used.contains(column.name()) && !found.columns.contains(column.name())) {
                fresh.add(column.name());
            }
        }
        for (int i = 0; i < found.columns.size(); i++) {
            if (!used.contains(found.columns.get(i)) && !fresh.isEmpty()) {
                found.columns.set(i, fresh.remove(0));
            }
        }
    }

    private List<Column> columns(QName table) {
        Relation relation = relations.tables.get(table);
        return relation == null ? List.of() : relation.columns;
    }

    private void add(Relation table, Name name, Found found) {
        switch (found.kind) {
            case "PRIMARY KEY" -> table.primaryKey = new PrimaryKey(name, true, found.columns);
            case "UNIQUE" -> table.uniques.add(new Unique(name, true, found.columns, nulls(found.nullsDistinct)));
            case "FOREIGN KEY" -> table.foreignKeys.add(foreignKey(name, found));
            default ->
                table.checks.add(new Check(name, true, PerDialect.of(Expressions.canonical(found.clause)), null, null));
        }
    }

    private ForeignKey foreignKey(Name name, Found found) {
        Found target = all.get(found.target);
        List<Name> columns = new ArrayList<>();
        found.positions.forEach(p -> columns.add(target.columns.get(p - 1)));
        return new ForeignKey(
                name,
                true,
                found.columns,
                target.table,
                columns,
                action(found.onUpdate),
                action(found.onDelete),
                null,
                null);
    }

    private static ForeignKey.Action action(String rule) {
        return ForeignKey.Action.valueOf(rule.replace(' ', '_'));
    }

    /** Null for the usual: rows with a NULL are not the same. */
    static String nulls(String distinct) {
        return distinct == null || distinct.equals("YES")
                ? null
                : distinct.equals("NO") ? "NULLS NOT DISTINCT" : "NULLS ALL DISTINCT";
    }
}
