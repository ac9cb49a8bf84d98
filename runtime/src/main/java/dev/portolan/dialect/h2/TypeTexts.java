package dev.portolan.dialect.h2;

import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Name;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Types from the catalog: those of columns, and of what is inside of arrays and rows. */
final class TypeTexts {
    private static final String WHAT = """
            OBJECT_SCHEMA, OBJECT_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE,
            DATETIME_PRECISION, INTERVAL_TYPE, INTERVAL_PRECISION, MAXIMUM_CARDINALITY, DTD_IDENTIFIER, DECLARED_DATA_TYPE,
            GEOMETRY_TYPE, GEOMETRY_SRID""";
    private static final String PARTS =
            "SELECT COLLECTION_TYPE_IDENTIFIER AS OWNER, NULL AS FIELD, 1 AS POSITION, " + WHAT
                    + " FROM INFORMATION_SCHEMA.ELEMENT_TYPES WHERE OBJECT_SCHEMA = ANY(?)"
                    + " UNION ALL SELECT ROW_IDENTIFIER, FIELD_NAME, ORDINAL_POSITION, " + WHAT
                    + " FROM INFORMATION_SCHEMA.FIELDS WHERE OBJECT_SCHEMA = ANY(?)"
                    + " UNION ALL SELECT ENUM_IDENTIFIER, VALUE_NAME, VALUE_ORDINAL, OBJECT_SCHEMA, OBJECT_NAME, 'ENUM VALUE',"
                    + " NULL, NULL, NULL, NULL, NULL, NULL, NULL, OBJECT_TYPE, NULL, NULL, NULL"
                    + " FROM INFORMATION_SCHEMA.ENUM_VALUES WHERE OBJECT_SCHEMA = ANY(?)"
                    + " ORDER BY 4, 5, 1, 3";
    private static final String UNLIMITED = "1000000000";
    private static final String MOST_ELEMENTS = "65536";
    private static final Set<String> SIZED =
            Set.of("CHARACTER VARYING", "CHARACTER", "BINARY VARYING", "BINARY", "VARCHAR_IGNORECASE", "JSON");
    private static final Set<String> LARGE = Set.of("CHARACTER LARGE OBJECT", "BINARY LARGE OBJECT");

    /** A part of the type of something: an element, a field, a constant. */
    private record Part(String field, Map<String, String> row) {}

    private record Place(String schema, String object, String identifier) {}

    private final Map<Place, List<Part>> parts = new HashMap<>();

    void read(Session session) throws SQLException {
        session.query(PARTS, row -> {
            Place place =
                    new Place(row.getString("OBJECT_SCHEMA"), row.getString("OBJECT_NAME"), row.getString("OWNER"));
            parts.computeIfAbsent(place, p -> new ArrayList<>()).add(new Part(row.getString("FIELD"), values(row)));
        });
    }

    private static Map<String, String> values(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (String column : List.of(
                "DATA_TYPE",
                "CHARACTER_MAXIMUM_LENGTH",
                "NUMERIC_PRECISION",
                "NUMERIC_SCALE",
                "DATETIME_PRECISION",
                "INTERVAL_TYPE",
                "INTERVAL_PRECISION",
                "MAXIMUM_CARDINALITY",
                "DTD_IDENTIFIER",
                "GEOMETRY_TYPE",
                "GEOMETRY_SRID")) {
            String value = row.getString(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        return values;
    }

    /** @param row of a column or domain @param schema of its table, or its own */
    Native of(ResultSet row, String schema, String object) throws SQLException {
        return of(values(row), schema, object);
    }

    private Native of(Map<String, String> row, String schema, String object) {
        String type = row.get("DATA_TYPE");
        String name = type.toLowerCase(Locale.ROOT);
        List<Part> inner = parts.getOrDefault(new Place(schema, object, row.get("DTD_IDENTIFIER")), List.of());
        switch (type) {
            case "ENUM":
                return new Native(H2Types.ENUM, inner.stream().map(Part::field).toList());
            case "ARRAY":
                String most = row.get("MAXIMUM_CARDINALITY");
                return Native.of(H2Types.text(of(inner.get(0).row(), schema, object))
                        + H2Types.ARRAY
                        + (most.equals(MOST_ELEMENTS) ? "" : "[" + most + "]"));
            case "ROW":
                List<String> fields = new ArrayList<>();
                for (Part field : inner) {
                    fields.add(H2Names.QUOTING.name(Name.quoted(field.field())) + " "
                            + H2Types.text(of(field.row(), schema, object)));
                }
                return Native.of("row(" + String.join(", ", fields) + ")");
            case "NUMERIC":
                return Native.of(name, row.get("NUMERIC_PRECISION"), row.get("NUMERIC_SCALE"));
            case "DECFLOAT":
                return Native.of(name, row.get("NUMERIC_PRECISION"));
            case "INTERVAL":
                return Native.of(interval(row));
            case "GEOMETRY":
                return Native.of(geometry(row));
            default:
                return sized(type, name, row);
        }
    }

    private static Native sized(String type, String name, Map<String, String> row) {
        String length = row.get("CHARACTER_MAXIMUM_LENGTH");
        if (SIZED.contains(type) && length != null) {
            return length.equals(UNLIMITED) ? Native.of(name) : Native.of(name, length);
        }
        if (LARGE.contains(type) && length != null) {
            return length.length() > 18 ? Native.of(name) : Native.of(name, length);
        }
        return type.startsWith("TIME") ? Native.of(name, row.get("DATETIME_PRECISION")) : Native.of(name);
    }

    /** {@code interval day(3) to second(4)}. */
    private static String interval(Map<String, String> row) {
        String[] ends = row.get("INTERVAL_TYPE").toLowerCase(Locale.ROOT).split(" to ");
        String first = "interval " + ends[0] + "(" + row.get("INTERVAL_PRECISION");
        boolean seconds = ends[ends.length - 1].equals("second");
        String fraction = row.get("DATETIME_PRECISION");
        if (ends.length == 1) {
            return first + (seconds ? ", " + fraction : "") + ")";
        }
        return first + ") to " + ends[1] + (seconds ? "(" + fraction + ")" : "");
    }

    private static String geometry(Map<String, String> row) {
        String type = row.get("GEOMETRY_TYPE");
        String place = row.get("GEOMETRY_SRID");
        if (type == null && place == null) {
            return "geometry";
        }
        return "geometry(" + (type == null ? "geometry" : type.toLowerCase(Locale.ROOT))
                + (place == null ? "" : ", " + place) + ")";
    }
}
