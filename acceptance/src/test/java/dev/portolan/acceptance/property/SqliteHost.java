package dev.portolan.acceptance.property;

import dev.portolan.dialect.Dialects;
import dev.portolan.schema.Physical;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file. */
final class SqliteHost extends Host {
    private final Path file;
    /** Whether connections enforce foreign keys, as some tools and drivers do and others do not. */
    private boolean enforcing;

    private Connection kept;

    SqliteHost(Path file) throws SQLException {
        super(
                new SqliteRules(),
                Dialects.named("sqlite").dev().scratch(DriverManager.getConnection("jdbc:sqlite::memory:")));
        this.file = file;
    }

    @Override
    void reset(Pair next) throws SQLException {
        enforcing = next.seed % 2 == 0;
        if (kept != null) {
            kept.close();
            kept = null;
        }
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + "-journal"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    Connection look() throws SQLException {
        if (kept == null) {
            kept = open();
        }
        return kept;
    }

    @Override
    Connection open() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + file + "?synchronous=OFF&journal_mode=MEMORY&foreign_keys=" + enforcing);
    }

    @Override
    List<String> everything(Physical seen) throws SQLException {
        List<String> all = new ArrayList<>();
        Connection c = look();
        for (List<String> o : query(c, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")) {
            all.add(o.toString());
            if (o.get(0).equals("table")) {
                List<String> columns =
                        query(c, "SELECT name FROM pragma_table_xinfo(" + Values.literal(o.get(1)) + ")").stream()
                                .map(r -> "quote(" + rules.quote(r.get(0)) + ")")
                                .toList();
                query(c, "SELECT " + String.join(", ", columns) + " FROM " + rules.quote(o.get(1)) + " ORDER BY 1")
                        .stream()
                        .map(r -> "  " + r)
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    @Override
    void load(Connection c, List<String> inserts, Pair p) throws SQLException {
        execute(c, "PRAGMA foreign_keys = off");
        execute(c, "BEGIN");
        executeAll(c, inserts);
        for (Model.Seq s : p.a.sequences) {
            execute(c, "UPDATE " + rules.quote(s.name()) + " SET next_val = 151");
        }
        for (Model.View v : p.a.views) {
            execute(c, "CREATE VIEW " + v.name() + " AS " + select(p, p.a, v));
        }
        for (Model.Trigger t : p.a.triggers) {
            execute(c, trigger(p, t));
        }
        execute(c, "COMMIT");
    }

    @Override
    void clear(Connection c, List<String> deletions) throws SQLException {
        execute(c, "PRAGMA foreign_keys = off");
        for (String deletion : deletions) {
            execute(c, deletion);
        }
    }

    private String select(Pair p, Model m, Model.View v) {
        Model.Table t = m.table(v.table());
        int[] n = {0};
        return "SELECT "
                + v.columns().stream()
                        .map(x -> rules.quote(p.stored(t.column(x))) + " AS v" + n[0]++)
                        .collect(Collectors.joining(", "))
                + " FROM " + rules.quote(p.stored(t))
                + (v.where() == null ? "" : " WHERE " + p.sql(v.where(), m));
    }

    /** Fired by a deletion, it empties another table: a migration that deletes rows shows. */
    private String trigger(Pair p, Model.Trigger t) {
        String column = rules.quote(p.stored(p.a.column(t.column())));
        String entry = rules.quote(p.stored(p.a.column(t.logColumn())));
        return "CREATE TRIGGER " + t.name() + " AFTER DELETE ON " + rules.quote(p.stored(p.a.table(t.table())))
                + " WHEN OLD."
                + column + " IS NULL OR OLD." + column + " IS NOT NULL BEGIN DELETE FROM "
                + rules.quote(p.stored(p.a.table(t.log()))) + " WHERE " + entry + " IS NULL OR " + entry
                + " IS NOT NULL; END";
    }

    @Override
    List<String> defects(Pair p, Model now, Map<Integer, List<Oracle.Row>> expected) throws SQLException {
        List<String> found = new ArrayList<>();
        Connection c = look();
        query(c, "PRAGMA foreign_key_check").forEach(r -> found.add("orphan: " + r));
        query(c, "PRAGMA integrity_check").stream()
                .filter(r -> !r.equals(List.of("ok")))
                .forEach(r -> found.add("integrity: " + r));
        counters(p, now, c, found);
        for (Model.Seq s : now.sequences) {
            boolean old = p.a.sequences.stream().anyMatch(x -> x.id() == s.id());
            List<List<String>> value = query(c, "SELECT next_val FROM " + rules.quote(s.name()));
            if (!value.equals(List.of(List.of(old ? "151" : Long.toString(s.start()))))) {
                found.add("sequence " + s.name() + ": " + value);
            }
        }
        for (Model.View v : p.a.views) {
            view(p, now, c, v, expected, found);
        }
        for (Model.Trigger t : p.a.triggers) {
            try {
                List<List<String>> there = query(
                        c, "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = '" + t.name() + "'");
                String table = p.stored(now.table(t.table()));
                if (!there.equals(List.of(List.of(table)))) {
                    found.add("trigger " + t.name() + " is on " + there + ", not on " + table);
                }
                query(c, "EXPLAIN DELETE FROM " + rules.quote(table));
            } catch (SQLException e) {
                found.add("trigger " + t.name() + ": " + e.getMessage());
            }
        }
        return found;
    }

    private void counters(Pair p, Model now, Connection c, List<String> found) throws SQLException {
        for (Model.Table t : now.tables) {
            for (Model.Column col : t.columns) {
                if (!col.identity) {
                    continue;
                }
                List<List<String>> max = query(
                        c,
                        "SELECT coalesce(max(" + rules.quote(p.stored(col)) + "), 0) FROM " + rules.quote(p.stored(t)));
                List<List<String>> seq = query(
                        c,
                        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = "
                                + Values.literal(p.stored(t)));
                long counter = Long.parseLong(seq.get(0).get(0));
                if (counter < Long.parseLong(max.get(0).get(0))) {
                    found.add("counter of " + p.stored(t) + " is " + counter + ", highest id " + max);
                }
            }
        }
    }

    private void view(
            Pair p,
            Model now,
            Connection c,
            Model.View v,
            Map<Integer, List<Oracle.Row>> expected,
            List<String> found) {
        List<String> want = expected.get(v.table()).stream()
                .filter(r -> v.where() == null || Boolean.TRUE.equals(v.where().eval(r.values()::get, rules)))
                .map(r -> v.columns().stream()
                        .map(x -> Values.key(r.values().get(x)))
                        .toList()
                        .toString())
                .sorted()
                .toList();
        List<String> got = new ArrayList<>();
        try (java.sql.Statement s = c.createStatement();
                java.sql.ResultSet r = s.executeQuery("SELECT * FROM " + v.name())) {
            while (r.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < v.columns().size(); i++) {
                    row.add(Values.key(
                            rules.read(r, i + 1, now.column(v.columns().get(i)).type)));
                }
                got.add(row.toString());
            }
        } catch (SQLException e) {
            found.add("view " + v.name() + ": " + e.getMessage());
            return;
        }
        if (!want.toString().contains("<any>")
                && !want.equals(got.stream().sorted().toList())) {
            found.add("view " + v.name() + " gives " + got + ", not " + want);
        }
    }
}
