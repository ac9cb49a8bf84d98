package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which rows of the seeds a database has, and how those are inserted that it has not. */
final class Seeds {
    /** SQLite takes 500 terms in one compound; more are grouped into compounds of compounds. */
    private static final int TERMS = 400;

    private Seeds() {}

    /** One statement, whatever there is. */
    static List<Seed> read(Connection connection, List<Seed> seeds, List<Table> tables) throws SQLException {
        if (seeds.isEmpty()) {
            return List.of();
        }
        Map<QName, Set<Name>> columns = new HashMap<>();
        for (Table table : tables) {
            Set<Name> names = new HashSet<>();
            table.columns().forEach(c -> names.add(c.name()));
            columns.put(table.name(), names);
        }
        List<String> terms = new ArrayList<>();
        terms.add("SELECT -1, -1 WHERE 0");
        for (int s = 0; s < seeds.size(); s++) {
            Seed seed = seeds.get(s);
            if (columns.getOrDefault(seed.table(), Set.of()).containsAll(seed.key())
                    && columns.containsKey(seed.table())) {
                for (int r = 0; r < seed.rows().size(); r++) {
                    terms.add("SELECT " + s + ", " + r + " WHERE EXISTS ("
                            + find(seed, seed.rows().get(r)) + ")");
                }
            }
        }
        Map<Integer, List<List<String>>> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(union(terms))) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getInt(1), s -> new ArrayList<>())
                        .add(seeds.get(rows.getInt(1)).rows().get(rows.getInt(2)));
            }
        }
        List<Seed> present = new ArrayList<>();
        found.forEach((s, rows) -> {
            Seed seed = seeds.get(s);
            present.add(new Seed(seed.table(), seed.columns(), seed.key(), rows));
        });
        return present;
    }

    private static String union(List<String> terms) {
        List<String> level = terms;
        while (level.size() > TERMS) {
            List<String> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += TERMS) {
                List<String> group = level.subList(i, Math.min(level.size(), i + TERMS));
                above.add("SELECT * FROM (" + String.join(" UNION ALL ", group) + " LIMIT -1)");
            }
            level = above;
        }
        return String.join(" UNION ALL ", level);
    }

    /** One statement a row. */
    static List<String> inserts(Seed seed) {
        List<String> inserts = new ArrayList<>();
        for (List<String> row : seed.rows()) {
            inserts.add("INSERT INTO " + SqliteNames.QUOTING.name(seed.table()) + " ("
                    + SqliteNames.QUOTING.names(seed.columns()) + ") SELECT " + String.join(", ", row)
                    + " WHERE NOT EXISTS (" + find(seed, row) + ")");
        }
        return inserts;
    }

    private static String find(Seed seed, List<String> row) {
        StringBuilder sql = new StringBuilder("SELECT 1 FROM ").append(SqliteNames.QUOTING.name(seed.table()));
        for (int k = 0; k < seed.key().size(); k++) {
            Name key = seed.key().get(k);
            sql.append(k == 0 ? " WHERE " : " AND ")
                    .append(SqliteNames.QUOTING.name(key))
                    .append(" IS ")
                    .append(row.get(seed.columns().indexOf(key)));
        }
        return sql.toString();
    }
}
