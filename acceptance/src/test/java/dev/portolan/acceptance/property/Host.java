package dev.portolan.acceptance.property;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.replay.Normaliser;
import dev.portolan.schema.Physical;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The databases of a run: one that is migrated, and a scratch one. */
abstract class Host implements Normaliser.ScratchDatabase, AutoCloseable {
    final Rules rules;
    final Dialect dialect;
    final DevServer.Scratch scratch;

    Host(Rules rules, DevServer.Scratch scratch) {
        this.rules = rules;
        this.dialect = Dialects.named(rules.dialect());
        this.scratch = scratch;
    }

    @Override
    public Connection empty() throws SQLException {
        scratch.clean();
        return scratch.connection();
    }

    @Override
    public String version() {
        return null;
    }

    /** Empties the database that is migrated, for a pair that comes next. */
    abstract void reset(Pair next) throws SQLException;

    /** A connection to it as a migration tool opens one: nothing of an earlier one is left in it. */
    abstract Connection open() throws SQLException;

    /** Gives back what {@link #open} gave: what was not committed is gone. */
    void done(Connection c) throws SQLException {
        c.close();
    }

    /** Whether what a failed migration did is undone: a database that commits each change to a table keeps what was before. */
    boolean undoes() {
        return true;
    }

    /** A connection that is kept, to look at it. */
    abstract Connection look() throws SQLException;

    /**
     * All that is in it, so that two dumps are equal when nothing has happened.
     *
     * @param seen what the inspector says of it at the moment
     */
    abstract List<String> everything(Physical seen) throws SQLException;

    /** Puts rows in, whatever the foreign keys say in between. */
    abstract void load(Connection c, List<String> inserts, Pair p) throws SQLException;

    /** What is wrong beyond the structure: counters behind, orphans, views or triggers that do not work. */
    abstract List<String> defects(Pair p, Model now, Map<Integer, List<Oracle.Row>> expected) throws SQLException;

    @Override
    public void close() throws SQLException {
        scratch.close();
    }

    static void execute(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n  in: " + sql, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    /** Many statements in one go. */
    static void executeAll(Connection c, List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            for (String sql : statements) {
                s.addBatch(sql);
            }
            s.executeBatch();
        }
    }

    static List<List<String>> query(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            try (ResultSet r = s.executeQuery(sql)) {
                List<List<String>> rows = new ArrayList<>();
                int n = r.getMetaData().getColumnCount();
                while (r.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= n; i++) {
                        row.add(String.valueOf(r.getString(i)));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    List<String> inserts(Pair p) {
        List<String> inserts = new ArrayList<>();
        for (Model.Table t : p.a.tables) {
            for (Oracle.Row row : p.rows.getOrDefault(t.id, List.of())) {
                StringBuilder names = new StringBuilder();
                StringBuilder values = new StringBuilder();
                for (Model.Column c : t.columns) {
                    if (c.generated == null) {
                        names.append(names.isEmpty() ? "" : ", ").append(rules.quote(p.stored(c)));
                        values.append(values.isEmpty() ? "" : ", ")
                                .append(rules.literal(row.values().get(c.id), c.type));
                    }
                }
                inserts.add("INSERT INTO " + rules.quote(p.stored(t)) + " (" + names + ") VALUES (" + values + ")");
            }
        }
        return inserts;
    }

    void loadRows(Pair p) throws SQLException {
        Connection c = open();
        try {
            load(c, inserts(p), p);
        } finally {
            done(c);
        }
    }

    /** Deletes all rows of B's tables. */
    void clearRows(Pair p) throws SQLException {
        Connection c = open();
        try {
            clear(
                    c,
                    p.b.tables.stream()
                            .map(t -> "DELETE FROM " + rules.quote(p.stored(t)))
                            .toList());
        } finally {
            done(c);
        }
    }

    /** Deletes, whatever the foreign keys say in between. */
    abstract void clear(Connection c, List<String> deletions) throws SQLException;

    /** The rows of a model's tables, each value by its column. */
    Map<Integer, List<Map<Integer, Object>>> rows(Pair p, Model m) throws SQLException {
        Map<Integer, List<Map<Integer, Object>>> all = new LinkedHashMap<>();
        try (Statement s = look().createStatement()) {
            s.setEscapeProcessing(false);
            for (Model.Table t : m.tables) {
                StringBuilder sql = new StringBuilder();
                for (Model.Column col : t.columns) {
                    sql.append(sql.isEmpty() ? "SELECT " : ", ")
                            .append(rules.selected(rules.quote(p.stored(col)), col.type));
                }
                List<Map<Integer, Object>> rows = new ArrayList<>();
                try (ResultSet r = s.executeQuery(sql + " FROM " + rules.quote(p.stored(t)))) {
                    while (r.next()) {
                        Map<Integer, Object> row = new LinkedHashMap<>();
                        for (int i = 0; i < t.columns.size(); i++) {
                            row.put(t.columns.get(i).id, rules.read(r, i + 1, t.columns.get(i).type));
                        }
                        rows.add(row);
                    }
                }
                all.put(t.id, rows);
            }
        }
        return all;
    }
}
