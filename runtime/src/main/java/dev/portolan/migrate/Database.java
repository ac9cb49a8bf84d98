package dev.portolan.migrate;

import java.sql.Connection;
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
record Database(String url, String user, String password, DataSource source, Connection connection) {
    static final Database NONE = new Database(null, null, null, null, null);

    static Database of(String url, String user, String password) {
        return new Database(url, user, password, null, null);
    }

    boolean given() {
        return url != null || source != null || connection != null;
    }

    @Override
    public String toString() {
        return "Database[" + (url == null ? "none" : "url") + "]";
    }
}
