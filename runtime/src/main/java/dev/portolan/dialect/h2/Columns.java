package dev.portolan.dialect.h2;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of all tables, and what those of views are called. */
final class Columns {
    static final String INVISIBLE = "INVISIBLE";
    static final String DEFAULT_ON_NULL = "DEFAULT ON NULL";
    private static final String COLUMNS = """
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH,
                   NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, INTERVAL_TYPE, INTERVAL_PRECISION,
                   MAXIMUM_CARDINALITY, DTD_IDENTIFIER, DOMAIN_SCHEMA, DOMAIN_NAME, GEOMETRY_TYPE, GEOMETRY_SRID,
                   IS_IDENTITY, IDENTITY_GENERATION, IDENTITY_START, IDENTITY_INCREMENT, IS_GENERATED, GENERATION_EXPRESSION,
                   COLUMN_ON_UPDATE, IS_VISIBLE, DEFAULT_ON_NULL, REMARKS
            FROM INFORMATION_SCHEMA.COLUMNS
            WHERE TABLE_SCHEMA = ANY(?)
            ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION
            """;

    private final Session session;
    private final Relations relations;
    private final TypeTexts types;

    Columns(Session session, Relations relations, TypeTexts types) {
        this.session = session;
        this.relations = relations;
        this.types = types;
    }

    void read() throws SQLException {
        session.query(COLUMNS, row -> {
            Relation table = relations.table(row);
            if (table != null) {
                table.columns.add(column(row));
            } else {
                relations.viewColumn(row);
            }
        });
    }

    private Column column(ResultSet row) throws SQLException {
        boolean generated = row.getString("IS_GENERATED").equals("ALWAYS");
        boolean identity = row.getString("IS_IDENTITY").equals("YES");
        String value = Expressions.canonicalDefault(row.getString("COLUMN_DEFAULT"));
        String onUpdate = Expressions.canonical(row.getString("COLUMN_ON_UPDATE"));
        return new Column(
                Name.quoted(row.getString("COLUMN_NAME")),
                PerDialect.of(type(row)),
                row.getString("IS_NULLABLE").equals("YES"),
                value == null || generated || identity ? null : PerDialect.of(value),
                generated
                        ? new Column.Generated(
                                PerDialect.of(Expressions.canonical(row.getString("GENERATION_EXPRESSION"))), true)
                        : null,
                identity ? identity(row) : null,
                null,
                row.getString("REMARKS"),
                options(row),
                onUpdate == null ? null : PerDialect.of(onUpdate));
    }

    private Native type(ResultSet row) throws SQLException {
        String domain = row.getString("DOMAIN_NAME");
        return domain == null
                ? types.of(row, row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME"))
                : Native.of(H2Names.QUOTING.name(session.name(row.getString("DOMAIN_SCHEMA"), domain)));
    }

    private static Column.Identity identity(ResultSet row) throws SQLException {
        long start = row.getLong("IDENTITY_START");
        long increment = row.getLong("IDENTITY_INCREMENT");
        return new Column.Identity(
                row.getString("IDENTITY_GENERATION").equals("ALWAYS"),
                start == 1 ? null : start,
                increment == 1 ? null : increment);
    }

    private static String options(ResultSet row) throws SQLException {
        List<String> options = new ArrayList<>();
        if (!row.getBoolean("IS_VISIBLE")) {
            options.add(INVISIBLE);
        }
        if (row.getBoolean("DEFAULT_ON_NULL")) {
            options.add(DEFAULT_ON_NULL);
        }
        return options.isEmpty() ? null : String.join(" ", options);
    }
}
