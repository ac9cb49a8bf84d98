package dev.portolan.dialect.mysql;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of tables and what is in them, as MySQL takes it. */
public class Syntax {
    /** Marks a check that is part of the definition of its column, and comes and goes with that. */
    static final String COLUMN_CHECK = "COLUMN";

    /** The option of an index that says that the optimizer passes it over. */
    static final String VISIBILITY = "visibility";

    /** The option of a unique key of which the last two columns are a period that may not overlap, and before its name in that of a primary key. */
    static final String OVERLAPS = "without overlaps ";

    private static final List<String> ROW_TIMES = List.of("ROW START", "ROW END");

    /** What may stand after {@code DEFAULT} without parentheses. */
    private static final Pattern LITERAL = Pattern.compile(
            "-?[0-9.]+(?:e[-+]?\\d+)?|NULL|TRUE|FALSE|[bBxX]?'(?:[^'\\\\]|''|\\\\.)*'|0x[0-9a-fA-F]+",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Values that are others on a replica. */
    private static final Pattern UNSAFE = Pattern.compile(
            "(?<![\\w`'])(?:uuid|uuid_short|rand|random_bytes|sysdate|user|current_user|session_user|system_user|connection_id"
                    + "|found_rows|row_count|last_insert_id|version)\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHARSET = Pattern.compile(
            "(armscii8|ascii|big5|binary|cp\\d+|dec8|eucjpms|euckr|gb18030|gb2312|gbk|geostd8|greek|hebrew|hp8|keybcs2|koi8[ru]"
                    + "|latin\\d|mac(?:ce|roman)|sjis|swe7|tis620|ucs2|ujis|utf(?:8|8mb3|8mb4|16|16le|32))(?:_.*)?");

    private final MysqlTypes types;

    public Syntax(MysqlTypes types) {
        this.types = types;
    }

    static String quoted(Name name) {
        return MysqlNames.QUOTING.name(name);
    }

    protected static String quoted(QName name) {
        return MysqlNames.QUOTING.name(name);
    }

    static String literal(String text) {
        return MysqlNames.QUOTING.literal(text);
    }

    private static String names(List<Name> names) {
        return "(" + MysqlNames.QUOTING.names(names) + ")";
    }

    /** Physical graphs have one text for each expression. */
    static String text(PerDialect<String> text) {
        return text == null ? null : text.value();
    }

    /** @param foreignKeys those to make with the table; the rest follows when their tables exist */
    String createTable(Table table, List<ForeignKey> foreignKeys) {
        List<String> elements = new ArrayList<>();
        table.columns().forEach(c -> elements.add(column(c, table)));
        if (table.primaryKey() != null) {
            elements.add(primaryKey(table.primaryKey()));
        }
        if (table.options().containsKey(Storage.PERIOD)) {
            elements.add("PERIOD FOR " + table.options().get(Storage.PERIOD));
        }
        if (!rowTimes(table).isEmpty()) {
            elements.add("PERIOD FOR SYSTEM_TIME " + names(rowTimes(table)));
        }
        table.indexes().forEach(i -> elements.add(index(i)));
        foreignKeys.forEach(f -> elements.add(foreignKey(table.name(), f)));
        table.checks().stream().filter(c -> !COLUMN_CHECK.equals(c.options())).forEach(c -> elements.add(check(c)));
        return "CREATE TABLE " + quoted(table.name()) + " (" + String.join(", ", elements) + ")" + options(table);
    }

    private static String options(Table table) {
        Map<String, String> options = table.options();
        StringBuilder sql = new StringBuilder();
        if (options.containsKey("engine")) {
            sql.append(" ENGINE ").append(options.get("engine"));
        }
        if (options.containsKey("collation")) {
            sql.append(' ').append(collation(options.get("collation"), " "));
        } else if (options.containsKey("charset")) {
            sql.append(" CHARSET ").append(options.get("charset"));
        }
        if (table.comment() != null) {
            sql.append(" COMMENT ").append(literal(table.comment()));
        }
        for (Column column : table.columns()) {
            Long start = column.identity() == null ? null : column.identity().start();
            if (start != null && start > 1) {
                sql.append(" AUTO_INCREMENT ").append(start);
            }
        }
        return sql.append(Storage.sql(options)).toString();
    }

    /** {@code CHARSET x COLLATE y} of a table. */
    static String collation(String collation, String separator) {
        String charset = charset(collation);
        return (charset == null ? "" : "CHARSET " + charset + separator) + "COLLATE " + collation;
    }

    static String charset(String collation) {
        var matcher = CHARSET.matcher(collation);
        return matcher.matches() ? matcher.group(1) : null;
    }

    String sql(ColumnType type) {
        return types.sql(type);
    }

    String type(Column column) {
        return types.sql(column.physicalType());
    }

    String column(Column column, Table table) {
        return column(column, table, column.nullable(), defaultOf(column));
    }

    /** A column that is made nullable, and without a default, until its rows are filled. */
    String unfilled(Column column, Table table) {
        return column(column, table, true, null);
    }

    private String column(Column column, Table table, boolean nullable, String defaultSql) {
        LostCharacters.check(table, column, defaultSql);
        StringBuilder sql = new StringBuilder(quoted(column.name())).append(' ').append(type(column));
        boolean raw = column.physicalType() instanceof Raw;
        String charset = column.collation() == null ? null : charset(column.collation());
        if (charset != null) {
            sql.append(" CHARSET ").append(charset);
        }
        if (column.generated() != null) {
            sql.append(computed(column.generated()));
        }
        if (!nullable && allowsNotNull(column)) {
            sql.append(" NOT NULL");
        } else if (nullable && !raw && column.generated() == null) {
            // The written type may say NOT NULL itself.
            sql.append(" NULL");
        }
        if (defaultSql != null) {
            boolean wrapped = isLiteral(defaultSql) && !raw && types.takesOnlyExpressions(column.physicalType());
            sql.append(" DEFAULT ").append(wrapped ? "(" + defaultSql + ")" : defaultExpression(defaultSql));
        }
        if (column.onUpdate() != null) {
            sql.append(" ON UPDATE ").append(text(column.onUpdate()));
        }
        if (column.comment() != null) {
            sql.append(" COMMENT ").append(literal(column.comment()));
        }
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(column.collation());
        }
        if (column.identity() != null) {
            sql.append(" AUTO_INCREMENT");
        }
        if (column.options() != null) {
            sql.append(' ').append(column.options());
        }
        for (Check check : table.checks()) {
            if (COLUMN_CHECK.equals(check.options()) && column.name().equals(check.column())) {
                sql.append(" CHECK (").append(text(check.expression())).append(')');
            }
        }
        return sql.toString();
    }

