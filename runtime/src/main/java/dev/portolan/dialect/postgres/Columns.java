package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of all tables. */
final class Columns {
    private static final Map<String, String> SERIAL =
            Map.of("smallint", "smallserial", "integer", "serial", "bigint", "bigserial");
    private static final String COLUMNS = """
            SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull,
                   a.attidentity::text AS identity, a.attgenerated::text AS generated,
                   pg_get_expr(d.adbin, d.adrelid) AS expression,
                   CASE WHEN a.attcollation <> t.typcollation THEN l.collname END AS collation,
                   o.description AS comment,
                   en.nspname AS enum_schema, e.typname AS enum_name
            FROM (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = ANY(?) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                  UNION SELECT confrelid FROM pg_constraint WHERE contype = 'f') r
            JOIN pg_attribute a ON a.attrelid = r.oid
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN pg_description o ON o.classoid = 'pg_class'::regclass AND o.objoid = a.attrelid
                                      AND o.objsubid = a.attnum
            LEFT JOIN pg_collation l ON l.oid = a.attcollation
            LEFT JOIN pg_type e ON e.oid = CASE WHEN t.typelem <> 0 AND t.typlen = -1 THEN t.typelem ELSE t.oid END
                               AND e.typtype = 'e'
            LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
            WHERE a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum
            """;

    private final Session session;
    private final Relations relations;
    private final Sequences sequences;
    private final Set<Sequences.Place> serial = new HashSet<>();

    Columns(Session session, Relations relations, Sequences sequences) {
        this.session = session;
        this.relations = relations;
        this.sequences = sequences;
    }

    void read() throws SQLException {
        session.query(COLUMNS, row -> {
            long id = row.getLong("attrelid");
            relations.column(id, row.getInt("attnum"), Name.quoted(row.getString("attname")));
            Relation table = relations.tables.get(id);
            if (table != null) {
                table.columns.add(column(row, table.name));
            }
        });
        sequences.releaseRest(serial);
    }

    private Column column(ResultSet row, QName table) throws SQLException {
        Native type = type(row);
        Sequences.Place place = new Sequences.Place(row.getLong("attrelid"), row.getInt("attnum"));
        Name name = Name.quoted(row.getString("attname"));
        String identity = row.getString("identity");
        String generated = row.getString("generated");
        String expression = row.getString("expression");
        String canonical = generated.isEmpty()
                ? Expressions.canonicalDefault(expression, type)
                : Expressions.canonical(expression);
        boolean notNull = row.getBoolean("attnotnull");
        Sequence owned = sequences.owned(place);
        if (owned != null && notNull && isSerial(owned, type, expression)) {
            serial.add(place);
            type = serial(owned, table, name, SERIAL.get(type.name()));
            canonical = null;
        }
        boolean hasDefault = canonical != null && generated.isEmpty();
        return new Column(
                name,
                PerDialect.of(type),
                !notNull,
                hasDefault ? PerDialect.of(canonical) : null,
                generated.isEmpty() ? null : new Column.Generated(PerDialect.of(canonical), generated.equals("s")),
                identity.isEmpty() ? null : sequences.identity(place, identity.equals("a")),
                row.getString("collation"),
                row.getString("comment"),
                null);
    }

    private Native type(ResultSet row) throws SQLException {
        Native type = PostgresTypes.parse(row.getString("type"));
        String name = row.getString("enum_name");
        if (name == null) {
            return type;
        }
        String quoted = PostgresNames.QUOTING.name(session.name(row.getString("enum_schema"), name));
        return new Native(
                quoted
                        + type.name()
                                .substring(
                                        PostgresTypes.elementName(type.name()).length()),
                List.of());
    }

    /** Whether the column is what {@code serial} makes: anything else about the sequence would be lost under that name. */
    private static boolean isSerial(Sequence owned, Native type, String expression) {
        String expected = SERIAL.get(type.name());
        boolean plain = owned.start() == 1
                && owned.increment() == 1
                && (owned.options() == null || owned.options().equals("AS " + type.name()));
        return expected != null && plain && expression != null && expression.equals(nextval(owned.name()));
    }

    /** As the server prints it. */
    private static String nextval(QName sequence) {
        String name = ident(sequence.name());
        String qualified = sequence.schema() == null ? name : ident(sequence.schema()) + "." + name;
        return "nextval(" + PostgresNames.QUOTING.literal(qualified) + "::regclass)";
    }

    private static String ident(Name name) {
        return name.text().matches("[a-z_][a-z0-9_]*") ? name.text() : PostgresNames.QUOTING.name(name);
    }

    private static Native serial(Sequence owned, QName table, Name column, String type) {
        boolean usual = owned.name().equals(table.sibling(Name.quoted(table.text() + "_" + column.text() + "_seq")));
        return usual ? Native.of(type) : Native.of(type, owned.name().text());
    }
}
