package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.QName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the information schema lists as tables. */
final class Relations {
    private static final String TABLES =
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT,"
                    + " 0 /*!80021 + (SELECT COUNT(*) FROM information_schema.TABLESPACES_EXTENSIONS WHERE TABLESPACE_NAME"
                    + " NOT LIKE '%/%' AND TABLESPACE_NAME NOT LIKE 'innodb\\_%' AND TABLESPACE_NAME <> 'mysql') */ AS spaces"
                    + " FROM information_schema.TABLES WHERE TABLE_SCHEMA IN :schemas";
    private static final String DEFAULT_ENGINE = "InnoDB";
    private static final Set<String> ELSEWHERE = Set.of("MRG_MYISAM", "FEDERATED");

    private final Session session;
    final Map<QName, Relation> tables = new LinkedHashMap<>();
    final Map<QName, String> collations = new LinkedHashMap<>();
    final List<QName> sequences = new ArrayList<>();
    final List<QName> views = new ArrayList<>();
    /** Of unique keys in which a period may not overlap, that period, quoted. */
    final Map<QName, Map<String, String>> overlaps = new LinkedHashMap<>();
    /** Whether the server has tablespaces that tables may share. */
    boolean spaces;
    /** Whether any table says that it has partitions. */
    boolean partitioned;

    Relations(Session session) {
        this.session = session;
    }

    void read() throws SQLException {
        session.query(TABLES, row -> {
            QName name = session.name(row.getString(1), row.getString(2));
            if (session.excludes(name) || row.getString(2).equals(Emptying.MARK)) {
                return;
            }
            switch (row.getString(3)) {
                case "VIEW" -> views.add(name);
                case "SEQUENCE" -> sequences.add(name);
                default -> {
                    String comment = row.getString(7);
                    tables.put(
                            name,
                            new Relation(name, comment == null || comment.isEmpty() ? null : comment, options(row)));
                    collations.put(name, row.getString(5));
                }
            }
        });
    }

    private Map<String, String> options(ResultSet row) throws SQLException {
        Map<String, String> options = new TreeMap<>();
        String engine = row.getString(4);
        if (engine != null && !engine.equals(DEFAULT_ENGINE)) {
            options.put("engine", engine);
        }
        options.putAll(Storage.told(row.getString(6) == null ? "" : row.getString(6)));
        if (row.getString(3).equals("SYSTEM VERSIONED")) {
            options.put(Storage.VERSIONS, "ON");
        }
        if (engine != null && ELSEWHERE.contains(engine.toUpperCase(Locale.ROOT))) {
            options.put(Storage.UNTOLD, "where its rows are, which the engine " + engine + " was told");
        }
        spaces |= row.getInt(8) > 0;
        partitioned |= row.getString(6) != null && row.getString(6).contains("partitioned");
        String collation = row.getString(5);
        if (collation != null) {
            boolean inherited = collation.equals(session.collations.get(row.getString(1)));
            options.put(inherited ? MysqlRules.INHERITED : "collation", collation);
        }
        return options;
    }
}
