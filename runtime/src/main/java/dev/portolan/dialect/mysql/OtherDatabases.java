package dev.portolan.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The databases of a server, as they are when they are asked for first, but those that the server itself keeps to be read. */
final class OtherDatabases {
    private static final String ALL =
            "SELECT CONCAT(@@lower_case_table_names, SCHEMA_NAME) FROM information_schema.SCHEMATA"
                    + " WHERE SCHEMA_NAME NOT IN ('information_schema', 'performance_schema', 'sys')";

    private final Connection connection;
    private Map<String, String> known;
    private boolean folds;

    OtherDatabases(Connection connection) {
        this.connection = connection;
    }

    /** Those that are databases, as the server calls them. */
    List<String> among(Set<String> names) throws SQLException {
        if (names.isEmpty()) {
            return List.of();
        }
        if (known == null) {
            known = new HashMap<>();
            for (String found : Emptying.texts(connection, ALL)) {
                folds |= found.charAt(0) != '0';
                known.put(key(found.substring(1)), found.substring(1));
            }
        }
        List<String> databases = new ArrayList<>();
        for (String name : names) {
            String database = known.get(key(name));
            if (database != null) {
                databases.add(database);
            }
        }
        return databases;
    }

    /** Whether two names are one to the server. */
    boolean isOne(String name, String other) {
        return key(name).equals(key(other));
    }

    private String key(String name) {
        return folds ? name.toLowerCase(Locale.ROOT) : name;
    }
}
