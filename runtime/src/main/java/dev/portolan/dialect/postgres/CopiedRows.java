package dev.portolan.dialect.postgres;

import dev.portolan.sql.SplitRules;
import dev.portolan.sql.SplitRules.Syntax;
import dev.portolan.sql.Splitter;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** {@code COPY … FROM stdin;} with its rows, which a JDBC statement cannot execute: the driver has a call of its own for it. */
final class CopiedRows {
    private static final String END = "\n\\.";

    private CopiedRows() {}

    /** Executes it; false when it is none. */
    static boolean execute(Connection connection, String sql, SplitRules rules) throws SQLException {
        if (!sql.endsWith(END) || !sql.regionMatches(true, 0, "COPY", 0, 4)) {
            return false;
        }
        Set<Syntax> without = new HashSet<>(rules.syntax());
        without.remove(Syntax.COPY_DATA);
        String command = Splitter.stream(new StringReader(sql), new SplitRules(without))
                .findFirst()
                .orElseThrow()
                .text();
        int rows = sql.indexOf('\n', command.length()) + 1;
        copy(
                connection,
                command,
                new StringReader(sql.substring(rows, Math.max(rows, sql.length() - END.length() + 1))));
        return true;
    }

    private static void copy(Connection connection, String command, Reader rows) throws SQLException {
        try {
            Class<?> driver = Class.forName(
                    "org.postgresql.PGConnection", true, connection.getClass().getClassLoader());
            Object manager = driver.getMethod("getCopyAPI").invoke(connection.unwrap(driver));
            manager.getClass().getMethod("copyIn", String.class, Reader.class).invoke(manager, command, rows);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException s ? s : new SQLException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SQLException("this driver has no COPY FROM stdin", e);
        }
    }
}
