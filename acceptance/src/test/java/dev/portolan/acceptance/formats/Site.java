package dev.portolan.acceptance.formats;

import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database that tools migrate, as each of them names it.
 *
 * @param url as Portolan has it, with credentials
 */
record Site(Target target, String url) {
    /** A new, empty one. */
    static Site fresh(Target target) throws IOException, SQLException {
        return new Site(target, target.freshUrl());
    }

    /** For a driver of its own kind: MariaDB's, given to a tool, makes it take a MySQL for a MariaDB. */
    String jdbc() {
        return target == Target.MYSQL
                ? target.forHibernate(url) + "&allowPublicKeyRetrieval=true&sslMode=DISABLED"
                : url;
    }

    /** For the program of the tools that are written in Go. */
    String plain() {
        if (target == Target.SQLITE) {
            return "sqlite:" + url.substring("jdbc:sqlite:".length(), url.indexOf('?'));
        }
        URI parts = URI.create(url.substring("jdbc:".length()));
        Map<String, String> parameters = new TreeMap<>();
        for (String one : parts.getQuery().split("&")) {
            parameters.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        String place = parameters.get("user") + ":" + parameters.get("password") + "@" + parts.getAuthority()
                + parts.getPath();
        return target == Target.POSTGRES ? "postgres://" + place + "?sslmode=disable" : "mysql://" + place;
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    void execute(String... statements) throws SQLException {
        try (Connection database = open();
                var statement = database.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    List<String> rows(String query) throws SQLException {
        try (Connection database = open();
                var statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> read = new ArrayList<>();
            while (rows.next()) {
                read.add(rows.getString(1));
            }
            return read;
        }
    }

    /** The tables of those names, whole. */
    String tables(List<String> names) throws SQLException {
        try (Connection database = open()) {
            return Dialects.named(target.dialect())
                    .inspector()
                    .inspect(
                            database,
                            new Scope(List.of(), t -> !names.contains(t.name().text()), List.of()))
                    .graph()
                    .tables()
                    .toString();
        }
    }
}
