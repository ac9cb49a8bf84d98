package dev.portolan.acceptance.property;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Server;
import dev.portolan.dialect.postgres.PostgresUrl;
import dev.portolan.schema.Physical;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two databases of the test server, emptied for each pair; nothing else removes what that leaves in their catalogs. A new
 * connection costs the server more than a small migration, so one that was reset stands for it.
 */
final class PostgresHost extends Host {
    private final DevServer.Scratch target;
    private final String url;
    private Connection tool;
    private int pairs;

    PostgresHost() throws SQLException {
        super(new PostgresRules(), Dialects.named("postgres").dev().scratch(new Tuned(PostgresForTests.server())));
        this.target = dialect.dev().scratch(new Tuned(PostgresForTests.server()));
        this.url = PostgresUrl.withDatabase(
                PostgresForTests.server().url(),
                query(target.connection(), "SELECT current_database()").get(0).get(0));
    }

    /**
     * Whose sessions plan each of the inspector's queries once, as they run thousands of times; what changes tables is no reason to
     * plan a query of the catalog anew.
     */
    private record Tuned(Server server) implements Server {
        @Override
        public String url() {
            return server.url();
        }

        @Override
        public Connection connect(String url) throws SQLException {
            String options = "-c%20plan_cache_mode=force_generic_plan%20-c%20TimeZone=UTC%20-c%20search_path=public";
            String driver = "prepareThreshold=1&preferQueryMode=extendedForPrepared&flushCacheOnDdl=false";
            return server.connect(url + (url.contains("?") ? "&" : "?") + driver + "&options=" + options);
        }
    }

    @Override
    Connection look() {
        return target.connection();
    }

    @Override
    public void close() throws SQLException {
        if (tool != null) {
            tool.close();
        }
        target.close();
        super.close();
    }

    @Override
    void reset(Pair next) throws SQLException {
        target.clean();
        if (++pairs % 200 == 0) {
            execute(target.connection(), "VACUUM");
            scratch.clean();
            execute(scratch.connection(), "VACUUM");
        }
    }

    @Override
    Connection open() throws SQLException {
        if (tool == null) {
            tool = new Tuned(PostgresForTests.server()).connect(url);
        }
        return tool;
    }

    @Override
    void done(Connection c) throws SQLException {
        if (!c.getAutoCommit()) {
            c.rollback();
            c.setAutoCommit(true);
        }
        execute(c, "DISCARD ALL");
    }

    @Override
    List<String> everything(Physical seen) throws SQLException {
        List<String> all = new ArrayList<>();
        Connection c = look();
        all.add(seen.toString());
        List<String> rows = seen.graph().tables().stream()
                .map(t -> "SELECT " + Values.literal(t.name().text()) + " AS t, t::text AS r FROM "
                        + rules.quote(t.name().text()) + " t")
                .toList();
        if (!rows.isEmpty()) {
            query(c, String.join(" UNION ALL ", rows) + " ORDER BY t, r").forEach(r -> all.add(r.toString()));
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
        executeAll(c, inserts);
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
        executeAll(c, deletions);
    }

    private String sequence(Pair p, Model.Table t, Model.Column c) {
        return "pg_get_serial_sequence(" + Values.literal(rules.quote(p.stored(t))) + ", " + Values.literal(p.stored(c))
                + ")";
    }

    @Override
    List<String> defects(Pair p, Model now, Map<Integer, List<Oracle.Row>> expected) throws SQLException {
        List<String> found = new ArrayList<>();
        Connection c = look();
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
