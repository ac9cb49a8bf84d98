package dev.portolan.dialect.h2;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Server;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.TimeZone;
import java.util.jar.Attributes;

/**
 * Scratch databases in memory, private to one connection. A database that the user names is used too when it is empty, or left over
 * from a killed run, and is held exclusively meanwhile.
 */
final class H2DevServer implements DevServer {
    private static final int HELD = 90135;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String MEMORY = "jdbc:h2:mem:";
    private static final String VERSION = """
            SELECT H2VERSION() || ' ' || SCHEMA() || ' ' || (
                SELECT LISTAGG(SETTING_NAME || '=' || SETTING_VALUE, CHAR(10)) WITHIN GROUP (ORDER BY SETTING_NAME)
                FROM INFORMATION_SCHEMA.SETTINGS
                WHERE SETTING_NAME NOT LIKE 'property.%' AND SETTING_NAME NOT LIKE 'info.%'
                  AND NOT (SETTING_NAME = 'IGNORECASE' AND SETTING_VALUE = '0'))
            """;

    @Override
    public String defaultUrl() {
        return MEMORY;
    }

    /** H2 is its driver: the jar's version, unless settings of it come from system properties. */
    @Override
    public String defaultVersion() {
        boolean set = System.getProperties().stringPropertyNames().stream().anyMatch(p -> p.startsWith("h2."));
        URL driver = ClassLoader.getSystemResource("org/h2/Driver.class");
        if (set || driver == null) {
            return null;
        }
        try {
            URLConnection connection = driver.openConnection();
            if (!(connection instanceof JarURLConnection jar)) {
                return null;
            }
            jar.setUseCaches(false);
            try (InputStream open = jar.getInputStream()) {
                Attributes attributes = jar.getMainAttributes();
                String version =
                        attributes == null ? null : attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
                return version == null || open == null
                        ? null
                        : "H2 " + version + " " + TimeZone.getDefault().getID();
            }
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return text(statement, VERSION);
        }
    }

    /** Waits while another run holds it. */
    @Override
    public Scratch scratch(Server server) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return scratch(server.connect(server.url()));
            } catch (SQLException | PortolanException e) {
                if (!isHeld(e)) {
                    throw e;
                }
                if (System.nanoTime() > end) {
                    throw PortolanException.failed(
                            "dev-database-locked",
                            "The dev database is in use by another run, for more than a minute.",
                            e);
                }
                pause();
            }
        }
    }

    /** A refused connection has no cause, which might hold a password; H2 writes the code into every message. */
    private static boolean isHeld(Exception e) {
        return e.getMessage() != null && e.getMessage().contains("[" + HELD + "-");
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for the dev database.", e);
        }
    }

    @Override
    public Scratch scratch(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            if (admin.getMetaData().getURL().equals(MEMORY)) {
                return new H2Scratch(admin, false);
            }
            statement.execute("SET EXCLUSIVE 1");
            H2Scratch scratch = new H2Scratch(admin, true);
            if (H2Scratch.isMarked(statement)) {
                scratch.clean();
            } else if (!text(statement, H2Scratch.OBJECTS).equals("0")) {
                throw PortolanException.failed(
                        "dev-database-not-empty",
                        "The dev database is not empty. Name an empty H2 database, or leave --dev-url out: then one in"
                                + " memory is used.");
            } else {
                H2Scratch.mark(statement);
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
}
