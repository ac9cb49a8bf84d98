package dev.portolan.replay;

import dev.portolan.dialect.Server;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server behind a JDBC URL.
 *
 * @param url without a password
 * @param user null for the URL's
 * @param password null for none
 */
record JdbcServer(String url, String user, String password) implements Server {
    private static final Pattern PASSWORD = Pattern.compile("([?&;])password=([^&;]*)(&|;|$)");

    /** Takes the password out of the URL, so that another database's URL can be made of it and shown. */
    static JdbcServer of(String url, String user, String password) {
        Matcher matcher = PASSWORD.matcher(url);
        if (!matcher.find()) {
            return new JdbcServer(url, user, password);
        }
        String first = matcher.group(1);
        String rest = url.substring(matcher.end());
        String without = url.substring(0, matcher.start()) + (rest.isEmpty() ? "" : first + rest);
        String own = URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8);
        return new JdbcServer(without, user, password == null ? own : password);
    }

    @Override
    public Connection connect(String other) {
        return Connections.open(other, user, password);
    }

    @Override
    public String toString() {
        return Secrets.of(url, password).hide(url);
    }
}
