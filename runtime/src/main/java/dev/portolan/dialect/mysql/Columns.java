package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of all tables, and the checks on them. */
final class Columns {
    private static final String SELECT =
            "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE, COLUMN_TYPE, COLLATION_NAME, EXTRA,"
                    + " GENERATION_EXPRESSION, COLUMN_COMMENT, ";
    private static final String FROM =
            " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA IN :schemas" + " ORDER BY ORDINAL_POSITION";
    private static final Pattern PERIOD = Pattern.compile("`(?:[^`]|``)+` < `(?:[^`]|``)+`");
    private static final Pattern ON_UPDATE = Pattern.compile("on update (\\S+)", Pattern.CASE_INSENSITIVE);

    private final Session session;
    private final Relations relations;
    private final Catalog catalog;
    private final Set<Place> json = new HashSet<>();
    private boolean mayHavePeriods;

    Columns(Session session, Relations relations, Catalog catalog) {
        this.session = session;
        this.relations = relations;
        this.catalog = catalog;
    }

    private record Place(QName table, String column) {}

    void read() throws SQLException {
        session.query(catalog.checks(), this::check);
        if (mayHavePeriods && catalog.periods() != null) {
            session.query(catalog.periods(), this::period);
        }
        session.query(SELECT + catalog.columnExtras() + FROM, row -> {
            QName name = session.name(row.getString(1), row.getString(2));
            Relation table = relations.tables.get(name);
            if (table != null) {
                table.columns.add(column(row, name));
            }
        });
    }

    private void check(ResultSet row) throws SQLException {
        QName name = session.name(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME"));
        Relation table = relations.tables.get(name);
        if (table == null) {
            return;
        }
        if (catalog.isJson(row)) {
            json.add(new Place(name, row.getString("CONSTRAINT_NAME")));
            return;
        }
        boolean ofColumn = row.getString("LEVEL").equals("Column");
        mayHavePeriods |= PERIOD.matcher(row.getString("CHECK_CLAUSE")).matches();
        Name check = Name.quoted(row.getString("CONSTRAINT_NAME"));
        table.checks.add(new Check(
                check,
                true,
                PerDialect.of(catalog.expression(row.getString("CHECK_CLAUSE"))),
                ofColumn ? check : null,
                ofColumn ? Syntax.COLUMN_CHECK : "NO".equals(row.getString("ENFORCED")) ? "NOT ENFORCED" : null));
    }

    /** The check that the server makes of a period goes and comes with it. */
    private void period(ResultSet row) throws SQLException {
        Relation table = relations.tables.get(session.name(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME")));
        if (table == null) {
            return;
        }
        String name = row.getString("CONSTRAINT_NAME");
        if (row.getString("LEVEL").equals("Period")) {
            table.options.put(Storage.PERIOD, Syntax.quoted(Name.quoted(name)) + " " + row.getString("CHECK_CLAUSE"));
            table.checks.removeIf(c -> c.name().text().equals(name));
        } else {
            relations
                    .overlaps
                    .computeIfAbsent(table.name, t -> new HashMap<>())
                    .put(name, Syntax.quoted(Name.quoted(row.getString("CHECK_CLAUSE"))));
        }
    }

    private Column column(ResultSet row, QName table) throws SQLException {
        String name = row.getString(3);
        boolean isJson = json.contains(new Place(table, name));
        Native type = isJson ? Native.of("json") : catalog.type(row.getString(6));
        String extra = row.getString(8);
        String expression = row.getString(9);
        boolean generated = expression != null && !expression.isEmpty();
        String collation = row.getString(7);
        boolean inherits = collation == null || isJson || collation.equals(relations.collations.get(table));
        String defaultSql = generated ? null : catalog.defaultOf(row.getString(4), type, extra);
        String onUpdate = onUpdate(extra);
        String comment = row.getString(10);
        return new Column(
                Name.quoted(name),
                PerDialect.of(type),
                row.getString(5).equals("YES"),
                defaultSql == null ? null : PerDialect.of(defaultSql),
                generated
                        ? new Column.Generated(PerDialect.of(catalog.expression(expression)), extra.contains("STORED"))
                        : null,
                extra.contains("auto_increment") ? Column.Identity.DEFAULT : null,
                inherits ? null : collation,
                comment.isEmpty() ? null : comment,
                Attributes.told(extra, row.getString(6), row.getString(11)),
                onUpdate == null ? null : PerDialect.of(onUpdate));
    }

    /** What the server writes when a row changes; null for nothing. */
    private static String onUpdate(String extra) {
        Matcher onUpdate = ON_UPDATE.matcher(extra);
        return onUpdate.find() ? onUpdate.group(1) : null;
    }
}
