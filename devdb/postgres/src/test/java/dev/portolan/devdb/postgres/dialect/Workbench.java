package dev.portolan.devdb.postgres.dialect;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Column;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
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
            18,
            // one that is not stored and does not say so
            Pattern.compile(
                    "GENERATED ALWAYS AS \\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*+\\)(?!\\s*STORED)",
                    Pattern.CASE_INSENSITIVE),
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
        run(sql);
    }

    private void run(String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection().createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            }
        }
    }

    /** Older servers are given what they know; what we write ourselves is not asked. */
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
                run(step.sql());
            } catch (SQLException e) {
                throw new SQLException(e.getMessage() + "\nin: " + step.sql(), e.getSQLState(), e);
            }
        }
    }

    /** In the files that the atlas format writes of them, each in a transaction. */
    void files(List<Step> steps) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        DirFormat format = Formats.named("atlas");
        connection().setAutoCommit(false);
        try {
            for (MigrationFile file :
                    format.render("20260101000000", "x", new Plan(steps, List.of(), List.of()), DIALECT.splitRules())) {
                for (dev.portolan.sql.Statement statement : format.statements(file, DIALECT.splitRules())) {
                    try {
                        execute(statement.text());
                    } catch (SQLException e) {
                        throw new SQLException(e.getMessage() + "\nin: " + file.text(), e.getSQLState(), e);
                    }
                }
                connection().commit();
            }
        } finally {
            connection().rollback();
            connection().setAutoCommit(true);
        }
    }

    /** Columns by name: one that was made anew stands last. What is kept without its text, which types may change. */
    static Physical sorted(Physical state) {
        return new Physical(
                state.dialect(),
                state.graph()
                        .withOpaques(state.graph().opaques().stream()
                                .map(o -> new Opaque(o.kind(), o.name(), o.table(), ""))
                                .toList())
                        .withTables(state.graph().tables().stream()
                                .map(t -> t.withColumns(t.columns().stream()
                                        .sorted(Comparator.comparing(Column::name))
                                        .toList()))
                                .toList()));
    }

    /** The first column of each row. */
    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    Physical inspect() throws SQLException {
        return inspect(List.of());
    }

    /** @param schemas besides the default one */
    Physical inspect(List<Name> schemas) throws SQLException {
        return DIALECT.inspector().inspect(connection(), new Scope(schemas, t -> false, List.of()));
    }

    /** What an empty database is after that SQL. */
    Physical state(String sql) throws SQLException {
        return state(sql, List.of());
    }

    /** @param schemas besides the default one */
    Physical state(String sql, List<Name> schemas) throws SQLException {
        scratch.clean();
        execute(sql);
        return inspect(schemas);
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
