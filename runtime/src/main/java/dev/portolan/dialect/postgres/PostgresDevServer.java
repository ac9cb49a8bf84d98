package dev.portolan.dialect.postgres;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scratch databases on a PostgreSQL server: a database {@code portolan_scratch_<random>} of our own, marked in its comment with
 * who made it, so that the next run finds and drops what a killed one left. A user who may not create databases names an empty
 * one, which is used under a lock.
 */
final class PostgresDevServer implements DevServer {
    private static final String PREFIX = "portolan_scratch_";
    private static final String MARK = "portolan scratch of process ";
    private static final Pattern MARKED = Pattern.compile(Pattern.quote(MARK) + "(\\d+) on (.*) since (\\d+)");
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String LEFTOVERS = """
            SELECT d.datname, shobj_description(d.oid, 'pg_database')
            FROM pg_database d
            LEFT JOIN pg_stat_activity a ON a.datid = d.oid
            WHERE d.datname LIKE 'portolan\\_scratch\\_%' AND a.pid IS NULL
              AND pg_has_role(d.datdba, 'USAGE')
            """;

    private static final String VERSION = """
            SELECT concat_ws(E'\\n', version(), current_schema(), current_setting('server_encoding'), d.datcollate, d.datctype,
              (SELECT string_agg(name || '=' || setting, E'\\n' ORDER BY name) FROM pg_settings
               WHERE name IN ('standard_conforming_strings', 'backslash_quote', 'DateStyle', 'IntervalStyle', 'TimeZone',
                 'extra_float_digits', 'array_nulls', 'default_text_search_config', 'search_path', 'lc_monetary',
                 'transform_null_equals', 'xmloption', 'bytea_output', 'default_table_access_method')),
              (SELECT string_agg(name || ' ' || default_version, E'\\n' ORDER BY name) FROM pg_available_extensions))
            FROM pg_database d WHERE d.datname = current_database()
            """;

    @Override
    public String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(VERSION)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public String defaultUrl() {
        return null;
    }

    @Override
    public Scratch scratch(Connection admin) throws SQLException {
        return NamedScratch.open(admin);
    }

    @Override
    public Scratch scratch(Server server) throws SQLException {
        Connection admin = server.connect(server.url());
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
        try {
            admin.setAutoCommit(true);
            dropLeftovers(admin);
            if (!create(admin, name)) {
                return NamedScratch.open(admin);
            }
        } catch (SQLException | RuntimeException e) {
            admin.close();
            throw e;
        }
        try {
            Connection connection = server.connect(PostgresUrl.withDatabase(server.url(), name));
            return new OwnScratch(admin, name, connection);
        } catch (SQLException | RuntimeException e) {
            OwnScratch.drop(admin, name);
            admin.close();
            throw e;
        }
    }

    private static boolean create(Connection admin, String name) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + PostgresNames.QUOTING.name(name) + " TEMPLATE template0");
            String mark = MARK + ProcessHandle.current().pid() + " on " + host() + " since "
                    + System.currentTimeMillis() / 1000;
            statement.execute("COMMENT ON DATABASE " + PostgresNames.QUOTING.name(name) + " IS "
                    + PostgresNames.QUOTING.literal(mark));
            return true;
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** Those that no one is connected to and whose process is gone, or which are so old that it must be. */
    private static void dropLeftovers(Connection admin) throws SQLException {
        List<String> dead = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(LEFTOVERS)) {
            while (rows.next()) {
                if (isDead(rows.getString(2))) {
                    dead.add(rows.getString(1));
                }
            }
        }
        for (String name : dead) {
            try (Statement statement = admin.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + PostgresNames.QUOTING.name(name));
            } catch (SQLException e) {
                // Another run is dropping it, or has just connected: it is not ours to remove then.
                continue;
            }
        }
    }

    private static boolean isDead(String comment) {
        Matcher mark = comment == null ? null : MARKED.matcher(comment);
        if (mark == null || !mark.matches()) {
            return false;
        }
        long age = System.currentTimeMillis() / 1000 - Long.parseLong(mark.group(3));
        boolean here = mark.group(2).equals(host());
        boolean gone = here && ProcessHandle.of(Long.parseLong(mark.group(1))).isEmpty();
        return gone || age > Duration.ofHours(1).toSeconds();
    }

    private static String host() {
        String host = System.getenv("HOSTNAME");
        return host == null || host.isBlank() ? System.getProperty("user.name", "?") : host;
    }
}
