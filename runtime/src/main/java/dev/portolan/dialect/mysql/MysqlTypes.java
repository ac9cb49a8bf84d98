package dev.portolan.dialect.mysql;

import dev.portolan.dialect.IndexFeature;
import dev.portolan.dialect.Types;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Array;
import dev.portolan.schema.ColumnType.Bytes;
import dev.portolan.schema.ColumnType.Char;
import dev.portolan.schema.ColumnType.Decimal;
import dev.portolan.schema.ColumnType.Enumerated;
import dev.portolan.schema.ColumnType.Floating;
import dev.portolan.schema.ColumnType.Int;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ColumnType.Text;
import dev.portolan.schema.ColumnType.Time;
import dev.portolan.schema.ColumnType.Timestamp;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Neutral types as Hibernate declares them on MySQL. An {@code enum} or {@code set} has its values as arguments, without quotes;
 * {@code unsigned} and {@code zerofill} belong to the name of a type.
 */
public class MysqlTypes implements Types {
    /** What a {@code varchar} of four bytes a character may have at most. */
    private static final int MAX_VARCHAR = 16_383;

    private static final int TINY = 255;
    private static final int SMALL = 65_535;
    private static final int MEDIUM = 16_777_215;
    private static final int MICROSECONDS = 6;
    private static final int MAX_PRECISION = 65;
    private static final int MAX_SCALE = 30;
    private static final Set<String> GEOMETRIES = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geomcollection",
            "geometrycollection");
    /** What the server makes of {@code bool}. */
    private static final Native BOOL = Native.of("tinyint", 1);

    private static final Map<Integer, String> INTS = Map.of(8, "tinyint", 16, "smallint", 32, "int", 64, "bigint");

    @Override
    public ColumnType toNative(ColumnType neutral) {
        if (neutral instanceof Native || neutral instanceof Raw) {
            return neutral;
        }
        if (neutral instanceof Int type) {
            return Native.of(INTS.get(type.bits()));
        }
        if (neutral instanceof Decimal type) {
            return decimal(type);
        }
        if (neutral instanceof Floating type) {
            return Native.of(type.bits() <= 24 ? "float" : "double");
        }
        if (neutral instanceof Char type) {
            return Native.of("varchar", type.length());
        }
        if (neutral instanceof Text type) {
            return text(type);
        }
        if (neutral instanceof Bytes type) {
            return bytes(type);
        }
        if (neutral instanceof Time type) {
            return precise("time", type.precision());
        }
        if (neutral instanceof Timestamp type) {
            return precise("datetime", type.precision());
        }
        if (neutral instanceof Enumerated type) {
            return enumerated(type);
        }
        return plain(neutral);
    }

    private ColumnType plain(ColumnType neutral) {
        if (neutral instanceof ColumnType.Bool) {
            return Native.of("bit", 1);
        }
        if (neutral instanceof ColumnType.Date) {
            return Native.of("date");
        }
        if (neutral instanceof ColumnType.Uuid) {
            return uuid();
        }
        if (neutral instanceof ColumnType.Json || neutral instanceof Array) {
            return Native.of("json");
        }
        if (neutral instanceof ColumnType.Inet) {
            return Native.of("varbinary", 19);
        }
        throw PortolanException.failed("type-unsupported", "There is no type for " + neutral + ".");
    }

    protected Native uuid() {
        return Native.of("binary", 16);
    }

    private static Native decimal(Decimal type) {
        if (type.precision() < 1
                || type.precision() > MAX_PRECISION
                || type.scale() < 0
                || type.scale() > Math.min(MAX_SCALE, type.precision())) {
            throw PortolanException.failed(
                    "type-unsupported",
                    "There is no decimal(" + type.precision() + "," + type.scale()
                            + "): 1 to 65 digits are possible, up to 30 of them behind the point.");
        }
        return Native.of("decimal", type.precision(), type.scale());
    }

    private static Native text(Text type) {
        if (!type.lob() && type.length() <= MAX_VARCHAR) {
            return Native.of("varchar", type.length());
        }
        return Native.of(size(type.length(), type.lob()) + "text");
    }

    private static Native bytes(Bytes type) {
        if (!type.lob() && type.length() <= SMALL) {
            return Native.of("varbinary", type.length());
        }
        return Native.of(size(type.length(), type.lob()) + "blob");
    }

    private static String size(int length, boolean lob) {
        return length <= TINY && lob ? "tiny" : length <= SMALL ? "" : length <= MEDIUM ? "medium" : "long";
    }

    private static Native precise(String name, int precision) {
        return precision == 0 ? Native.of(name) : Native.of(name, Math.min(precision, MICROSECONDS));
    }

    /** Constants in alphabetical order where they are stored by name, as Hibernate lists them. */
    private static Native enumerated(Enumerated type) {
        return switch (type.storage()) {
            case ORDINAL -> Native.of(type.values().size() <= 128 ? "tinyint" : "smallint");
            case STRING ->
                type.values().isEmpty()
                        ? text(new Text(type.length(), false))
                        : new Native("enum", type.values().stream().sorted().toList());
            case NATIVE -> new Native("enum", type.values());
        };
    }

    @Override
    public String sql(ColumnType type) {
        if (type instanceof Raw raw) {
            return raw.sql();
        }
        if (!(type instanceof Native known)) {
            return sql(toNative(type));
        }
        if (isList(known)) {
            return known.name()
                    + known.args().stream().map(MysqlNames.QUOTING::literal).collect(Collectors.joining(",", "(", ")"));
        }
        if (known.args().isEmpty()) {
            return known.name();
        }
        if (known.equals(BOOL)) {
            return "bool";
        }
        int space = known.name().indexOf(' ');
        String base = space < 0 ? known.name() : known.name().substring(0, space);
        String rest = space < 0 ? "" : known.name().substring(space);
        return base + "(" + String.join(",", known.args()) + ")" + rest;
    }

    /** Whether a default of the type cannot be a literal. */
    protected boolean takesOnlyExpressions(ColumnType type) {
        String base = base(type);
        return base.endsWith("text") || base.endsWith("blob") || base.equals("json") || GEOMETRIES.contains(base);
    }

    /** Whether its arguments are values. */
    static boolean isList(ColumnType type) {
        return type instanceof Native known
                && (known.name().equals("enum") || known.name().equals("set"));
    }

    /** The catalog is in utf8mb3, which has none beyond U+FFFF. */
    @Override
    public boolean keepsAllCharacters() {
        return false;
    }

    @Override
    public boolean sequences() {
        return false;
    }

    /** What Hibernate calls a schema it leaves out here: it takes a database for a catalog. */
    @Override
    public boolean schemas() {
        return false;
    }

    @Override
    public boolean catalogs() {
        return true;
    }

    @Override
    public boolean charsets() {
        return true;
    }

    @Override
    public boolean onUpdate() {
        return true;
    }

    @Override
    public Set<IndexFeature> indexFeatures() {
        return EnumSet.of(IndexFeature.METHOD, IndexFeature.EXPRESSION, IndexFeature.PREFIX);
    }

    @Override
    public SortedSet<String> tableOptions() {
        return new TreeSet<>(Set.of("engine", "charset", "collation"));
    }

    @Override
    public boolean nativeEnums() {
        return true;
    }

    @Override
    public Table completed(Table stored) {
        return ForeignKeyIndexes.added(stored);
    }

    /** The base of its name, without {@code unsigned} and the like. */
    static String base(ColumnType type) {
        String name = ((Native) type).name();
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    static List<String> args(ColumnType type) {
        return ((Native) type).args();
    }
}
