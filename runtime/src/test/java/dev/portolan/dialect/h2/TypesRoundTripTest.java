package dev.portolan.dialect.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Column;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every type that the server lists: as a column, with a default, as an array; made, read, made again, compared. */
class TypesRoundTripTest {
    /** @param type as a column has it @param value of that type */
    private record Sample(String type, String value) {}

    private static final Map<String, List<Sample>> SAMPLES = new TreeMap<>();

    static {
        sample("BOOLEAN", "boolean", "true");
        sample("TINYINT", "tinyint", "-1");
        sample("SMALLINT", "smallint", "300");
        sample("INTEGER", "integer", "70000");
        sample("BIGINT", "bigint", "9223372036854775807");
        sample("NUMERIC", "numeric(10, 2)", "1.5");
        sample("NUMERIC", "numeric", "7");
        sample("NUMERIC", "decimal(38, 38)", "0.5");
        sample("DECFLOAT", "decfloat(20)", "1.5");
        sample("DECFLOAT", "decfloat", "1e10");
        sample("REAL", "real", "1.5");
        sample("REAL", "float(24)", "0");
        sample("DOUBLE PRECISION", "double precision", "1e100");
        sample("DOUBLE PRECISION", "float(34)", "-0.5");
        sample("CHARACTER", "char(3)", "'abc'");
        sample("CHARACTER", "char", "'a'");
        sample("CHARACTER VARYING", "varchar(255)", "'it''s \"quoted\" \\ ü'");
        sample("CHARACTER VARYING", "varchar", "upper('x')");
        sample("VARCHAR_IGNORECASE", "varchar_ignorecase(20)", "'x'");
        sample("CHARACTER LARGE OBJECT", "clob", "'long'");
        sample("CHARACTER LARGE OBJECT", "clob(10K)", "'long'");
        sample("BINARY", "binary(4)", "X'01020304'");
        sample("BINARY VARYING", "varbinary(19)", "X'00ff'");
        sample("BINARY VARYING", "varbinary", "X''");
        sample("BINARY LARGE OBJECT", "blob", "X'00'");
        sample("DATE", "date", "date '2024-02-29'");
        sample("DATE", "date", "current_date");
        sample("TIME", "time(0)", "time '10:11:12'");
        sample("TIME", "time(9)", "localtime(9)");
        sample("TIME WITH TIME ZONE", "time(3) with time zone", "time with time zone '10:11:12.5+02:00'");
        sample("TIMESTAMP", "timestamp(6)", "localtimestamp");
        sample("TIMESTAMP", "timestamp(0)", "timestamp '2024-02-29 10:00:00'");
        sample("TIMESTAMP WITH TIME ZONE", "timestamp(9) with time zone", "current_timestamp(9)");
        sample("TIMESTAMP WITH TIME ZONE", "timestamp with time zone", "current_timestamp");
        sample("INTERVAL YEAR", "interval year(4)", "interval '10' year");
        sample("INTERVAL MONTH", "interval month", "interval '10' month");
        sample("INTERVAL DAY", "interval day", "interval '10' day");
        sample("INTERVAL HOUR", "interval hour", "interval '10' hour");
        sample("INTERVAL MINUTE", "interval minute", "interval '10' minute");
        sample("INTERVAL SECOND", "interval second(18, 9)", "interval '10.123456789' second");
        sample("INTERVAL YEAR TO MONTH", "interval year to month", "interval '1-2' year to month");
        sample("INTERVAL DAY TO HOUR", "interval day(3) to hour", "interval '1 2' day to hour");
        sample("INTERVAL DAY TO MINUTE", "interval day to minute", "interval '1 2:03' day to minute");
        sample("INTERVAL DAY TO SECOND", "interval day to second(3)", "interval '1 2:03:04' day to second");
        sample("INTERVAL HOUR TO MINUTE", "interval hour to minute", "interval '1:02' hour to minute");
        sample("INTERVAL HOUR TO SECOND", "interval hour to second", "interval '1:02:03' hour to second");
        sample("INTERVAL MINUTE TO SECOND", "interval minute(5) to second(0)", "interval '1:02' minute to second");
        sample("ENUM", "enum('a', 'it''s', 'ü \\', 'x;y')", "'it''s'");
        sample("GEOMETRY", "geometry", "'POINT (1 2)'");
        sample("GEOMETRY", "geometry(point, 4326)", "'SRID=4326;POINT (1 2)'");
        sample("JSON", "json", "json '{\"a\":1}'");
        sample("JSON", "json(1000)", "json '[]'");
        sample("UUID", "uuid", "random_uuid()");
        sample("JAVA_OBJECT", "java_object", "X'00'");
        sample("JAVA_OBJECT", "java_object(100)", "X'00'");
        sample("ROW", "row(\"a b\" integer, C varchar(3) array)", "row(1, array['x'])");
        sample("ARRAY", "varchar(20) array[7]", "array['a', 'b']");
        sample("ARRAY", "integer array array", "array[array[1]]");
    }

    private static void sample(String name, String type, String value) {
        SAMPLES.computeIfAbsent(name, n -> new ArrayList<>()).add(new Sample(type, value));
    }

    @Test
    void everyTypeComesBackAsItWas() throws SQLException {
        List<String> wrong = new ArrayList<>();
        int forms = 0;
        try (Database database = new Database()) {
            TreeSet<String> listed = new TreeSet<>();
            try (ResultSet row = database.connection.getMetaData().getTypeInfo()) {
                while (row.next()) {
                    listed.add(row.getString("TYPE_NAME"));
                }
            }
            assertEquals(listed, SAMPLES.keySet(), "types of the server");
            assertTrue(listed.size() >= 30, listed.toString());
            for (List<Sample> samples : SAMPLES.values()) {
                for (Sample sample : samples) {
                    forms += 3;
                    wrong.addAll(differences(sample));
                }
            }
            System.out.println("H2: " + listed.size() + " types in " + forms + " forms");
        }
        assertEquals(List.of(), wrong);
    }

    private static List<String> differences(Sample sample) throws SQLException {
        Physical made = Database.read("create table t (id integer primary key, plain " + sample.type() + ", filled "
                + sample.type() + " default " + sample.value() + " not null, many " + sample.type() + " array)");
        try (Database again = new Database()) {
            again.run(Database.plan(Database.diff(Database.NOTHING, made, Hints.NONE), Hints.NONE)
                    .steps());
            Physical read = again.inspect();
            List<String> wrong = new ArrayList<>(Database.differences(read, made));
            List<Column> columns = read.graph().tables().get(0).columns();
            if (!columns.equals(made.graph().tables().get(0).columns())) {
                wrong.add(sample + " is read as " + columns);
            }
            return wrong;
        } catch (SQLException e) {
            return List.of(sample + ": " + e.getMessage());
        }
    }
}
