package dev.portolan.acceptance.apply;

import dev.portolan.migrate.apply.Migrator;
import dev.portolan.migrate.apply.TxMode;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A process that migrates and stops for good behind the n-th thing that it said to the database, until it is killed. */
final class HeldRun {
    static final String REACHED = "reached";

    private static final Set<String> SAYING = Set.of("execute", "executeUpdate", "commit", "rollback");

    private static int left;

    private HeldRun() {}

    /** @param args URL, directory, transaction mode, how many things it says; 0 for all */
    public static void main(String... args) {
        left = Integer.parseInt(args[3]);
        Migrator.of(Path.of(args[1]))
                .database(new Held(args[0]))
                .txMode(TxMode.of(args[2]))
                .apply();
    }

    private static <T> T held(Class<T> type, T real) {
        Object proxy =
                Proxy.newProxyInstance(HeldRun.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    Object answer;
                    try {
                        answer = method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (SAYING.contains(method.getName()) && --left == 0) {
                        System.out.println(REACHED);
                        Thread.sleep(Long.MAX_VALUE);
                    }
                    if (answer instanceof PreparedStatement statement) {
                        return held(PreparedStatement.class, statement);
                    }
                    return answer instanceof Statement statement ? held(Statement.class, statement) : answer;
                });
        return type.cast(proxy);
    }

    private record Held(String url) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return held(Connection.class, DriverManager.getConnection(url));
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
