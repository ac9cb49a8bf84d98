package dev.portolan.dialect.mysql;

import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** How the information schema is asked and what its texts mean, where MySQL and MariaDB do not agree. */
public class Catalog {
    /** Table, name, clause, where it was written, whether it is enforced. */
    protected String checks() {
        return "SELECT t.TABLE_SCHEMA, t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, 'Table' AS LEVEL, t.ENFORCED"
                + " FROM information_schema.TABLE_CONSTRAINTS t JOIN information_schema.CHECK_CONSTRAINTS c"
                + " ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME"
                + " WHERE t.CONSTRAINT_SCHEMA IN :schemas AND t.CONSTRAINT_TYPE = 'CHECK'"
                // without this the order changes with the plan that the server takes
                + " ORDER BY t.TABLE_SCHEMA, t.TABLE_NAME, c.CONSTRAINT_NAME";
    }

    /**
     * Periods of time that rows are about, each with its columns, and the keys in which such may not overlap, in the form of
     * {@link #checks}; null where the server has none. The server lists a check for each that is called as the period.
     */
    protected String periods() {
        return null;
    }

    /** Where on earth the values of a column are. */
    protected String columnExtras() {
        return "SRS_ID";
    }

    /** The expression of an index part, and whether the optimizer is told to pass the index over. */
    protected String indexExtras() {
        return "EXPRESSION, IS_VISIBLE = 'NO'";
    }

    /** How an index that the optimizer passes over says so. */
    protected String invisible() {
        return "INVISIBLE";
    }

    /** Whether characters beyond U+FFFF in expressions are lost. */
    protected boolean losesInExpressions() {
        return false;
    }

    /** Whether each table that has partitions says so. MySQL is silent where they are made by the primary key. */
    protected boolean listsAllPartitioned() {
        return false;
    }

    /** Whether what a partition by list is described with is its values. */
    protected boolean isListOfValues(String description) {
        return true;
    }

    protected Native type(String written) {
        return TypeText.parse(written);
    }

    /** An expression as the information schema holds it, as SQL reads it. */
    protected String expression(String stored) {
        return Expressions.strip(Expressions.withoutIntroducers(Expressions.unescaped(Expressions.decoded(stored))));
    }

    /**
     * A default as SQL; null for none.
     *
     * @param stored as the information schema holds it
     * @param extra the column's {@code EXTRA}
     */
    protected String defaultOf(String stored, Native type, String extra) {
        if (stored == null) {
            return null;
        }
        if (extra.contains("DEFAULT_GENERATED")) {
            String expression = expression(stored);
            // In parentheses even a literal is an expression, which alone some types may have.
            return Syntax.isLiteral(expression) ? "(" + expression + ")" : expression;
        }
        if (stored.startsWith("b'") && MysqlTypes.base(type).equals("bit")) {
            return stored;
        }
        if (stored.startsWith("0x") && MysqlTypes.base(type).endsWith("binary")) {
            if (stored.equals("0x")) {
                throw PortolanException.failed(
                        "default-unreadable",
                        "MySQL does not tell the default of a " + type.name()
                                + " column that begins with a zero byte. Write it as"
                                + " an expression, in parentheses: (x'00ff').");
            }
            return stored;
        }
        return Expressions.isNumeric(MysqlTypes.base(type)) ? stored : MysqlNames.QUOTING.literal(stored);
    }

    /** Those of the server; nothing where it has none. @param names of what the information schema lists as such */
    protected List<Sequence> sequences(Session session, List<QName> names) throws SQLException {
        return List.of();
    }

    /** Whether a check stands for a type, and is shown as that. */
    protected boolean isJson(ResultSet check) throws SQLException {
        return false;
    }
}
