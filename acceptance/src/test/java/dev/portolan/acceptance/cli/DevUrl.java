package dev.portolan.acceptance.cli;

import dev.portolan.acceptance.Target;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;

/** An empty database on a server, as dev server for processes, and what they leave there. */
public final class DevUrl {
    private static final String PREFIX = "portolan_scratch_";
    /** H2: the database is held exclusively. */
    private static final int HELD = 90135;

    /** H2's server is in this process, and so is the function that its migrations call. */
    private static final AtomicInteger PAUSING = new AtomicInteger();

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
                "SELECT DB FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND DB IS NOT NULL"),
        H2(
                "CREATE ALIAS PAUSE FOR '" + DevUrl.class.getName() + ".pauseHere';\nCALL PAUSE(%d)",
                "SELECT '' WHERE FALSE",
                "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA UNION ALL SELECT TABLE_NAME FROM"
                        + " INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC' UNION ALL SELECT ROUTINE_NAME FROM"
                        + " INFORMATION_SCHEMA.ROUTINES",
                "SELECT '' WHERE FALSE");

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
        if (target == Target.H2) {
            String name = "portolan_dev_" + System.nanoTime();
            // The server's own process makes a database in memory; others find it by the port.
            DriverManager.getConnection("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1")
                    .close();
            Server server =
                    Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
            return new DevUrl(Kind.H2, "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name);
        }
        return new DevUrl(target == Target.POSTGRES ? Kind.POSTGRES : Kind.MYSQL, target.freshUrl());
    }

    /** Called by a migration on H2. */
    public static void pauseHere(int seconds) throws InterruptedException {
        PAUSING.incrementAndGet();
        try {
            Thread.sleep(seconds * 1000L);
        } finally {
            PAUSING.decrementAndGet();
        }
    }

    String url() {
        return url;
    }

    /** What their jars' names begin with. */
    String[] drivers() {
        return new String[] {"postgresql-", "mariadb-java-client-", "h2-"};
    }

    /** A statement of a migration that takes that long. */
    String pause(int seconds) {
        return kind.pause.replace("%d", String.valueOf(seconds)) + ";\n";
    }

    /** Whether each run gets a database of its own; else they take turns. */
    boolean sideBySide() {
        return kind != Kind.H2;
    }

    /** Names of scratch databases that exist now. */
    Set<String> scratches() throws SQLException {
        if (kind == Kind.H2) {
            return PAUSING.get() > 0 ? Set.of("the one") : Set.of();
        }
        Set<String> names = new TreeSet<>(column(kind.databases));
        names.removeIf(n -> !n.startsWith(PREFIX));
        return names;
    }

    /** Whether no process is connected to the dev database or a scratch database. */
    boolean isIdle() throws SQLException {
        if (kind == Kind.H2) {
            return !held();
        }
        Set<String> used = new TreeSet<>(column(kind.inUse));
        used.retainAll(mine());
        return used.isEmpty();
    }

    private boolean held() throws SQLException {
        try {
            column("SELECT 1");
            return false;
        } catch (SQLException e) {
            if (e.getErrorCode() == HELD) {
                return true;
            }
            throw e;
        }
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
