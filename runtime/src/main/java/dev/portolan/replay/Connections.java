package dev.portolan.replay;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.schema.PortolanException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Opens connections by JDBC URL, with drivers of our class loader or the caller's. */
public final class Connections {
    private Connections() {}

    /**
     * A new connection in auto-commit mode.
     *
     * @param user null for the URL's
     * @param password null for the URL's
     * @throws PortolanException when there is no driver, or no server answers; without the password
     */
    public static Connection open(String url, String user, String password) {
        return open(url, user, password, Map.of());
    }

    /** The same for a database that is there; where a file is the database, none is made. */
    public static Connection existing(String url, String user, String password) {
        Dialect dialect = Dialects.forUrl(url);
        return open(url, user, password, dialect == null ? Map.of() : dialect.existing(url));
    }

    private static Connection open(String url, String user, String password, Map<String, String> more) {
        if (!url.startsWith("jdbc:")) {
            throw PortolanException.usage("database-url", noJdbc(url, password));
        }
        Properties properties = new Properties();
        properties.putAll(more);
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        Secrets secrets = Secrets.of(url, password);
        // DriverManager refuses drivers of a foreign loader, so they are asked themselves
        for (ClassLoader loader : Loaders.all()) {
            Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
            while (true) {
                try {
                    if (!drivers.hasNext()) {
                        break;
                    }
                    Driver driver = drivers.next();
                    Connection connection = driver.acceptsURL(url) ? driver.connect(url, properties) : null;
                    if (connection != null) {
                        return connection;
                    }
                } catch (SQLException e) {
                    throw unreachable(url, secrets, e);
                } catch (ServiceConfigurationError broken) {
                    // another driver's broken service line is not this URL's problem
                }
            }
        }
        throw PortolanException.usage("driver-missing", missing(url, secrets));
    }

    private static PortolanException unreachable(String url, Secrets secrets, SQLException e) {
        return PortolanException.failed(
                "database-unreachable",
                "Cannot connect to " + secrets.hide(url) + ": " + secrets.hide(reason(e))
                        + ". Check the URL, the user and that the server is up.");
    }

    /** What the driver says, and what it says that it comes from. */
    private static String reason(Throwable e) {
        StringBuilder reason = new StringBuilder();
        for (Throwable at = e; at != null && reason.length() < 500; at = at.getCause()) {
            String said = at.getMessage() == null ? "" : at.getMessage().strip();
            said = at instanceof UnknownHostException ? "unknown host " + said : said;
            while (said.endsWith(".")) {
                said = said.substring(0, said.length() - 1);
            }
            if (!said.isEmpty() && reason.indexOf(said) < 0) {
                reason.append(reason.isEmpty() ? "" : ": ").append(said);
            }
        }
        return reason.isEmpty() ? e.getClass().getSimpleName() : reason.toString();
    }

    private static String noJdbc(String url, String password) {
        String said = Secrets.of(url, password).hide(url);
        String driver = "jdbc:" + url.replaceFirst("^postgres:", "postgresql:");
        return said + " is no JDBC URL. Check the URL: "
                + (Dialects.forUrl(driver) == null
                        ? "one is jdbc:postgresql://host/database"
                        : "it begins with jdbc:" + driver.substring(5, driver.indexOf(':', 5) + 1)
                                + " and has no user in it (--user)");
    }

    private static String missing(String url, Secrets secrets) {
        String coordinates = Dialects.driverFor(url);
        return "No JDBC driver on the class path takes " + secrets.hide(url) + ". "
                + (coordinates == null
                        ? "Check the URL, and add the database's driver to the class path."
                        : "Add " + coordinates + " to the class path" + folder() + ".");
    }

    /** Where the command line looks besides; a program has a class path only. */
    private static String folder() {
        String drivers = System.getProperty("portolan.drivers");
        return drivers == null ? "" : " (--classpath), or put its jar into " + drivers;
    }
}
