package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Scope;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever reaches the database is counted: statements of every kind, batches, prepared ones, and the driver's metadata. */
class StatementCountTest {
    private static Object count(Object target, AtomicInteger counter) {
        Class<?> type = target instanceof Connection
                ? Connection.class
                : target instanceof DatabaseMetaData ? DatabaseMetaData.class : Statement.class;
        Class<?>[] types = target instanceof java.sql.PreparedStatement
                ? new Class<?>[] {java.sql.PreparedStatement.class}
                : new Class<?>[] {type};
        return Proxy.newProxyInstance(type.getClassLoader(), types, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")
                    || method.getName().equals("addBatch")
                    || target instanceof DatabaseMetaData) {
                counter.incrementAndGet();
            }
            try {
                Object result = method.invoke(target, args);
                boolean wraps = result instanceof Statement || result instanceof DatabaseMetaData;
                return wraps ? count(result, counter) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static int statements(int tables) throws SQLException {
        List<String> sql = new ArrayList<>(List.of("BEGIN"));
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            sql.add("CREATE TABLE t" + i
                    + " (id integer PRIMARY KEY AUTOINCREMENT, a int CHECK (a > 0), b text UNIQUE, p int"
                    + " REFERENCES t" + i / 2 + " (id))");
            sql.add("CREATE INDEX i" + i + " ON t" + i + " (a, lower(b)) WHERE a > 1");
            sql.add("CREATE VIEW v" + i + " AS SELECT * FROM t" + i);
            sql.add("CREATE TRIGGER tr" + i + " AFTER INSERT ON t" + i + " BEGIN SELECT 1; END");
            Name column = Name.quoted("id");
            seeds.add(new Seed(QName.quoted("t" + i), List.of(column), List.of(column), List.of(List.of("1"))));
        }
        sql.add("COMMIT");
        try (Database database = new Database(sql.toArray(String[]::new))) {
            AtomicInteger counter = new AtomicInteger();
            Connection counting = (Connection) count(database.connection, counter);
            var graph = Database.DIALECT
                    .inspector()
                    .inspect(counting, new Scope(List.of(), t -> false, seeds))
                    .graph();
            assertEquals(tables, graph.tables().size());
            assertEquals(tables, graph.views().size());
            assertTrue(graph.tables().stream().allMatch(t -> t.indexes().size() == 1));
            return counter.get();
        }
    }

    @Test
    void doesNotDependOnTheNumberOfTables() throws SQLException {
        assertEquals(3, statements(1));
        assertEquals(3, statements(1_000));
    }
}
