package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.replay.Connections;
import dev.portolan.replay.DevDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A way to a database: a JDBC URL, or what a program brings along.
 *
 * @param url null when there is none
 * @param user null for the URL's
 * @param password null for the URL's; never printed
 * @param source used instead of the URL; null for none
 * @param connection used instead of the URL and left open; null for none
 */
public record Database(String url, String user, String password, DataSource source, Connection connection) {
    public static final Database NONE = new Database(null, null, null, null, null);

    public static Database of(String url, String user, String password) {
        return new Database(url, user, password, null, null);
    }

    public boolean given() {
        return url != null || source != null || connection != null;
    }

    /** The program's connection, or a new one. */
    public Connection open() throws SQLException {
        if (connection != null) {
            return connection;
        }
        return source != null ? source.getConnection() : Connections.open(url, user, password);
    }

    /** The same, to look at it: where a file is the database, none is made. */
    public Connection existing() throws SQLException {
        return url == null || connection != null || source != null ? open() : Connections.existing(url, user, password);
    }

    /** A scratch database on it. */
    DevDatabase scratch(Dialect dialect) throws SQLException {
        return source != null
                ? DevDatabase.on(dialect, source.getConnection())
                : DevDatabase.open(dialect, url, user, password);
    }

    @Override
    public String toString() {
        return "Database[" + (url == null ? "none" : "url") + "]";
    }
}
