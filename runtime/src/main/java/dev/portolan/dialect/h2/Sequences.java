package dev.portolan.dialect.h2;

import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sequences that stand for themselves: those behind identity columns are not in the catalog. */
final class Sequences {
    private static final int CACHE = 32;
    private static final String SEQUENCES = """
            SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, DATA_TYPE, START_VALUE, MINIMUM_VALUE, MAXIMUM_VALUE, INCREMENT,
                   CYCLE_OPTION, CACHE
            FROM INFORMATION_SCHEMA.SEQUENCES
            WHERE SEQUENCE_SCHEMA = ANY(?)
            """;

    private Sequences() {}

    static List<Sequence> read(Session session) throws SQLException {
        List<Sequence> all = new ArrayList<>();
        session.query(SEQUENCES, row -> {
            QName name = session.name(row.getString("SEQUENCE_SCHEMA"), row.getString("SEQUENCE_NAME"));
            if (!session.excludes(name)) {
                all.add(new Sequence(name, row.getLong("START_VALUE"), row.getLong("INCREMENT"), options(row)));
            }
        });
        return all;
    }

    /** As {@code CREATE SEQUENCE} takes it, defaults left out; null when nothing is left. */
    private static String options(ResultSet row) throws SQLException {
        String type = row.getString("DATA_TYPE").toLowerCase(Locale.ROOT);
        long start = row.getLong("START_VALUE");
        long min = row.getLong("MINIMUM_VALUE");
        long max = row.getLong("MAXIMUM_VALUE");
        boolean up = row.getLong("INCREMENT") > 0;
        List<String> options = new ArrayList<>();
        if (!type.equals("bigint")) {
            options.add("AS " + type);
        }
        if (min != (up ? Math.min(1, start) : lowest(type))) {
            options.add("MINVALUE " + min);
        }
        if (max != (up ? highest(type) : Math.max(-1, start))) {
            options.add("MAXVALUE " + max);
        }
        long cache = row.getLong("CACHE");
        if (cache > 0 && cache != CACHE) {
            options.add(cache == 1 ? "NO CACHE" : "CACHE " + cache);
        }
        String cycle = row.getString("CYCLE_OPTION");
        if (!cycle.equals("NO")) {
            options.add(cycle.equals("YES") ? "CYCLE" : cycle);
        }
        return options.isEmpty() ? null : String.join(" ", options);
    }

    private static long highest(String type) {
        return switch (type) {
            case "tinyint" -> Byte.MAX_VALUE;
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private static long lowest(String type) {
        return -highest(type) - 1;
    }
}
