package dev.portolan.dialect.h2;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.Fresh;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real H2 database in memory. */
final class Database implements AutoCloseable {
    static final H2Dialect DIALECT = new H2Dialect();
    static final Physical NOTHING = new Physical("h2", Graph.EMPTY);

    final Connection connection;

    Database(String... statements) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        run(statements);
    }

    /** What those statements make. */
    static Physical read(String... statements) throws SQLException {
        try (Database database = new Database(statements)) {
            return database.inspect();
        }
    }

    void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\n  in: " + sql, e);
                }
            }
        }
    }

    void run(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            run(step.sql());
        }
    }

    /** All schemas. */
    Physical inspect() throws SQLException {
        List<Name> schemas = rows("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"
                        + " WHERE SCHEMA_NAME NOT IN ('PUBLIC', 'INFORMATION_SCHEMA')")
                .stream()
                .map(Name::quoted)
                .toList();
        return DIALECT.inspector().inspect(connection, new Scope(schemas, t -> false, List.of()));
    }

    static Difference diff(Physical from, Physical to, Hints hints) {
        return new Differ(DIALECT.rules()).diff(from, to, hints, Fresh.ALL);
    }

    static Planned plan(Difference difference, Hints hints) {
        return DIALECT.planner().plan(difference.from(), difference.to(), difference.changes(), hints);
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

    /** What differs, as text; empty when the two are one. */
    static List<String> differences(Physical is, Physical wanted) {
        return Stream.concat(
                        diff(is, wanted, Hints.NONE).changes().stream(),
                        diff(wanted, is, Hints.NONE).changes().stream())
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
