package dev.portolan.acceptance.property;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.Dialects;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One database of the test server, emptied for each pair. */
final class PostgresHost extends Host {
    private final String url;
    private final Connection kept;

    PostgresHost() throws SQLException {
        super(new PostgresRules(), Dialects.named("postgres").dev().scratch(PostgresForTests.server()));
        this.url = PostgresForTests.freshUrl();
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
    void reset() throws SQLException {
        execute(kept, "DROP SCHEMA public CASCADE");
        execute(kept, "CREATE SCHEMA public");
    }

    @Override
    Connection open() throws SQLException {
        Connection c = DriverManager.getConnection(url);
        execute(c, "SET TIME ZONE 'UTC'");
        return c;
    }

    @Override
    List<String> everything() throws SQLException {
        List<String> all = new ArrayList<>();
        Connection c = kept;
        all.add(dialect.inspector().inspect(c, dev.portolan.dialect.Scope.ALL).toString());
        for (List<String> t : query(c, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
            query(c, "SELECT t::text FROM " + rules.quote(t.get(0)) + " t").stream()
                    .map(r -> t.get(0) + r)
                    .sorted()
                    .forEach(all::add);
        }
        query(
                        c,
                        "SELECT sequencename, coalesce(last_value::text, '-') FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1")
                .forEach(r -> all.add(r.toString()));
        return all;
    }

    @Override
    void load(Connection c, List<String> inserts, Pair p) throws SQLException {
        c.setAutoCommit(false);
        execute(c, "SET session_replication_role = replica");
        for (String insert : inserts) {
            execute(c, insert);
        }
        for (Model.Table t : p.a.tables) {
            for (Model.Column col : t.columns) {
                if (col.identity) {
                    execute(
                            c,
                            "SELECT setval(" + sequence(p, t, col) + ", greatest(1, (SELECT max("
                                    + rules.quote(p.stored(col)) + ") FROM " + rules.quote(p.stored(t)) + ")))");
                }
            }
        }
        for (Model.Seq s : p.a.sequences) {
            execute(c, "SELECT setval('" + s.name() + "', 151)");
        }
        c.commit();
    }

    @Override
    void clear(Connection c, List<String> deletions) throws SQLException {
        execute(c, "SET session_replication_role = replica");
        for (String deletion : deletions) {
            execute(c, deletion);
        }
    }

    private String sequence(Pair p, Model.Table t, Model.Column c) {
        return "pg_get_serial_sequence(" + Values.literal(rules.quote(p.stored(t))) + ", " + Values.literal(p.stored(c))
                + ")";
    }

    @Override
    List<String> defects(Pair p, Model now, Map<Integer, List<Oracle.Row>> expected) throws SQLException {
        List<String> found = new ArrayList<>();
        Connection c = kept;
        query(c, "SELECT conrelid::regclass, conname FROM pg_constraint WHERE NOT convalidated")
                .forEach(r -> found.add("not validated: " + r));
        for (Model.Table t : now.tables) {
            for (Model.Column col : t.columns) {
                if (col.identity) {
                    String table = rules.quote(p.stored(t));
                    long max = Long.parseLong(
                            query(c, "SELECT coalesce(max(" + rules.quote(p.stored(col)) + "), 0) FROM " + table)
                                    .get(0)
                                    .get(0));
                    if (max == Long.MAX_VALUE) {
                        continue; // there is no next number
                    }
                    long next = Long.parseLong(query(c, "SELECT nextval(" + sequence(p, t, col) + ")")
                            .get(0)
                            .get(0));
                    if (next <= max) {
                        found.add("counter of " + table + " gives " + next + ", highest id " + max);
                    }
                }
            }
        }
        for (Model.Seq s : now.sequences) {
            boolean old = p.a.sequences.stream().anyMatch(x -> x.id() == s.id());
            List<List<String>> value = query(c, "SELECT last_value FROM " + s.name());
            if (!value.equals(List.of(List.of(old ? "151" : Long.toString(s.start()))))) {
                found.add("sequence " + s.name() + ": " + value);
            }
        }
        return found;
    }
}
