package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.Types;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Types as Hibernate declares them on SQLite, so that both sides agree; SQLite itself keeps only the affinity. */
final class SqliteTypes implements Types {
    @Override
    public ColumnType toNative(ColumnType type) {
        if (type instanceof ColumnType.Raw || type instanceof Native) {
            return type;
        }
        if (type instanceof ColumnType.Int i) {
            return Native.of(integer(i.bits()));
        }
        if (type instanceof ColumnType.Decimal d) {
            return Native.of("numeric", d.precision(), d.scale());
        }
        if (type instanceof ColumnType.Char c) {
            return Native.of("char", c.length());
        }
        if (type instanceof ColumnType.Text t) {
            return t.lob() ? Native.of("clob") : Native.of("varchar", t.length());
        }
        if (type instanceof ColumnType.Time t) {
            return Native.of("time", t.precision());
        }
        if (type instanceof ColumnType.Enumerated e) {
            return enumerated(e);
        }
        return Native.of(plain(type));
    }

    private static String plain(ColumnType type) {
        if (type instanceof ColumnType.Bool) {
            return "boolean";
        }
        if (type instanceof ColumnType.Floating) {
            return "float";
        }
        if (type instanceof ColumnType.Date) {
            return "date";
        }
        if (type instanceof ColumnType.Timestamp) {
            return "timestamp";
        }
        if (type instanceof ColumnType.Json) {
            return "clob";
        }
        return "blob";
    }

    private static String integer(int bits) {
        return switch (bits) {
            case 8 -> "tinyint";
            case 16 -> "smallint";
            case 32 -> "integer";
            default -> "bigint";
        };
    }

    private static Native enumerated(ColumnType.Enumerated e) {
        return switch (e.storage()) {
            case ORDINAL -> Native.of(e.values().size() <= 128 ? "tinyint" : "smallint");
            // of one letter each: Hibernate takes them for characters
            case STRING, NATIVE -> Native.of(e.length() == 1 ? "char" : "varchar", e.length());
        };
    }

    /** Only {@code INTEGER PRIMARY KEY} numbers itself. */
    @Override
    public ColumnType numbered(ColumnType type) {
        return Native.of("integer");
    }

    @Override
    public String sql(ColumnType type) {
        if (type instanceof Native n) {
            return n.args().isEmpty() ? n.name() : n.name() + "(" + String.join(",", n.args()) + ")";
        }
        if (type instanceof ColumnType.Raw raw) {
            return raw.sql();
        }
        return sql(toNative(type));
    }

    @Override
    public ColumnType within(Map<String, String> tableOptions, ColumnType stored) {
        if (!tableOptions.containsKey(TableOptions.STRICT) || !(stored instanceof Native type)) {
            return stored;
        }
        return switch (type.name()) {
            case "tinyint", "smallint", "integer", "bigint", "boolean" -> Native.of("integer");
            case "float", "numeric" -> Native.of("real");
            case "varchar", "char", "clob" -> Native.of("text");
            case "blob" -> stored;
            default -> Native.of("any"); // the driver writes dates and times as text or as numbers
        };
    }

    @Override
    public SortedSet<String> tableOptions() {
        return new TreeSet<>(List.of(TableOptions.STRICT, TableOptions.WITHOUT_ROWID));
    }

    @Override
    public boolean sequences() {
        return false;
    }

    @Override
    public boolean schemas() {
        return false;
    }
}
