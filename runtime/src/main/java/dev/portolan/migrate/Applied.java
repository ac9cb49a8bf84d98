package dev.portolan.migrate;

import dev.portolan.replay.Connections;
import dev.portolan.replay.Secrets;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Whether a database has run a migration, by the histories that the known tools keep in it. */
public final class Applied {
    /** The columns of versions, as text. */
    private static final Map<String, String> HISTORIES = histories();

    /** No such table or column: PostgreSQL's two, those of MySQL, MariaDB and H2, and H2's others. */
    private static final Set<String> ABSENT = Set.of("42P01", "42703", "42S02", "42S22", "42S03", "42S04");

    private Applied() {}

    private static Map<String, String> histories() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("atlas_schema_revisions", "version");
        all.put("flyway_schema_history", "version");
        all.put("schema_migrations", "version");
        all.put("goose_db_version", "version_id");
        all.put("DATABASECHANGELOG", "filename");
        return all;
    }

    /**
     * The table that says so; null for none.
     *
     * @param file of the migration @param version of it
     * @throws PortolanException {@code database-unreachable}, {@code driver-missing}; without the password
     */
    public static String in(String url, String user, String password, String file, String version) {
        try (Connection connection = Connections.open(url, user, password)) {
            for (Map.Entry<String, String> history : HISTORIES.entrySet()) {
                if (has(connection, history.getKey(), history.getValue(), file, version)) {
                    return history.getKey();
                }
            }
            return null;
        } catch (SQLException e) {
            throw PortolanException.failed(
                    "database-failed",
                    "The database said: " + Secrets.of(url, password).hide(e.getMessage()),
                    e);
        }
    }

    private static boolean has(Connection connection, String table, String column, String file, String version)
            throws SQLException {
        String sql = "SELECT " + column + " FROM " + table;
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String known = rows.getString(1);
                if (known != null && (isOne(known, version) || known.equals(file) || known.endsWith("/" + file))) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            if (isAbsent(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether there is no such table, or it is another program's. What cannot be read may well have run. */
    private static boolean isAbsent(SQLException e) {
        // SQLite's driver gives no state; 1 is any mistake in the statement
        return e.getSQLState() == null ? e.getErrorCode() == 1 : ABSENT.contains(e.getSQLState());
    }

    /** Tools that count keep {@code 7} of {@code 000007}. */
    private static boolean isOne(String known, String version) {
        return known.equals(version)
                || known.matches("[0-9]+")
                        && version.matches("[0-9]+")
                        && known.replaceFirst("^0+", "").equals(version.replaceFirst("^0+", ""));
    }
}
