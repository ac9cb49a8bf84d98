package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.Fresh;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real SQLite database in memory. */
final class Database implements AutoCloseable {
    static final SqliteDialect DIALECT = new SqliteDialect();

    final Connection connection;

    Database(String... statements) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        run("PRAGMA foreign_keys = on");
        run(statements);
    }

    static Physical read(String... statements) throws SQLException {
        try (Database database = new Database(statements)) {
            return database.inspect();
        }
    }

    /** Each argument may hold several statements that end at a semicolon followed by a line end. */
    void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** As a careful tool does: stops at the first failure and rolls back. */
    void run(List<Step> steps) throws SQLException {
        try {
            for (Step step : steps) {
                run(step.sql());
            }
        } catch (SQLException e) {
            rollBack();
            throw e;
        }
    }

    private void rollBack() throws SQLException {
        try {
            run("ROLLBACK");
        } catch (SQLException none) {
            if (!none.getMessage().contains("no transaction")) {
                throw none;
            }
        }
        run("PRAGMA foreign_keys = on", "PRAGMA legacy_alter_table = off");
    }

    Physical inspect() throws SQLException {
        return DIALECT.inspector().inspect(connection, Scope.ALL);
    }

    Planned plan(Physical to, Hints hints) throws SQLException {
        return plan(new Differ(DIALECT.rules()).diff(inspect(), to, hints, Fresh.ALL), hints);
    }

    static Planned plan(Difference difference, Hints hints) {
        return DIALECT.planner().plan(difference.from(), difference.to(), difference.changes(), hints);
    }

    /** Plans, runs, and says what was planned. */
    Planned migrate(Physical to, Hints hints) throws SQLException {
        Planned planned = plan(to, hints);
        run(planned.steps());
        return planned;
    }

    Planned migrate(Physical to) throws SQLException {
        return migrate(to, Hints.NONE);
    }

    /** Rows as text, columns joined by {@code |}. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    static boolean inSync(Physical is, Physical wanted) {
        return new Differ(DIALECT.rules()).diff(is, wanted, Hints.NONE).isEmpty();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
