package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Scope;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A look at a server: the default database and those in scope. */
public final class Session {
    private final Connection connection;
    private final Scope scope;
    private final String defaultSchema;
    private final FoldedNames folded;
    private String list;
    /** The collation that tables of a database have unless they say otherwise. */
    final Map<String, String> collations = new LinkedHashMap<>();

    Session(Connection connection, Scope scope) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        Set<String> schemas = new LinkedHashSet<>();
        scope.schemas().forEach(s -> schemas.add(s.text()));
        String named = literals(schemas);
        String[] current = new String[2];
        query(
                "SELECT SCHEMA_NAME, DEFAULT_COLLATION_NAME, DATABASE(), @@lower_case_table_names FROM information_schema.SCHEMATA"
                        + " WHERE SCHEMA_NAME = DATABASE()"
                        + (named.isEmpty() ? "" : " OR SCHEMA_NAME IN (" + named + ")"),
                row -> {
                    collations.put(row.getString(1), row.getString(2));
                    current[0] = row.getString(3);
                    current[1] = row.getString(4);
                });
        if (current[0] == null) {
            throw PortolanException.failed(
                    "no-default-schema",
                    "The connection has no default database: name one in the URL, jdbc:mysql://host/database.");
        }
        this.defaultSchema = current[0];
        schemas.add(defaultSchema);
        this.folded = current[1].equals("0") ? null : new FoldedNames(scope);
        if (current[1].equals("1")) {
            List<String> asWritten = List.copyOf(schemas);
            schemas.clear();
            asWritten.forEach(s -> schemas.add(s.toLowerCase(Locale.ROOT)));
        }
        // MariaDB looks at one database only where it is told by an equation.
        list = schemas.size() == 1 ? " = " + literals(schemas) : " IN (" + literals(schemas) + ")";
    }

    private static String literals(Set<String> texts) {
        return texts.stream().map(MysqlNames.QUOTING::literal).collect(Collectors.joining(", "));
    }

    /** Takes one row. */
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Runs a query; {@code x IN :schemas} in it limits it to the databases that are looked at. */
    public void query(String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(list == null ? sql : sql.replace(" IN :schemas", list))) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    public QName name(String schema, String name) {
        QName stored = new QName(schema.equals(defaultSchema) ? null : Name.quoted(schema), Name.quoted(name));
        return folded == null ? stored : folded.spelled(stored);
    }

    /** A database other than the default one. */
    Name schema(String stored) {
        return folded == null ? Name.quoted(stored) : folded.schema(Name.quoted(stored));
    }

    public boolean excludes(QName name) {
        return scope.excludes().test(name);
    }

    boolean knows(String schema) {
        return collations.containsKey(schema);
    }

    String defaultSchema() {
        return defaultSchema;
    }
}
