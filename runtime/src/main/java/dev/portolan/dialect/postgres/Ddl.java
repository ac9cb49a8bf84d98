package dev.portolan.dialect.postgres;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of tables and what is in them. */
final class Ddl {
    private static final PostgresTypes TYPES = new PostgresTypes();
    /** What may stand after {@code DEFAULT} without parentheses. */
    private static final String NULLS_NOT_DISTINCT = "NULLS NOT DISTINCT";

    private static final Pattern SIMPLE =
            Pattern.compile("-?[0-9.]+|[A-Za-z_][\\w.]*|'(?:[^']|'')*'(?:::[\\w .\"\\[\\]]+(?:\\(\\d+(?:,\\d+)?\\))?)?"
                    + "|[A-Za-z_][\\w.]*\\((?:[^()']|'(?:[^']|'')*')*\\)");

    private static final Pattern PLAIN_NAMES = Pattern.compile("[a-z_][a-z0-9_]*(?:, [a-z_][a-z0-9_]*)*");

    private Ddl() {}

    static String quoted(Name name) {
        return PostgresNames.QUOTING.name(name);
    }

    static String quoted(QName name) {
        return PostgresNames.QUOTING.name(name);
    }

    static String names(List<Name> names) {
        return "(" + PostgresNames.QUOTING.names(names) + ")";
    }

    static String text(PerDialect<String> text) {
        return PerDialect.in(text, PostgresDialect.NAME);
    }

    /** @param foreignKeys those to make with the table; the rest follows when their tables exist */
    static String createTable(Table table, List<ForeignKey> foreignKeys) {
        List<String> elements = new ArrayList<>();
        table.columns().forEach(c -> elements.add(column(c)));
        if (table.primaryKey() != null) {
            elements.add(primaryKey(table.name(), table.primaryKey()));
        }
        List<Unique> twins = Twins.of(table);
        table.uniques().stream().filter(u -> !twins.contains(u)).forEach(u -> elements.add(unique(u)));
        foreignKeys.forEach(f -> elements.add(foreignKey(f)));
        table.checks().stream().filter(c -> !isNotValid(c.options())).forEach(c -> elements.add(check(c)));
        Map<String, String> options = table.options();
        String unlogged = options.containsKey("unlogged") ? "UNLOGGED " : "";
        return "CREATE " + unlogged + "TABLE " + quoted(table.name()) + " (" + String.join(", ", elements) + ")"
                + (options.containsKey("inherits") ? " INHERITS (" + options.get("inherits") + ")" : "")
                + (options.containsKey("partition by") ? " PARTITION BY " + partition(options.get("partition by")) : "")
                + (options.containsKey("with") ? " WITH (" + options.get("with") + ")" : "")
                + (options.containsKey("tablespace")
                        ? " TABLESPACE " + PostgresNames.QUOTING.name(options.get("tablespace"))
                        : "")
                + (options.containsKey("options") ? " " + options.get("options") : "");
    }

    /** Such a constraint cannot come with its table: the server takes it for a valid one, there being no rows. */
    static boolean isNotValid(String options) {
        return options != null && options.contains("NOT VALID");
    }

    /** Column names quoted where there are only such. */
    private static String partition(String key) {
        int open = key.indexOf('(');
        String inner = open < 0 || !key.endsWith(")") ? "" : key.substring(open + 1, key.length() - 1);
        if (!PLAIN_NAMES.matcher(inner).matches()) {
            return key;
        }
        String quoted = Pattern.compile(", ")
                .splitAsStream(inner)
                .map(n -> "\"" + n + "\"")
                .collect(Collectors.joining(", "));
        return key.substring(0, open + 1) + quoted + ")";
    }

    static String type(Column column) {
        return TYPES.sql(column.physicalType());
    }

    static String column(Column column) {
        return column(column, column.nullable(), defaultOf(column));
    }

    /** A column that is made nullable, and without a default, until its rows are filled. */
    static String unfilled(Column column) {
        return column(column, true, null);
    }

