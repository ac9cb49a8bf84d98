package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.diff.Difference;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Every type that the server lists, as a column, with a default, as an array and with one: made by our own statements it reads as
 * it did, and then there is nothing to do.
 */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class TypesTest {
    /** Whatever a column may be of, but for what only the catalog itself can use. */
    private static final String TYPES = """
            SELECT format_type(t.oid, NULL) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype IN ('b', 'r', 'm', 'e', 'd') AND t.typcategory <> 'A' AND NOT (n.nspname = 'pg_toast')
              AND n.nspname <> 'information_schema'
              AND t.typname !~ ('^(pg_ddl_command|pg_node_tree|pg_ndistinct|pg_dependencies|pg_mcv_list|pg_brin_bloom_summary|'
              || 'pg_brin_minmax_multi_summary|gtsvector|ghstore|ltree_gist|_.*)$')
            ORDER BY 1
            """;

    private static final String ARRAYS = """
            SELECT format_type(t.oid, NULL) FROM pg_type t WHERE t.typarray <> 0
            """;

    /** A literal of a type where not every text is one. */
    private static final Map<String, String> LITERALS = Map.ofEntries(
            Map.entry("\"char\"", "x"),
            Map.entry("aclitem", "pg_monitor=r/pg_monitor"),
            Map.entry("bit", "1"),
            Map.entry("bit varying", "101"),
            Map.entry("boolean", "t"),
            Map.entry("box", "(1,1),(0,0)"),
            Map.entry("circle", "<(1,2),3>"),
            Map.entry("cid", "1"),
            Map.entry("cidr", "10.0.0.0/8"),
            Map.entry("date", "2020-02-29"),
            Map.entry("inet", "10.0.0.1"),
            Map.entry("interval", "1 day 02:03:04.5"),
            Map.entry("json", "{\"a\": \"it''s\"}"),
            Map.entry("jsonb", "{\"a\": [1, null]}"),
            Map.entry("jsonpath", "$.a[*]"),
            Map.entry("line", "{1,2,3}"),
            Map.entry("lseg", "[(1,2),(3,4)]"),
            Map.entry("macaddr", "08:00:2b:01:02:03"),
            Map.entry("macaddr8", "08:00:2b:01:02:03:04:05"),
            Map.entry("path", "((1,2),(3,4))"),
            Map.entry("pg_lsn", "16/B374D848"),
            Map.entry("pg_snapshot", "10:20:10,14,15"),
            Map.entry("txid_snapshot", "10:20:10,14,15"),
            Map.entry("point", "(1,2)"),
            Map.entry("polygon", "((1,2),(3,4),(5,6))"),
            Map.entry("regclass", "pg_class"),
            Map.entry("regcollation", "\"C\""),
            Map.entry("regconfig", "simple"),
            Map.entry("regdatabase", "postgres"),
            Map.entry("regdictionary", "simple"),
            Map.entry("regnamespace", "pg_catalog"),
            Map.entry("regoper", "*<>"),
            Map.entry("regoperator", "=(integer,integer)"),
            Map.entry("regproc", "now"),
            Map.entry("regprocedure", "now()"),
            Map.entry("regrole", "pg_monitor"),
            Map.entry("regtype", "integer"),
            Map.entry("tid", "(0,1)"),
            Map.entry("time with time zone", "01:02:03.45+02"),
            Map.entry("time without time zone", "01:02:03.45"),
            Map.entry("timestamp with time zone", "2020-02-29 01:02:03.45+02"),
            Map.entry("timestamp without time zone", "2020-02-29 01:02:03.45"),
            Map.entry("tsquery", "'a' & 'b'"),
            Map.entry("tsvector", "'a':1 'b':2"),
            Map.entry("uuid", "00000000-0000-0000-0000-000000000001"),
            Map.entry("xml", "<a>it''s</a>"),
            Map.entry("hstore", "\"a\"=>\"b\""),
            Map.entry("ltree", "a.b"),
            Map.entry("lquery", "a.*"),
            Map.entry("ltxtquery", "a & b"),
            Map.entry("daterange", "[2020-01-01,2020-02-01)"),
            Map.entry("tsrange", "[\"2020-01-01 00:00:00\",\"2020-02-01 00:00:00\")"),
            Map.entry("tstzrange", "[\"2020-01-01 00:00:00+00\",\"2020-02-01 00:00:00+00\")"),
            Map.entry("datemultirange", "{[2020-01-01,2020-02-01)}"),
            Map.entry("tsmultirange", "{[\"2020-01-01 00:00:00\",\"2020-02-01 00:00:00\")}"),
            Map.entry("tstzmultirange", "{[\"2020-01-01 00:00:00+00\",\"2020-02-01 00:00:00+00\")}"));

    /** Since PostgreSQL 15. */
    private static final List<String> ODD_SCALES = List.of("numeric(3,5)", "numeric(5,-2)");

    private static final List<String> WITH_ARGUMENTS = List.of(
            "bit(3)",
            "bit varying(7)",
            "character(5)",
            "character varying(5)",
            "numeric(7)",
            "numeric(7,3)",
            "time(0)",
            "time(3) with time zone",
            "timestamp(0)",
            "timestamp(3) with time zone",
            "timestamp(6)",
            "interval(3)",
            "interval year",
            "interval month",
            "interval day",
            "interval hour",
            "interval minute",
            "interval second",
            "interval second(2)",
            "interval year to month",
            "interval day to hour",
            "interval day to minute",
            "interval day to second",
            "interval day to second(2)",
            "interval hour to minute",
            "interval hour to second(1)",
            "interval minute to second",
            "float(10)",
            "float(50)",
            "varchar",
            "char",
            "decimal",
            "int",
            "timestamptz(2)");

    private static Workbench bench;

    @BeforeAll
    static void open() throws SQLException {
        bench = new Workbench();
    }

    @AfterAll
    static void close() throws SQLException {
        bench.close();
    }

    private static String extensions() throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (String name :
                bench.query("SELECT name FROM pg_available_extensions WHERE name IN ('citext', 'hstore', 'ltree',"
                        + " 'cube', 'isn', 'seg') ORDER BY 1")) {
            sql.append("CREATE EXTENSION ").append(name).append("; ");
        }
        return sql + "CREATE TYPE mood AS ENUM ('sad', 'it''s'); CREATE DOMAIN pos AS int CHECK (VALUE > 0);"
                + " CREATE TYPE frange AS RANGE (subtype = float8); CREATE TYPE comp AS (a int, b text); ";
    }

    private static String literal(String type) {
        String known = LITERALS.get(type);
        if (known != null) {
            return known;
        }
        if (type.equals("mood")) {
            return "it''s";
        }
        if (type.endsWith("multirange")) {
            return "{[1,5)}";
        }
        if (type.endsWith("range")) {
            return "[1,5)";
        }
        return switch (type) {
            case "isbn", "isbn13" -> "978-0-393-04002-9";
            case "ismn", "ismn13" -> "979-0-2600-0043-8";
            case "issn", "issn13" -> "977-1436-452-00-8";
            case "ean13" -> "978-0-393-04002-9";
            case "upc" -> "220500896372";
            default -> "1";
        };
    }

    @Test
    void eachTypeOfTheServerReadsTheSameAgain() throws SQLException {
        String before = extensions();
        bench.state(before);
        List<String> types = new ArrayList<>(bench.query(TYPES));
        List<String> arrays = bench.query(ARRAYS);
        List<String> withArguments = new ArrayList<>(WITH_ARGUMENTS);
        if (bench.connection().getMetaData().getDatabaseMajorVersion() >= 15) {
            withArguments.addAll(ODD_SCALES);
        }
        types.addAll(withArguments);
        types.add("comp");
        Map<String, String> tables = new LinkedHashMap<>();
        for (String type : types) {
            tables.put(type, table("t" + tables.size(), type, arrays.contains(type) || withArguments.contains(type)));
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            try {
                holds(table.getValue());
            } catch (SQLException | AssertionError e) {
                wrong.add(table.getKey() + ": " + e.getMessage() + "\n  " + table.getValue());
            }
        }
        assertEquals(List.of(), wrong, () -> wrong.size() + " types\n" + String.join("\n", wrong));
        System.out.println("PostgreSQL: " + tables.size() + " types read the same again, " + withArguments.size()
                + " of them with arguments");
        assertTrue(tables.size() - withArguments.size() >= 60, types.toString());
    }

    private static String table(String name, String type, boolean array) {
        String literal = literal(type);
        StringBuilder sql =
                new StringBuilder("CREATE TABLE " + name + " (c " + type + " NULL, n " + type + " NOT NULL");
        boolean plain = type.equals("comp")
                || type.equals("regrole")
                || type.startsWith("interval ")
                || type.contains("(")
                || type.equals("char");
        sql.append(", d ").append(type).append(" DEFAULT ");
        sql.append(plain ? "NULL" : "'" + literal.replace("''", "'").replace("'", "''") + "'");
        if (array) {
            sql.append(", a ").append(type).append("[] NULL, e ").append(type).append("[] DEFAULT '{}'");
            if (!plain) {
                sql.append(", f ")
                        .append(type)
                        .append("[] DEFAULT ARRAY['")
                        .append(literal.replace("''", "'").replace("'", "''"))
                        .append("']::")
                        .append(type)
                        .append("[]");
            }
        }
        return sql + ")";
    }

    private static void holds(String table) throws SQLException {
        String name = table.split(" ")[2];
        bench.execute(table);
        Physical read = bench.inspect();
        bench.execute("DROP TABLE " + name);
        Graph nothing = bench.inspect().graph();
        Physical from = new Physical("postgres", nothing);
        Difference difference = Workbench.diff(from, read, Hints.NONE);
        bench.execute(Workbench.plan(difference, Hints.NONE).steps());
        Physical made = bench.inspect();
        assertEquals(List.of(), Workbench.diff(made, read, Hints.NONE).changes());
        assertEquals(List.of(), Workbench.diff(read, made, Hints.NONE).changes());
        bench.execute("DROP TABLE " + name);
    }
}
