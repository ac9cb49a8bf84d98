package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portolan.schema.Change;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings of one thing are no change, in either direction; what only looks alike is one. The last column is who complained. */
@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class EquivalenceTest {
    private static Workbench bench;

    @BeforeAll
    static void open() throws SQLException {
        bench = new Workbench();
    }

    @AfterAll
    static void close() throws SQLException {
        bench.close();
    }

    private static List<Change> changes(String is, String want) throws SQLException {
        Physical to = bench.state(want);
        Physical from = bench.state(is);
        return Workbench.diff(from, to, Hints.NONE).changes();
    }

    private static String column(String definition) {
        return definition.contains("CREATE") ? definition : "CREATE TABLE t (c " + definition + ")";
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "//",
            quoteCharacter = '~',
            value = {
                // volatile and expression defaults
                "uuid DEFAULT gen_random_uuid() // uuid DEFAULT gen_random_uuid() // atlas#2759 atlas#3610 atlas#3294",
                "text DEFAULT 'Story-' || gen_random_uuid() // text DEFAULT ('Story-'::text || gen_random_uuid()) // atlas#2739",
                "text DEFAULT lower('Hello') // text DEFAULT (lower('Hello'::text)) // ent 4",
                "timestamptz DEFAULT now() + interval '1 day' // timestamptz DEFAULT (now() + '1 day'::interval) // atlas#2759",
                // NOW()
                "timestamp DEFAULT now() // timestamp DEFAULT CURRENT_TIMESTAMP // ent#2842",
                "timestamptz DEFAULT transaction_timestamp() // timestamptz DEFAULT NOW() // ent#2842",
                "timestamp DEFAULT LOCALTIMESTAMP // timestamp DEFAULT CURRENT_TIMESTAMP // ent#2842",
                "date DEFAULT now()::date // date DEFAULT CURRENT_DATE // ent#2842",
                // casts
                "bigint DEFAULT '5' // bigint DEFAULT 5 // atlas 5.3.4",
                "numeric(10,2) DEFAULT 0 // numeric(10,2) DEFAULT 0.00 // atlas 5.3.4",
                "numeric(10,2) DEFAULT 0::numeric // numeric(10,2) DEFAULT '0' // atlas 5.3.4",
                "double precision DEFAULT 1 // double precision DEFAULT 1.0 // atlas 5.3.4",
                "jsonb DEFAULT '{}' // jsonb DEFAULT '{}'::jsonb // atlas 5.3.4",
                "text[] DEFAULT '{}' // text[] DEFAULT '{}'::text[] // atlas column-array",
                "boolean DEFAULT 't' // boolean DEFAULT true // atlas 5.3.4",
                "date DEFAULT '2020-01-01' // date DEFAULT '2020-01-01'::date // atlas 5.3.4",
                "bytea DEFAULT '' // bytea DEFAULT ''::bytea // atlas 5.3.4",
                // no default
                "varchar(5) DEFAULT NULL // varchar(5) // ent#540",
                "timestamp(3) DEFAULT NULL // timestamp(3) // ent#540",
                "int DEFAULT NULL // int // ent#540",
                // names of types
                "varchar(5) DEFAULT 'x' // character varying(5) DEFAULT 'x'::character varying // ent#540",
                "int4 // integer // atlas 5.3.1",
                "decimal(5) // numeric(5,0) // atlas 5.3.1",
                "char // character(1) // atlas 5.3.1",
                "timestamp(6) // timestamp without time zone // ent#2163",
                "float // double precision // atlas 5.3.1",
                "int[] // int ARRAY[1] // atlas column-array",
                "bit // bit(1) // atlas 5.3.1",
                // identity and serial
                "int GENERATED ALWAYS AS IDENTITY // int GENERATED ALWAYS AS IDENTITY (START WITH 1 INCREMENT BY 1) // atlas#2530",
                "int GENERATED ALWAYS AS IDENTITY (CACHE 9) // int GENERATED ALWAYS AS IDENTITY // atlas#1965",
                "CREATE SEQUENCE t_c_seq AS int; CREATE TABLE t (c int NOT NULL DEFAULT nextval('t_c_seq')); ALTER SEQUENCE t_c_seq"
                        + " OWNED BY t.c // serial // atlas#3738",
                // checks
                "varchar(3) CHECK (c IN ('a', 'b')) // varchar(3) CONSTRAINT t_c_check CHECK (((c)::text = ANY (ARRAY['a'::text,"
                        + " 'b'::text]))) // atlas#3242",
                "int CHECK (c BETWEEN 0 AND 2) // int CHECK (((c >= 0) AND (c <= 2))) // atlas#3242",
                // history that a table carries: its default was made when it was of another type
                "CREATE TABLE t (c varchar(5) DEFAULT 'x'); ALTER TABLE t ALTER c TYPE text // text DEFAULT 'x' // ent#540",
                "CREATE TABLE t (c int DEFAULT 1); ALTER TABLE t ALTER c TYPE bigint // bigint DEFAULT 1 // atlas 5.3.4",
                "CREATE TABLE t (c int DEFAULT 1); ALTER TABLE t ALTER c TYPE numeric(9,2) // numeric(9,2) DEFAULT 1 // atlas 5.3.4",
            })
    void oneThing(String is, String want, String issue) throws SQLException {
        assertEquals(List.of(), changes(column(is), column(want)), issue);
        assertEquals(List.of(), changes(column(want), column(is)), issue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "//",
            quoteCharacter = '~',
            value = {
                "timestamptz DEFAULT now() // timestamptz DEFAULT clock_timestamp()",
                "timestamptz DEFAULT LOCALTIMESTAMP // timestamptz DEFAULT now() - interval '1 day'",
                "numeric DEFAULT 1.0 // numeric DEFAULT 1.00",
                "numeric(10,2) DEFAULT 1 // numeric(10,2) DEFAULT 1.01",
                "text DEFAULT '1.0' // text DEFAULT '1'",
                "text DEFAULT 'now()' // text DEFAULT now()",
                "text DEFAULT '' // text",
                "varchar(5) DEFAULT 'NULL' // varchar(5)",
                "varchar // text",
                "varchar(5) // char(5)",
                "numeric // numeric(10,0)",
                "timestamp // timestamp(3)",
                "json // jsonb",
                "int GENERATED ALWAYS AS IDENTITY // int GENERATED BY DEFAULT AS IDENTITY",
                "int GENERATED ALWAYS AS IDENTITY // int GENERATED ALWAYS AS IDENTITY (INCREMENT BY 2)",
                "text CHECK (c IN ('a', 'b')) // text CHECK (c IN ('a', 'c'))",
                "int CHECK (c > 0) // int CHECK (c >= 0)",
                "text COLLATE \"C\" // text",
                "uuid DEFAULT gen_random_uuid() // uuid",
            })
    void twoThings(String is, String want) throws SQLException {
        assertFalse(changes(column(is), column(want)).isEmpty());
        assertFalse(changes(column(want), column(is)).isEmpty());
    }
}