    private static String column(Column column, boolean nullable, String defaultSql) {
        StringBuilder sql = new StringBuilder(quoted(column.name())).append(' ').append(type(column));
        boolean raw = column.physicalType() instanceof Raw;
        if (!nullable) {
            sql.append(" NOT NULL");
        } else if (!raw) {
            // The written type may say NOT NULL itself.
            sql.append(" NULL");
        }
        if (defaultSql != null) {
            sql.append(" DEFAULT ").append(defaultExpression(defaultSql));
        }
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(PostgresNames.QUOTING.name(column.collation()));
        }
        if (column.identity() != null) {
            sql.append(' ').append(identity(column.identity()));
        }
        if (column.generated() != null) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(text(column.generated().expression()))
                    .append(column.generated().stored() ? ") STORED" : ") VIRTUAL");
        }
        return column.options() == null
                ? sql.toString()
                : sql.append(' ').append(column.options()).toString();
    }

    static String defaultOf(Column column) {
        return text(column.defaultSql());
    }

    static String defaultExpression(String sql) {
        return SIMPLE.matcher(sql).matches() ? sql : "(" + sql + ")";
    }

    static String identity(Column.Identity identity) {
        List<String> options = new ArrayList<>();
        if (identity.start() != null) {
            options.add("START WITH " + identity.start());
        }
        if (identity.increment() != null) {
            options.add("INCREMENT BY " + identity.increment());
        }
        return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    /** The name that the server gives is not printed. */
    static String primaryKey(QName table, PrimaryKey key) {
        boolean usual = key.name() == null || key.name().text().equals(table.text() + "_pkey");
        return (usual ? "" : constraint(key.name())) + key("PRIMARY KEY", key.columns(), key.options());
    }

    static String unique(Unique unique) {
        return constraint(unique.name())
                + (unique.isExclusion() ? unique.options() : key("UNIQUE", unique.columns(), unique.options()));
    }

    /** What a key says, without its name and whether it is the primary one. */
    static String key(List<Name> columns, String options) {
        return key("", columns, options);
    }

    /** Some options stand before the columns, one behind the last of them, the others at the end. */
    private static String key(String kind, List<Name> columns, String options) {
        String rest = options == null ? "" : options;
        String names = names(columns);
        String period = "WITHOUT OVERLAPS";
        if (rest.startsWith(period)) {
            rest = rest.substring(period.length()).strip();
            names = names.substring(0, names.length() - 1) + " " + period + ")";
        }
        if (rest.startsWith(NULLS_NOT_DISTINCT)) {
            rest = rest.substring(NULLS_NOT_DISTINCT.length()).strip();
            names = NULLS_NOT_DISTINCT + " " + names;
        }
        return kind + " " + names + (rest.isEmpty() ? "" : " " + rest);
    }

    /** The same of an index that is there and has its name. */
    static String uniqueUsingIndex(Unique unique, Name index) {
        String rest = behindUnique(unique);
        return constraint(unique.name()) + "UNIQUE USING INDEX " + quoted(index) + (rest.isEmpty() ? "" : " " + rest);
    }

    /** Whether an index of its columns alone can become the constraint. */
    static boolean isMadeOfIndex(Unique unique) {
        String options = unique.options() == null ? "" : unique.options();
        return !unique.isExclusion() && !options.contains("INCLUDE (") && !options.contains("WITHOUT OVERLAPS");
    }

    static boolean nullsNotDistinct(Unique unique) {
        return unique.options() != null && unique.options().startsWith(NULLS_NOT_DISTINCT);
    }

    private static String behindUnique(Unique unique) {
        String options = unique.options() == null ? "" : unique.options();
        return nullsNotDistinct(unique)
                ? options.substring(NULLS_NOT_DISTINCT.length()).strip()
                : options;
    }

    static String setRequired(Name column) {
        return "ALTER COLUMN " + quoted(column) + " SET NOT NULL";
    }

    static String setDefault(Column column) {
        return "ALTER COLUMN " + quoted(column.name()) + " SET DEFAULT " + defaultExpression(defaultOf(column));
    }

    static String foreignKey(ForeignKey key) {
        if (key.definition() != null) {
            return constraint(key.name()) + key.definition();
        }
        String options = key.options() == null ? "" : key.options();
        String full = "MATCH FULL";
        boolean match = options.startsWith(full);
        String rest = match ? options.substring(full.length()).strip() : options;
        return constraint(key.name()) + "FOREIGN KEY " + names(key.columns()) + " REFERENCES " + quoted(key.refTable())
                + (key.refColumns().isEmpty() ? "" : " " + names(key.refColumns())) + (match ? " " + full : "")
                + " ON UPDATE " + key.onUpdate().sql() + " ON DELETE "
                + key.onDelete().sql()
                + (rest.isEmpty() ? "" : " " + rest);
    }

    static String check(Check check) {
        return constraint(check.name()) + "CHECK (" + text(check.expression()) + ")"
                + (check.options() == null ? "" : " " + check.options());
    }

    private static String constraint(Name name) {
        return name == null ? "" : "CONSTRAINT " + quoted(name) + " ";
    }
}
