package dev.portolan.devdb.server.mysql;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.dialect.Server;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A scratch database to make states on, and the way from one to another. */
public final class Bench implements AutoCloseable {
    private final Dialect dialect;
    private final DevServer.Scratch scratch;

    public Bench(String dialect, Server server) throws SQLException {
        this.dialect = Dialects.named(dialect);
        this.scratch = this.dialect.dev().scratch(server);
    }

    public Dialect dialect() {
        return dialect;
    }

    public Connection connection() {
        return scratch.connection();
    }

    /** One statement. */
    public void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e);
        }
    }

    /** A file. */
    public void script(String sql) throws SQLException {
        for (dev.portolan.sql.Statement statement : Splitter.split(sql, dialect.splitRules())) {
            execute(statement.text());
        }
    }

    public void execute(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            execute(step.sql());
        }
    }

    public Physical inspect() throws SQLException {
        return dialect.inspector().inspect(connection(), Scope.ALL);
    }

    /** What an empty database is after that SQL. */
    public Physical state(String sql) throws SQLException {
        scratch.clean();
        script(sql);
        return inspect();
    }

    public void clean() throws SQLException {
        scratch.clean();
    }

    public Physical nothing() {
        return new Physical(dialect.name(), Graph.EMPTY);
    }

    public Difference diff(Physical from, Physical to) {
        return new Differ(dialect.rules()).diff(from, to, Hints.NONE);
    }

    public Planner.Planned plan(Difference difference, Hints hints) {
        return dialect.planner().plan(difference.from(), difference.to(), difference.changes(), hints);
    }

    public Planner.Planned reverse(Difference difference) {
        return plan(new Differ(dialect.rules()).reverse(difference), difference.reverseHints());
    }

    /** As the atlas format writes it. */
    public static String text(List<Step> steps) {
        return steps.stream()
                .map(s -> "-- " + s.comment().substring(0, 1).toUpperCase(Locale.ROOT)
                        + s.comment().substring(1) + "\n" + s.sql() + ";\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws SQLException {
        scratch.close();
    }
}
