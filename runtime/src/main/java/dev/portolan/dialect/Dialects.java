package dev.portolan.dialect;

import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The dialects on the class path. */
public final class Dialects {
    private Dialects() {}

    /** @throws PortolanException wrong usage, naming those that exist */
    public static Dialect named(String name) {
        for (Dialect dialect : all()) {
            if (dialect.name().equals(name)) {
                return dialect;
            }
        }
        throw PortolanException.usage("unknown-dialect", "Unknown dialect \"" + name + "\". Known: " + names() + ".");
    }

    /** The dialect of the server at the other end. */
    public static Dialect of(Connection connection) throws SQLException {
        for (Dialect dialect : all()) {
            if (dialect.serves(connection)) {
                return dialect;
            }
        }
        throw PortolanException.usage(
                "unknown-server",
                "The server is a " + connection.getMetaData().getDatabaseProductName() + ". Known dialects: " + names()
                        + ".");
    }

    /** The dialect that such URLs are made for; the server may yet be another. Null when no dialect knows them. */
    public static Dialect forUrl(String url) {
        for (Dialect dialect : all()) {
            if (url.startsWith(dialect.urlPrefix())) {
                return dialect;
            }
        }
        return null;
    }

    /** Coordinates of a driver for that URL; null when no dialect knows it. */
    public static String driverFor(String url) {
        Dialect dialect = forUrl(url);
        return dialect == null ? null : dialect.driverCoordinates();
    }

    /** Those that are there. */
    public static List<Dialect> available() {
        List<Dialect> dialects = new ArrayList<>();
        all().forEach(dialects::add);
        return List.copyOf(dialects);
    }

    private static Iterable<Dialect> all() {
        return ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader());
    }

    private static String names() {
        List<String> names = new ArrayList<>();
        all().forEach(d -> names.add(d.name()));
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
