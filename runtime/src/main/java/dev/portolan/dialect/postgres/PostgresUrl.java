package dev.portolan.dialect.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** JDBC URLs of PostgreSQL's driver and of wrappers around it. */
public final class PostgresUrl {
    private static final String SCHEME = "postgresql:";

    private PostgresUrl() {}

    /** The same server and parameters, another database. */
    public static String withDatabase(String url, String database) {
        int start = url.indexOf(SCHEME) + SCHEME.length();
        int query = url.indexOf('?', start);
        String rest = query < 0 ? url.substring(start) : url.substring(start, query);
        String parameters = query < 0 ? "" : url.substring(query);
        String encoded = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        if (!rest.startsWith("//")) {
            return url.substring(0, start) + encoded + parameters;
        }
        int slash = rest.indexOf('/', 2);
        String hosts = slash < 0 ? rest : rest.substring(0, slash);
        return url.substring(0, start) + hosts + "/" + encoded + parameters;
    }
}
