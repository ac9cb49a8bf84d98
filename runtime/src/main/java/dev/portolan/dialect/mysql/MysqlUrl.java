package dev.portolan.dialect.mysql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** JDBC URLs of the drivers of MySQL and MariaDB. */
public final class MysqlUrl {
    private MysqlUrl() {}

    /** The same server and parameters, another database. */
    public static String withDatabase(String url, String database) {
        int hosts = url.indexOf("//") + 2;
        int query = url.indexOf('?', hosts);
        String parameters = query < 0 ? "" : url.substring(query);
        String rest = query < 0 ? url : url.substring(0, query);
        int slash = rest.indexOf('/', hosts);
        String server = slash < 0 ? rest : rest.substring(0, slash);
        return server + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20") + parameters;
    }
}
