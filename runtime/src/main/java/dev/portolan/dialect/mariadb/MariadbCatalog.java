package dev.portolan.dialect.mariadb;

import dev.portolan.dialect.mysql.Catalog;
import dev.portolan.dialect.mysql.Expressions;
import dev.portolan.dialect.mysql.Session;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Defaults and expressions are SQL here, checks know their table, and JSON is text with a check. */
final class MariadbCatalog extends Catalog {
    @Override
    protected String checks() {
        return "SELECT CONSTRAINT_SCHEMA AS TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, LEVEL, 'YES' AS ENFORCED"
                + " FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN :schemas";
    }

    /** Before 11.4.1 the server does not tell them. */
    @Override
    protected String periods() {
        return "SELECT '' AS TABLE_SCHEMA, '' AS TABLE_NAME, '' AS CONSTRAINT_NAME, '' AS CHECK_CLAUSE, '' AS LEVEL FROM DUAL"
                + " WHERE FALSE /*M!110401 UNION ALL SELECT TABLE_SCHEMA, TABLE_NAME, PERIOD,"
                + " CONCAT('(`', REPLACE(START_COLUMN_NAME, '`', '``'), '`, `', REPLACE(END_COLUMN_NAME, '`', '``'), '`)'),"
                + " 'Period' FROM information_schema.PERIODS WHERE TABLE_SCHEMA IN :schemas AND PERIOD <> 'SYSTEM_TIME'"
                + " UNION ALL SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, PERIOD_NAME, 'Key'"
                + " FROM information_schema.KEY_PERIOD_USAGE WHERE TABLE_SCHEMA IN :schemas AND PERIOD_NAME <> 'SYSTEM_TIME' */";
    }

    @Override
    protected String columnExtras() {
        return "NULL";
    }

    @Override
    protected String indexExtras() {
        return "NULL, IGNORED = 'YES'";
    }

    @Override
    protected String invisible() {
        return "IGNORED";
    }

    @Override
    protected boolean losesInExpressions() {
        return true;
    }

    @Override
    protected boolean listsAllPartitioned() {
        return true;
    }

    /** A partition for all other values is described with a 0 too. */
    @Override
    protected boolean isListOfValues(String description) {
        return !description.equals("0");
    }

    @Override
    protected String expression(String stored) {
        return Expressions.strip(stored);
    }

    @Override
    protected String defaultOf(String stored, Native type, String extra) {
        return stored == null || stored.equals("NULL") ? null : Expressions.strip(stored);
    }

    /** The server writes {@code json_valid(`c`)} with the column where the type was {@code json}. */
    @Override
    protected boolean isJson(ResultSet check) throws SQLException {
        String column = check.getString("CONSTRAINT_NAME");
        return check.getString("LEVEL").equals("Column")
                && check.getString("CHECK_CLAUSE").equals("json_valid(`" + column.replace("`", "``") + "`)");
    }

    @Override
    protected List<Sequence> sequences(Session session, List<QName> names) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        if (names.isEmpty()) {
            return sequences;
        }
        String all = IntStream.range(0, names.size())
                .mapToObj(i -> "SELECT " + i + ", start_value, increment FROM " + quoted(names.get(i)))
                .collect(Collectors.joining(" UNION ALL "));
        session.query(
                all,
                row -> sequences.add(new Sequence(names.get(row.getInt(1)), row.getLong(2), row.getLong(3), null)));
        return sequences;
    }

    private static String quoted(QName name) {
        return (name.schema() == null ? "" : quoted(name.schema()) + ".") + quoted(name.name());
    }

    private static String quoted(Name name) {
        return "`" + name.text().replace("`", "``") + "`";
    }
}
