package dev.portolan.acceptance.property;

import dev.portolan.dialect.Dialects;
import dev.portolan.schema.Physical;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A database in memory, emptied for each pair. */
final class H2Host extends Host {
    private static final String SEQUENCES =
            "SELECT SEQUENCE_NAME, BASE_VALUE FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = 'PUBLIC' ORDER BY 1";
    private static final String COUNTERS =
            "SELECT TABLE_NAME, COLUMN_NAME, IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_SCHEMA = 'PUBLIC' AND IS_IDENTITY = 'YES' ORDER BY 1, 2";
    private static final String TABLES =
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC' ORDER BY 1";

    private final String url;
    private final Connection kept;

    H2Host() throws SQLException {
        super(new H2Rules(), Dialects.named("h2").dev().scratch(DriverManager.getConnection("jdbc:h2:mem:")));
        this.url = "jdbc:h2:mem:" + UUID.randomUUID() + ";TIME ZONE=UTC";
        this.kept = open();
    }

    @Override
    Connection look() {
        return kept;
    }

    @Override
    public void close() throws SQLException {
        kept.close();
        super.close();
    }

    @Override
    void reset(Pair next) throws SQLException {
        execute(kept, "DROP ALL OBJECTS");
    }

    @Override
    Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    List<String> everything(Physical seen) throws SQLException {
        List<String> all = new ArrayList<>();
        all.add(seen.toString());
        for (List<String> t : query(kept, TABLES)) {
            query(kept, "SELECT * FROM " + rules.quote(t.get(0))).stream()
                    .map(r -> t.get(0) + r)
                    .sorted()
                    .forEach(all::add);
        }
        query(kept, SEQUENCES).forEach(r -> all.add(r.toString()));
        query(kept, COUNTERS).forEach(r -> all.add(r.toString()));
        return all;
    }

    @Override
    void load(Connection c, List<String> inserts, Pair p) throws SQLException {
        execute(c, "SET REFERENTIAL_INTEGRITY FALSE");
        for (String insert : inserts) {
            execute(c, insert);
        }
        execute(c, "SET REFERENTIAL_INTEGRITY TRUE");
        for (Model.Table t : p.a.tables) {
            for (Model.Column col : t.columns) {
                if (col.identity) {
                    String name = rules.quote(p.stored(col));
                    String table = rules.quote(p.stored(t));
                    long max = number(c, "SELECT COALESCE(MAX(" + name + "), 0) FROM " + table);
                    if (max > 0 && max < highest(col)) {
                        execute(c, "ALTER TABLE " + table + " ALTER COLUMN " + name + " RESTART WITH " + (max + 1));
                    }
                }
            }
        }
        for (Model.Seq s : p.a.sequences) {
            execute(c, "ALTER SEQUENCE " + s.name() + " RESTART WITH 151");
        }
    }

    private static long highest(Model.Column column) {
        int bits = Family.bits(column.type);
        return bits == 64 ? Long.MAX_VALUE : (1L << (bits - 1)) - 1;
    }

    private static long number(Connection c, String sql) throws SQLException {
        return Long.parseLong(query(c, sql).get(0).get(0));
    }

    @Override
    void clear(Connection c, List<String> deletions) throws SQLException {
        execute(c, "SET REFERENTIAL_INTEGRITY FALSE");
        for (String deletion : deletions) {
            execute(c, deletion);
        }
        execute(c, "SET REFERENTIAL_INTEGRITY TRUE");
    }

    @Override
    List<String> defects(Pair p, Model now, Map<Integer, List<Oracle.Row>> expected) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Model.Table t : now.tables) {
            for (Model.Column col : t.columns) {
                String table = rules.quote(p.stored(t));
                long max = col.identity
                        ? number(kept, "SELECT COALESCE(MAX(" + rules.quote(p.stored(col)) + "), 0) FROM " + table)
                        : Long.MAX_VALUE;
                if (!col.identity || max == highest(col)) {
                    continue; // there is no next number
                }
                long next = query(kept, COUNTERS).stream()
                        .filter(r -> r.get(0).equals(p.stored(t)) && r.get(1).equals(p.stored(col)))
                        .mapToLong(r -> Long.parseLong(r.get(2)))
                        .findFirst()
                        .orElseThrow();
                if (next <= max) {
                    found.add("counter of " + table + " gives " + next + ", highest id " + max);
                }
            }
        }
        for (Model.Seq s : now.sequences) {
            boolean old = p.a.sequences.stream().anyMatch(x -> x.id() == s.id());
            String stored = rules.fold(s.name());
            List<List<String>> value = query(kept, SEQUENCES).stream()
                    .filter(r -> r.get(0).equals(stored))
                    .toList();
            if (!value.equals(List.of(List.of(stored, old ? "151" : Long.toString(s.start()))))) {
                found.add("sequence " + s.name() + ": " + value);
            }
        }
        return found;
    }
}
