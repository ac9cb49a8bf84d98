package dev.portolan.dialect.mysql;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys that are longer than InnoDB lets them be, with pages of 16 KB (manual, "InnoDB Limits"): of their longest texts only as much
 * is in them as fits. Without that the table could not be made at all.
 */
final class KeyLengths {
    private static final int LONGEST = 3072;
    private static final int WIDEST = 4;
    private static final int[] OF_DIGITS = {0, 1, 1, 2, 2, 3, 3, 4, 4};
    private static final Pattern WRITTEN = Pattern.compile("(\\w+)(?: *\\(([0-9, ]+)\\))?.*", Pattern.DOTALL);
    private static final Pattern CHARSET =
            Pattern.compile("(?:character set|charset) +(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final String CHARSETS =
            "SELECT CHARACTER_SET_NAME, MAXLEN, @@character_set_database FROM information_schema.CHARACTER_SETS";

    private final Map<String, Integer> widths;
    private final int width;

    /** @param widths most bytes of a character by charset @param width in a database that says nothing */
    private KeyLengths(Map<String, Integer> widths, int width) {
        this.widths = widths;
        this.width = width;
    }

    /** What that database can hold. It is asked only when some key may be too long. */
    static Graph fitted(Connection database, Graph wanted) throws SQLException {
        if (new KeyLengths(Map.of(), WIDEST).fitted(wanted).equals(wanted)) {
            return wanted;
        }
        Map<String, Integer> widths = new HashMap<>();
        int width = WIDEST;
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(CHARSETS)) {
            while (row.next()) {
                widths.put(row.getString(1).toLowerCase(Locale.ROOT), row.getInt(2));
                width = row.getString(1).equals(row.getString(3)) ? row.getInt(2) : width;
            }
        }
        return new KeyLengths(widths, width).fitted(wanted);
    }

    private Graph fitted(Graph wanted) {
        return wanted.withTables(wanted.tables().stream().map(this::fitted).toList());
    }

    private Table fitted(Table table) {
        String engine = table.options().get("engine");
        if (engine != null && !engine.equalsIgnoreCase("InnoDB")) {
            return table;
        }
        PrimaryKey key = table.primaryKey();
        List<Index> indexes = table.indexes().stream()
                .map(i -> i.method() == null ? i.withParts(cut(table, i.parts())) : i)
                .toList();
        if (key == null || key.options() != null) {
            return table.withIndexes(indexes);
        }
        List<IndexPart> parts =
                cut(table, key.columns().stream().map(IndexPart::of).toList());
        return table.withIndexes(indexes)
                .withPrimaryKey(
                        new PrimaryKey(key.name(), key.named(), key.columns(), Syntax.primaryKeyOptions(parts)));
    }

    private List<IndexPart> cut(Table table, List<IndexPart> parts) {
        List<Column> columns = new ArrayList<>();
        for (IndexPart part : parts) {
            Column column =
                    part.column() == null ? null : table.column(part.column()).orElse(null);
            if (column == null) {
                return parts;
            }
            columns.add(column);
        }
        int[] units = new int[parts.size()];
        int[] sizes = new int[parts.size()];
        int total = 0;
        for (int i = 0; i < sizes.length; i++) {
            units[i] = unit(table, columns.get(i));
            int prefix = parts.get(i).prefix();
            sizes[i] = prefix > 0 ? prefix * Math.max(units[i], 1) : size(table, columns.get(i));
            total += sizes[i];
        }
        List<IndexPart> fitting = new ArrayList<>(parts);
        while (total > LONGEST) {
            int longest = longest(parts, units, sizes);
            if (longest < 0) {
                return parts;
            }
            total -= units[longest];
            sizes[longest] -= units[longest];
            fitting.set(longest, parts.get(longest).withPrefix(sizes[longest] / units[longest]));
        }
        return fitting;
    }

    /** Which part is to be cut next; -1 for none. One that the mapping cut stays as it is. */
    private static int longest(List<IndexPart> parts, int[] units, int[] sizes) {
        int longest = -1;
        for (int i = 0; i < sizes.length; i++) {
            boolean cuttable = units[i] > 0 && parts.get(i).prefix() == 0 && sizes[i] > units[i];
            if (cuttable && (longest < 0 || sizes[i] > sizes[longest])) {
                longest = i;
            }
        }
        return longest;
    }

    /** What a mapping wrote is looked at as far as its beginning tells. */
    private static ColumnType.Native type(Column column) {
        if (column.physicalType() instanceof ColumnType.Native known) {
            return known;
        }
        Matcher written =
                WRITTEN.matcher(((Raw) column.physicalType()).sql().strip().toLowerCase(Locale.ROOT));
        return !written.matches()
                ? ColumnType.Native.of("")
                : new ColumnType.Native(
                        written.group(1).equals("integer") ? "int" : written.group(1),
                        written.group(2) == null
                                ? List.of()
                                : List.of(written.group(2).replace(" ", "").split(",")));
    }

    /** Bytes of a character; 0 for what is no string. */
    private int unit(Table table, Column column) {
        return switch (MysqlTypes.base(type(column))) {
            case "char", "varchar" -> width(table, column);
            case "binary", "varbinary" -> 1;
            default -> 0;
        };
    }

    private int width(Table table, Column column) {
        if (column.physicalType() instanceof Raw raw) {
            Matcher written = CHARSET.matcher(raw.sql());
            if (written.find()) {
                return width(written.group(1));
            }
        }
        String collation = column.collation() != null
                ? column.collation()
                : table.options().get("collation");
        String charset =
                collation != null ? Syntax.charset(collation) : table.options().get("charset");
        return charset == null ? width : width(charset);
    }

    private int width(String charset) {
        return widths.getOrDefault(charset.toLowerCase(Locale.ROOT), WIDEST);
    }

    /** Its bytes in a key; 0 for what the server refuses there in any length. */
    private int size(Table table, Column column) {
        ColumnType.Native type = type(column);
        List<String> args = MysqlTypes.isList(type) ? List.of() : type.args();
        int first = args.isEmpty() ? 0 : Integer.parseInt(args.get(0));
        int second = args.size() < 2 ? 0 : Integer.parseInt(args.get(1));
        return switch (MysqlTypes.base(type)) {
            case "char", "varchar", "binary", "varbinary" -> unit(table, column) * first;
            case "tinyint", "year" -> 1;
            case "smallint", "enum" -> 2;
            case "mediumint", "date" -> 3;
            case "int", "float" -> 4;
            case "bigint", "double", "set" -> 8;
            case "uuid", "inet6" -> 16;
            case "bit" -> (first + 7) / 8;
            case "time" -> 3 + (first + 1) / 2;
            case "timestamp" -> 4 + (first + 1) / 2;
            case "datetime" -> 5 + (first + 1) / 2;
            case "decimal" -> digits(first - second) + digits(second);
            default -> 0;
        };
    }

    private static int digits(int count) {
        return count / 9 * 4 + OF_DIGITS[count % 9];
    }
}
