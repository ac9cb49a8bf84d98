package dev.portolan.acceptance.cli;

import dev.portolan.acceptance.Target;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** An empty database on a server, as dev server for processes, and what they leave there. */
final class DevUrl {
    private static final String PREFIX = "portolan_scratch_";
    private final Kind kind;
    private final String url;
    private final Set<String> before;

    /** How servers are asked. */
    private enum Kind {
        POSTGRES(
                "SELECT pg_sleep(%d)",
                "SELECT datname FROM pg_database",
                "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' UNION ALL"
                        + " SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace",
                "SELECT datname FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"),
        MYSQL(
                "DO SLEEP(%d)",
                "SHOW DATABASES",
                "SHOW TABLES",
                "SELECT DB FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND DB IS NOT NULL");

        private final String pause;
        private final String databases;
        private final String objects;
        private final String inUse;

        Kind(String pause, String databases, String objects, String inUse) {
            this.pause = pause;
            this.databases = databases;
            this.objects = objects;
            this.inUse = inUse;
        }
    }

    private DevUrl(Kind kind, String url) throws SQLException {
        this.kind = kind;
        this.url = url;
        this.before = everything();
    }

    static DevUrl of(Target target) throws IOException, SQLException {
        return new DevUrl(target == Target.POSTGRES ? Kind.POSTGRES : Kind.MYSQL, target.freshUrl());
    }

    String url() {
        return url;
    }

    /** What their jars' names begin with. */
    String[] drivers() {
        return new String[] {"postgresql-", "mariadb-java-client-"};
    }

    /** A statement of a migration that takes that long. */
    String pause(int seconds) {
        return kind.pause.replace("%d", String.valueOf(seconds)) + ";\n";
    }

    /** Names of scratch databases that exist now. */
    Set<String> scratches() throws SQLException {
        Set<String> names = new TreeSet<>(column(kind.databases));
        names.removeIf(n -> !n.startsWith(PREFIX));
        return names;
    }

    /** Whether no process is connected to the dev database or a scratch database. */
    boolean isIdle() throws SQLException {
        Set<String> used = new TreeSet<>(column(kind.inUse));
        used.retainAll(mine());
        return used.isEmpty();
    }

    private Set<String> mine() throws SQLException {
        Set<String> names = scratches();
        try (Connection connection = DriverManager.getConnection(url)) {
            names.add(connection.getCatalog());
        }
        return names;
    }

    /** What is there and was not in the beginning. */
    Set<String> left() throws SQLException {
        Set<String> now = everything();
        now.removeAll(before);
        return now;
    }

    private Set<String> everything() throws SQLException {
        Set<String> all = new TreeSet<>(column(kind.databases));
        column(kind.objects).forEach(o -> all.add("object " + o));
        return all;
    }

    private Set<String> column(String sql) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
