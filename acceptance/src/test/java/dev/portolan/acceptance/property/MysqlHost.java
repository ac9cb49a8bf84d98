package dev.portolan.acceptance.property;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Server;
import dev.portolan.schema.Physical;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two databases of the test server: MySQL, or MariaDB. */
final class MysqlHost extends Host {
    private final Server server;
    private final DevServer.Scratch target;
    private final String url;

    MysqlHost(Rules rules, Server server) throws SQLException {
        super(rules, Dialects.named(rules.dialect()).dev().scratch(server));
        this.server = server;
        this.target = dialect.dev().scratch(server);
        this.url = server.url()
                .replaceFirst(
                        "^([^/?]*//[^/?]*)(/[^?]*)?",
                        "$1/"
                                + query(target.connection(), "SELECT DATABASE()")
                                        .get(0)
                                        .get(0));
    }

    @Override
    boolean undoes() {
        return false;
    }

    @Override
    Connection look() {
        return target.connection();
    }

    @Override
    public void close() throws SQLException {
        target.close();
        super.close();
    }

    @Override
    void reset(Pair next) throws SQLException {
        target.clean();
    }

    @Override
    Connection open() throws SQLException {
        return server.connect(url);
    }

    @Override
    List<String> everything(Physical seen) throws SQLException {
        List<String> all = new ArrayList<>();
        Connection c = look();
        all.add(seen.toString());
        for (List<String> t : query(c, "SHOW FULL TABLES")) {
            all.add(t.toString());
            if (t.get(1).equals("BASE TABLE")) {
                all.addAll(
                        query(c, "SHOW CREATE TABLE " + rules.quote(t.get(0))).get(0));
                query(c, "SELECT * FROM " + rules.quote(t.get(0))).stream()
                        .map(r -> t.get(0) + r)
                        .sorted()
                        .forEach(all::add);
            } else if (t.get(1).equals("SEQUENCE")) {
                all.add(query(c, "SELECT * FROM " + rules.quote(t.get(0))).toString());
            }
        }
        return all;
    }

    @Override
    void load(Connection c, List<String> inserts, Pair p) throws SQLException {
        execute(c, "SET foreign_key_checks = 0");
        c.setAutoCommit(false);
        executeAll(c, inserts);
        for (Model.Seq s : p.a.sequences) {
            execute(
                    c,
                    rules.is("mysql")
                            ? "UPDATE " + rules.quote(s.name()) + " SET next_val = 151"
                            : "SELECT SETVAL(" + rules.quote(s.name()) + ", 151, 0)");
        }
        c.commit();
    }

    @Override
    void clear(Connection c, List<String> deletions) throws SQLException {
        execute(c, "SET foreign_key_checks = 0");
        executeAll(c, deletions);
    }

    @Override
    List<String> defects(Pair p, Model now, Map<Integer, List<Oracle.Row>> expected) throws SQLException {
        List<String> found = new ArrayList<>();
        Connection c = look();
        for (Model.Seq s : now.sequences) {
            boolean old = p.a.sequences.stream().anyMatch(x -> x.id() == s.id());
            String column = rules.is("mysql") ? "next_val" : "next_not_cached_value";
            List<List<String>> value = query(c, "SELECT " + column + " FROM " + rules.quote(s.name()));
            if (!value.equals(List.of(List.of(old ? "151" : Long.toString(s.start()))))) {
                found.add("sequence " + s.name() + ": " + value);
            }
        }
        return found;
    }
}
