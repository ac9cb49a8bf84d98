package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Scope;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class InspectorTest {
    private static Workbench bench;

    @BeforeAll
    static void open() throws SQLException {
        bench = new Workbench();
    }

    @AfterAll
    static void close() throws SQLException {
        bench.close();
    }

    /** What is read, made again elsewhere, reads the same; and then there is nothing to do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (s varchar(10) NOT NULL CHECK (s IN ('A','B','it''s')), n smallint CHECK (n BETWEEN 0 AND 2),"
                        + " k int CHECK (k IN (20, 10)), CHECK (s <> 'x' OR n IS NOT NULL))",
                "CREATE TABLE t (a text DEFAULT 'it''s', b int DEFAULT -1, c numeric(10,2) DEFAULT 0.50, d timestamp DEFAULT"
                        + " CURRENT_TIMESTAMP, e boolean DEFAULT false, f jsonb DEFAULT '{}', g text[] DEFAULT '{a,b}',"
                        + " h date DEFAULT '2020-01-01', i bigint DEFAULT 9999999999, j char(3) DEFAULT 'x', k float8 DEFAULT 1.5,"
                        + " l timestamptz(3) DEFAULT now() + interval '1 day', m uuid DEFAULT gen_random_uuid(), n bit(3) DEFAULT"
                        + " B'101', o varchar DEFAULT upper('a' || 'b'), p int DEFAULT (1 + 2) * 3, q text DEFAULT NULL)",
                "CREATE TABLE t (a serial PRIMARY KEY, b bigserial, c smallserial, d int GENERATED ALWAYS AS IDENTITY (START WITH 5"
                        + " INCREMENT BY 10))",
                "CREATE TABLE t (a int, b text, c int GENERATED ALWAYS AS (a * 2) STORED, d text GENERATED ALWAYS AS (lower(b) ||"
                        + " 'x') STORED)",
                "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int GENERATED ALWAYS AS (a + 1) VIRTUAL)",
                "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b), UNIQUE (b), UNIQUE (b, a) DEFERRABLE INITIALLY"
                        + " DEFERRED); CREATE TABLE c (x int, y int, z int REFERENCES p (b) ON DELETE CASCADE ON UPDATE SET NULL,"
                        + " FOREIGN KEY (x, y) REFERENCES p MATCH FULL ON DELETE SET DEFAULT DEFERRABLE, FOREIGN KEY (z)"
                        + " REFERENCES p (b) ON UPDATE RESTRICT NOT VALID)",
                "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b), UNIQUE NULLS NOT DISTINCT (b)); CREATE TABLE c (x int, y int,"
                        + " FOREIGN KEY (y, x) REFERENCES p (a, b) ON DELETE SET NULL (y))",
                "CREATE TABLE t (a int, b text, c jsonb, d text COLLATE \"C\"); CREATE UNIQUE INDEX i1 ON t (a DESC NULLS LAST, b"
                        + " text_pattern_ops) INCLUDE (c) WHERE b IN ('x', 'y') AND a > 0; CREATE INDEX i2 ON t"
                        + " USING gin (c jsonb_path_ops) WITH (fastupdate = off); CREATE INDEX i3 ON t ((lower(b)), (a + 1), b"
                        + " COLLATE \"C\" DESC); CREATE INDEX i4 ON t USING brin (a) WITH (pages_per_range = 8); CREATE INDEX i5 ON"
                        + " t USING hash (b); COMMENT ON INDEX i1 IS 'it''s'",
                "CREATE TABLE t (a int, b text, c jsonb); CREATE UNIQUE INDEX i ON t (a DESC NULLS LAST, b text_pattern_ops) INCLUDE"
                        + " (c) NULLS NOT DISTINCT WHERE b IN ('x', 'y') AND a > 0",
                "CREATE SEQUENCE s1; CREATE SEQUENCE s2 START 5 INCREMENT 50 CACHE 3; CREATE SEQUENCE s3 AS int INCREMENT -1 MINVALUE"
                        + " -100 MAXVALUE 10 START 10 CYCLE; CREATE TABLE t (a bigint DEFAULT nextval('s1'), b int NOT NULL); CREATE"
                        + " SEQUENCE s4 INCREMENT 50 OWNED BY t.b; ALTER TABLE t ALTER b SET DEFAULT nextval('s4')",
                "CREATE TYPE \"St\" AS ENUM ('a', 'it''s', 'B'); CREATE TABLE t (s \"St\" NOT NULL DEFAULT 'a', l \"St\"[] DEFAULT '{a}',"
                        + " CHECK (s <> 'B'))",
                "CREATE TABLE \"A\"\"b;c\n'd\" (\"x\"\"y\" int PRIMARY KEY, \"select\" varchar(5) DEFAULT ';--', \"ü 'q'\" int); CREATE INDEX"
                        + " \"i;\"\"x\" ON \"A\"\"b;c\n'd\" (\"ü 'q'\"); COMMENT ON TABLE \"A\"\"b;c\n'd\" IS E'a''b\\n;--\\\\'; COMMENT ON COLUMN"
                        + " \"A\"\"b;c\n'd\".\"x\"\"y\" IS '$$'; ALTER TABLE \"A\"\"b;c\n'd\" ADD CONSTRAINT \"c\"\"k\" CHECK (\"x\"\"y\" > 0)",
                "CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a); ALTER TABLE a ADD"
                        + " FOREIGN KEY (b) REFERENCES b; ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES a",
                "CREATE TABLE t (a int, b text); CREATE VIEW v AS SELECT a, b FROM t WHERE b IN ('x', 'y'); CREATE VIEW a AS SELECT v.a"
                        + " FROM v JOIN t USING (a); COMMENT ON VIEW v IS 'seen'",
                "CREATE UNLOGGED TABLE t (a int) WITH (fillfactor = 70); CREATE TABLE p (a int, d date) PARTITION BY RANGE (d); CREATE"
                        + " TABLE p1 PARTITION OF p DEFAULT",
                "CREATE TABLE t (a timestamp(6), b timestamp(0), c time(0), d timetz(3), e interval(3), f interval day to second(2),"
                        + " g float(24), h float(53), i numeric, j bit varying(3), k varchar(3)[], l timestamptz(2)[], m int4range,"
                        + " n inet, o xml, p tsvector, q money, r \"char\", s oid, u character(1), v numeric(10))",
                "CREATE EXTENSION citext; CREATE TABLE t (a citext, b citext[] DEFAULT '{}', c citext DEFAULT 'x')",
                "CREATE DOMAIN d AS int CHECK (VALUE > 0); CREATE TABLE t (a d, b d DEFAULT 5)"
            })
    void readsTheSameAgain(String sql) throws SQLException {
        bench.state("");
        if (sql.contains("DOMAIN") || sql.contains("EXTENSION")) {
            // What is not ours to make is there already.
            String first = sql.substring(0, sql.indexOf(';'));
            Physical before = bench.state(first);
            Physical wanted = bench.state(sql);
            bench.state(first);
            makes(before, wanted);
            return;
        }
        Physical wanted = bench.state(sql);
        bench.state("");
        makes(new Physical("postgres", Graph.EMPTY), wanted);
    }

    private static void makes(Physical before, Physical wanted) throws SQLException {
        Difference difference = Workbench.diff(before, wanted, Hints.NONE);
        bench.execute(Workbench.plan(difference, Hints.NONE).steps());
        Physical made = bench.inspect();
        assertEquals(wanted, made);
        assertTrue(Workbench.diff(made, wanted, Hints.NONE).isEmpty());
    }

    @Test
    void leavesOutWhatIsNotAskedFor() throws SQLException {
        bench.state(
                "CREATE SCHEMA other; CREATE SCHEMA foreign_one; CREATE TABLE t (a int); CREATE TABLE history (a int);"
                        + " CREATE TABLE other.t (a int); CREATE TABLE foreign_one.t (a int)");
        Scope scope = new Scope(List.of(Name.quoted("other")), t -> t.text().equals("history"), List.of());
        Graph graph =
                Workbench.DIALECT.inspector().inspect(bench.connection(), scope).graph();
        assertEquals(
                List.of("t", "other.t"),
                graph.tables().stream().map(t -> t.name().toString()).toList());
        assertEquals(1, graph.schemas().size());
    }

    @Test
    void readsSeedsThatExist() throws SQLException {
        bench.state("CREATE TABLE g (k varchar(10) PRIMARY KEY, v bigint); INSERT INTO g VALUES ('a;ANY(?)', 7);"
                + " CREATE TABLE h (v bigint)");
        List<Name> columns = List.of(Name.quoted("k"), Name.quoted("v"));
        Seed seed = new Seed(
                QName.quoted("g"),
                columns,
                List.of(Name.quoted("k")),
                List.of(List.of("'a;ANY(?)'", "0"), List.of("'b'", "0")));
        Seed missing = new Seed(QName.quoted("no"), columns, List.of(), List.of(List.of("1", "0")));
        Seed empty = new Seed(QName.quoted("h"), List.of(Name.quoted("v")), List.of(), List.of(List.of("1")));
        Scope scope = new Scope(List.of(), t -> false, List.of(seed, missing, empty));
        List<Seed> read = Workbench.DIALECT
                .inspector()
                .inspect(bench.connection(), scope)
                .graph()
                .seeds();
        assertEquals(List.of(List.of("'a;ANY(?)'", "0")), read.get(0).rows());
        assertTrue(read.stream().skip(1).allMatch(s -> s.rows().isEmpty()));
    }

    @Test
    void needsAsManyStatementsForAThousandTablesAsForOne() throws SQLException {
        bench.state("CREATE TABLE t (a int)");
        AtomicInteger one = new AtomicInteger();
        Workbench.DIALECT.inspector().inspect(counted(bench.connection(), one), Scope.ALL);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            many.append("CREATE TABLE t")
                    .append(i)
                    .append(" (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a varchar(255)"
                            + " NOT NULL, b int, c text, d timestamp, e numeric(10,2), f bigint REFERENCES t")
                    .append(Math.max(0, i - 1));
            many.append("); CREATE INDEX i").append(i).append(" ON t").append(i).append(" (a, b);");
        }
        bench.state(many.toString());
        AtomicInteger thousand = new AtomicInteger();
        Graph graph = Workbench.DIALECT
                .inspector()
                .inspect(counted(bench.connection(), thousand), Scope.ALL)
                .graph();
        assertEquals(1000, graph.tables().size());
        assertTrue(one.get() > 5 && one.get() <= 12, one.toString());
        assertEquals(one.get(), thousand.get());
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            bench.inspect();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println("inspect 1000 tables: " + best / 1_000_000 + " ms");
        bench.state("");
    }

    /** Counts every statement that is executed, whatever the method. */
    private static Connection counted(Connection connection, AtomicInteger count) {
        return counted(Connection.class, connection, count);
    }

    private static <T> T counted(Class<T> type, T target, AtomicInteger count) {
        return type.cast(Proxy.newProxyInstance(
                InspectorTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return method.getReturnType().isInterface()
                                        && java.sql.Statement.class.isAssignableFrom(method.getReturnType())
                                ? countedStatement(method.getReturnType(), result, count)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static <S> Object countedStatement(Class<S> type, Object statement, AtomicInteger count) {
        return counted(type, type.cast(statement), count);
    }
}
