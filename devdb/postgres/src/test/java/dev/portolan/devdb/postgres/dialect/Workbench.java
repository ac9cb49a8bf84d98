package dev.portolan.devdb.postgres.dialect;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** A scratch database to make states on, and the way from one to another. */
final class Workbench implements AutoCloseable {
    static final Dialect DIALECT = Dialects.named("postgres");

    /** What came after 14. */
    private static final Map<Pattern, Integer> SINCE = Map.of(
            Pattern.compile("NULLS NOT DISTINCT"),
            15,
            Pattern.compile("SET NULL \\("),
            15,
            Pattern.compile("VIRTUAL"),
            18);

    private final DevServer.Scratch scratch;

    Workbench() throws SQLException {
        scratch = DIALECT.dev().scratch(PostgresForTests.server());
    }

    Connection connection() {
        return scratch.connection();
    }

    void execute(String sql) throws SQLException {
        assumeKnown(sql);
        if (!sql.isBlank()) {
            try (Statement statement = connection().createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            }
        }
    }

    /** Older servers are tried with what they know. */
    private void assumeKnown(String sql) throws SQLException {
        int server = connection().getMetaData().getDatabaseMajorVersion();
        for (Map.Entry<Pattern, Integer> since : SINCE.entrySet()) {
            if (server < since.getValue()) {
                Assumptions.assumeFalse(
                        since.getKey().matcher(sql).find(),
                        () -> since.getKey() + ": PostgreSQL " + since.getValue() + " runs it");
            }
        }
    }

    void execute(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            try {
                execute(step.sql());
            } catch (SQLException e) {
                throw new SQLException(e.getMessage() + "\nin: " + step.sql(), e.getSQLState(), e);
            }
        }
    }

    Physical inspect() throws SQLException {
        return DIALECT.inspector().inspect(connection(), Scope.ALL);
    }

    /** What an empty database is after that SQL. */
    Physical state(String sql) throws SQLException {
        scratch.clean();
        execute(sql);
        return inspect();
    }

    static Difference diff(Physical from, Physical to, Hints hints) {
        return new Differ(DIALECT.rules()).diff(from, to, hints);
    }

    static Planner.Planned plan(Difference difference, Hints hints) {
        return DIALECT.planner().plan(difference.from(), difference.to(), difference.changes(), hints);
    }

    static Planner.Planned reverse(Difference difference) {
        Difference back = new Differ(DIALECT.rules()).reverse(difference);
        return plan(back, difference.reverseHints());
    }

    /** As the atlas format writes it. */
    static String text(List<Step> steps) {
        return steps.stream()
                .map(s -> "-- " + s.comment().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + s.comment().substring(1) + "\n" + s.sql() + ";\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws SQLException {
        scratch.close();
    }
}
