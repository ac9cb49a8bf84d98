package dev.portolan.benchmarks;

import dev.portolan.devdb.mariadb.MariadbForTests;
import dev.portolan.devdb.mysql.MysqlForTests;
import dev.portolan.devdb.postgres.PostgresForTests;
import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A server of this process, its data in memory, with databases for measured processes. */
enum Engine {
    POSTGRES(
            "postgres", "&search_path=public&sslmode=disable", PostgresForTests::available, PostgresForTests::freshUrl),
    MARIADB("maria", "", MariadbForTests::available, MariadbForTests::freshUrl),
    MYSQL("mysql", "", MysqlForTests::available, MysqlForTests::freshUrl);

    @FunctionalInterface
    private interface Fresh {
        String url() throws SQLException;
    }

    private final String scheme;
    private final String parameters;
    private final BooleanSupplier available;
    private final Fresh fresh;

    Engine(String scheme, String parameters, BooleanSupplier available, Fresh fresh) {
        this.scheme = scheme;
        this.parameters = parameters;
        this.available = available;
        this.fresh = fresh;
    }

    String dialect() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says so when not. */
    boolean available() {
        return available.getAsBoolean();
    }

    /** A new, empty database; credentials are in the URL. */
    String freshUrl() throws SQLException {
        return fresh.url();
    }

    /** The same database in Atlas's words. */
    String atlasUrl(String jdbcUrl) {
        URI url = URI.create(jdbcUrl.substring("jdbc:".length()));
        Map<String, String> query = new java.util.TreeMap<>();
        for (String pair : url.getQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        String text = scheme + "://" + query.get("user") + ":" + query.get("password") + "@" + url.getAuthority()
                + url.getPath();
        return parameters.isEmpty() ? text : text + "?" + parameters.substring(1);
    }
}
