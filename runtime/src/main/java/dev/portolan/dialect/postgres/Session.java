package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Scope;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A look at a database: the default schema and those in scope. While it is open the search path is the default schema alone, so
 * that the server qualifies names in the same way wherever it is asked.
 */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Scope scope;
    private final String defaultSchema;
    private final String searchPath;
    private final int version;
    private final String jit;
    private final String[] schemas;

    Session(Connection connection, Scope scope) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        // Compiling catalog queries to machine code would take longer than running them.
        String sql =
                "SELECT current_schema(), current_setting('search_path'), current_setting('server_version_num')::int,"
                        + " current_setting('jit'), set_config('jit', 'off', false),"
                        + " set_config('search_path', coalesce(quote_ident(current_schema()), 'pg_catalog'), false)";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            this.defaultSchema = row.getString(1);
            this.searchPath = row.getString(2);
            this.version = row.getInt(3);
            this.jit = row.getString(4);
        }
        if (defaultSchema == null) {
            throw PortolanException.failed(
                    "no-default-schema",
                    "The connection has no default schema: none of its search path (" + searchPath
                            + ") exists. Create it, or name another with currentSchema= in the URL.");
        }
        List<String> names = new ArrayList<>(List.of(defaultSchema));
        for (Name schema : scope.schemas()) {
            if (!names.contains(schema.text())) {
                names.add(schema.text());
            }
        }
        this.schemas = names.toArray(String[]::new);
    }

    /** Takes one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Runs a query; each {@code ANY(?)} in it takes the names of the schemas. */
    void query(String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameters = sql.split("ANY\\(\\?\\)", -1).length - 1;
            for (int i = 1; i <= parameters; i++) {
                statement.setArray(i, connection.createArrayOf("text", schemas));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** Runs a query that takes nothing; its text may hold anything. */
    void queryText(String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** An expression where the server knows it, else another: {@code since} is a major version. */
    String since(int since, String expression, String otherwise) {
        return version >= since * 10_000 ? expression : otherwise;
    }

    QName name(String schema, String name) {
        return new QName(schema.equals(defaultSchema) ? null : Name.quoted(schema), Name.quoted(name));
    }

    boolean excludes(QName name) {
        return scope.excludes().test(name);
    }

    String defaultSchema() {
        return defaultSchema;
    }

    @Override
    public void close() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT set_config('search_path', ?, false), set_config('jit', ?, false)")) {
            statement.setString(1, searchPath);
            statement.setString(2, jit);
            statement.execute();
        }
    }
}
