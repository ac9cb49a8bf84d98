package dev.portolan.dialect.sqlite;

import dev.portolan.dialect.DevServer;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Scratch databases in memory. A file that the user names is used too when it is empty or left over from a killed run; it is held
 * under SQLite's own exclusive lock meanwhile.
 */
final class SqliteDevServer implements DevServer {
    /** Marks a file as ours while it is used: {@code PRAGMA user_version}. */
    private static final int MARK = 0x504f5254;

    @Override
    public String defaultUrl() {
        return "jdbc:sqlite::memory:";
    }

    /** SQLite is inside the driver, so the driver's release is its version, unless the library was put elsewhere. */
    @Override
    public String defaultVersion() {
        if (System.getProperty("org.sqlite.lib.path") != null || System.getProperty("org.sqlite.lib.name") != null) {
            return null;
        }
        try (InputStream in = ClassLoader.getSystemResourceAsStream("sqlite-jdbc.properties")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return text(
                    statement,
                    "SELECT sqlite_version() || ' ' || sqlite_source_id() || ' ' || group_concat(compile_options, ' ')"
                            + " FROM pragma_compile_options");
        }
    }

    @Override
    public Scratch scratch(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            if (text(statement, "SELECT file FROM pragma_database_list WHERE name = 'main'")
                    .isEmpty()) {
                return new SqliteScratch(admin, false);
            }
            statement.execute("PRAGMA locking_mode = exclusive");
            boolean ours = number(statement, "PRAGMA user_version") == MARK;
            if (!ours && number(statement, "SELECT count(*) FROM sqlite_schema") > 0) {
                throw PortolanException.failed(
                        "dev-database-not-empty",
                        "The dev database is not empty. Name an empty SQLite file, or leave --dev-url out: then a database"
                                + " in memory is used.");
            }
            statement.execute("PRAGMA user_version = " + MARK);
            SqliteScratch scratch = new SqliteScratch(admin, true);
            if (ours) {
                scratch.clean();
            }
            return scratch;
        } catch (SQLException | RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? "" : text;
        }
    }

    static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
