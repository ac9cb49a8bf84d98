package dev.portolan.dialect.h2;

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

/** A look at a database: the default schema and those in scope. */
final class Session {
    private static final String SETTINGS = """
            SELECT SCHEMA(),
                   (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'DATABASE_TO_UPPER'),
                   (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'OLD_INFORMATION_SCHEMA')
            """;

    private final Connection connection;
    private final Scope scope;
    private final String defaultSchema;
    private final String[] schemas;

    Session(Connection connection, Scope scope) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            this.defaultSchema = row.getString(1);
            refuse("DATABASE_TO_UPPER=FALSE", "false".equalsIgnoreCase(row.getString(2)));
            refuse("OLD_INFORMATION_SCHEMA=TRUE", "true".equalsIgnoreCase(row.getString(3)));
        }
        List<String> names = new ArrayList<>(List.of(defaultSchema));
        for (Name schema : scope.schemas()) {
            if (!names.contains(schema.text())) {
                names.add(schema.text());
            }
        }
        this.schemas = names.toArray(String[]::new);
    }

    private static void refuse(String setting, boolean set) {
        if (set) {
            throw PortolanException.usage(
                    "h2-setting",
                    "The URL of the H2 database says " + setting
                            + ": names or the catalog are other ones then. Leave it out.");
        }
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
                statement.setArray(i, connection.createArrayOf("VARCHAR", schemas));
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

    QName name(String schema, String name) {
        return new QName(schema.equals(defaultSchema) ? null : Name.quoted(schema), Name.quoted(name));
    }

    boolean excludes(QName name) {
        return scope.excludes().test(name);
    }

    String defaultSchema() {
        return defaultSchema;
    }
}