    private static String computed(Column.Generated generated) {
        String expression = text(generated.expression());
        return ROW_TIMES.contains(expression)
                ? " GENERATED ALWAYS AS " + expression
                : " AS (" + expression + (generated.stored() ? ") STORED" : ") VIRTUAL");
    }

    /** The columns that say from when to when a version of a row is; none where the server keeps them to itself. */
    private static List<Name> rowTimes(Table table) {
        return table.columns().stream()
                .filter(c -> c.generated() != null
                        && ROW_TIMES.contains(text(c.generated().expression())))
                .sorted(Comparator.comparing(
                        c -> ROW_TIMES.indexOf(text(c.generated().expression()))))
                .map(Column::name)
                .toList();
    }

    /** Whether the server takes {@code NOT NULL} on such a column. */
    protected boolean allowsNotNull(Column column) {
        return true;
    }

    static String defaultOf(Column column) {
        return text(column.defaultSql());
    }

    /** A literal, or an expression in parentheses. */
    protected String defaultExpression(String sql) {
        return Expressions.isNow(sql) ? sql : value(sql);
    }

    /** Whether the server refuses to add a column with such a default to a table that may have rows. */
    protected boolean isUnsafeToAdd(String defaultSql) {
        return defaultSql != null && UNSAFE.matcher(defaultSql).find();
    }

    protected static String value(String sql) {
        boolean enclosed = sql.startsWith("(") && !Expressions.strip(sql).equals(sql);
        return enclosed || isLiteral(sql) ? sql : "(" + sql + ")";
    }

    static boolean isLiteral(String sql) {
        return LITERAL.matcher(sql).matches();
    }

    /** What stands behind each column, by number, is in the options of the key: {@code (20)}, {@code DESC}. */
    static String primaryKey(PrimaryKey key) {
        if (key.options() == null) {
            return "PRIMARY KEY " + names(key.columns());
        }
        List<String> parts = new ArrayList<>();
        if (key.options().startsWith(OVERLAPS)) {
            key.columns().forEach(c -> parts.add(quoted(c)));
            return "PRIMARY KEY ("
                    + String.join(", ", overlapping(parts, key.options().substring(OVERLAPS.length()))) + ")";
        }
        String[] behind = key.options().split(",", -1);
        for (int i = 0; i < behind.length; i++) {
            parts.add(quoted(key.columns().get(i)) + (behind[i].isEmpty() ? "" : " " + behind[i]));
        }
        return "PRIMARY KEY (" + String.join(", ", parts) + ")";
    }

    private static List<String> overlapping(List<String> parts, String period) {
        List<String> all = new ArrayList<>(parts.subList(0, parts.size() - 2));
        all.add(period + " WITHOUT OVERLAPS");
        return all;
    }

    /** Null where all columns are in it whole and upwards. */
    static String primaryKeyOptions(List<IndexPart> parts) {
        String all = parts.stream()
                .map(p -> (p.prefix() > 0 ? "(" + p.prefix() + ")" : "") + (p.descending() ? "DESC" : ""))
                .collect(Collectors.joining(","));
        return all.length() < parts.size() ? null : all;
    }

    static String index(Index index) {
        String method = index.method() == null ? "" : index.method().toUpperCase(Locale.ROOT);
        boolean kind = method.equals("FULLTEXT") || method.equals("SPATIAL");
        StringBuilder sql = new StringBuilder(index.unique() ? "UNIQUE " : kind ? method + " " : "");
        sql.append("INDEX ").append(quoted(index.name()));
        if (!method.isEmpty() && !kind) {
            sql.append(" USING ").append(method);
        }
        List<String> parts = new ArrayList<>();
        index.parts().forEach(p -> parts.add(part(p)));
        String period = index.options().get(OVERLAPS);
        sql.append(" (")
                .append(String.join(", ", period == null ? parts : overlapping(parts, period)))
                .append(')');
        if (index.comment() != null) {
            sql.append(" COMMENT ").append(literal(index.comment()));
        }
        if (index.options().containsKey("parser")) {
            sql.append(" WITH PARSER ").append(index.options().get("parser"));
        }
        if (index.options().containsKey(VISIBILITY)) {
            sql.append(' ').append(index.options().get(VISIBILITY));
        }
        if (index.options().containsKey("options")) {
            sql.append(' ').append(index.options().get("options"));
        }
        return sql.toString();
    }

    private static String part(IndexPart part) {
        return (part.column() != null ? quoted(part.column()) : "(" + text(part.expression()) + ")")
                + (part.prefix() > 0 ? " (" + part.prefix() + ")" : "")
                + (part.descending() ? " DESC" : "");
    }

    /** @param table that has it, from which a bare name is seen */
    static String foreignKey(QName table, ForeignKey key) {
        if (key.definition() != null) {
            return (key.name() == null ? "" : "CONSTRAINT " + quoted(key.name()) + " ") + key.definition();
        }
        if (HomeKeys.isOne(table, key)) {
            throw PortolanException.failed(
                    "foreign-key-home",
                    "The foreign key \"" + key.name() + "\" of \"" + table
                            + "\" refers to a table of the connection's own"
                            + " database, and has to be made again for a change of its column, which is not possible"
                            + " there. Change the column in another migration than the key.");
        }
        return String.join("", foreignKeyAround(key));
    }

    /** What is before the name of the table that it refers to, or of that table's database, and the rest. */
    static String[] foreignKeyAround(ForeignKey key) {
        String constraint = key.name() == null ? "" : "CONSTRAINT " + quoted(key.name()) + " ";
        return new String[] {
            constraint + "FOREIGN KEY " + names(key.columns()) + " REFERENCES ",
            quoted(key.refTable()) + " " + names(key.refColumns()) + " ON UPDATE "
                    + key.onUpdate().sql() + " ON DELETE " + key.onDelete().sql()
                    + (key.options() == null ? "" : " " + key.options())
        };
    }

    static String check(Check check) {
        String constraint = check.name() == null ? "" : "CONSTRAINT " + quoted(check.name()) + " ";
        return constraint + "CHECK (" + text(check.expression()) + ")"
                + (check.options() == null ? "" : " " + check.options());
    }

    /** How an index says that the optimizer does not pass it over. */
    protected String visible() {
        return "VISIBLE";
    }

    /** Whether expressions take over the new name of a column by themselves; otherwise the server refuses to rename it. */
    protected boolean expressionsFollowRenames() {
        return false;
    }

    /** Whether an index over a large text may say no length: the server cuts it to what fits. */
    protected boolean cutsIndexes() {
        return false;
    }

    /** Whether such a column must be defined anew after it was renamed. */
    protected boolean losesTypeWhenRenamed(Column column) {
        return false;
    }

    /** How a constraint that is a check goes. */
    static String dropCheck(Name name) {
        return "DROP CONSTRAINT " + quoted(name);
    }

    /** Never asked where there are none. */
    protected String createSequence(Sequence sequence) {
        throw new IllegalStateException("no sequences");
    }

    protected String alterSequence(Sequence sequence) {
        throw new IllegalStateException("no sequences");
    }
}
