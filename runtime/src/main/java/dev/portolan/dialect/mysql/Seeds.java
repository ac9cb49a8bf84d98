package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ExistingSeeds;
import dev.portolan.dialect.ValueText;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rows of the seeds exist: one query for all. */
final class Seeds {
    private static final ValueText ROWS = new ValueText(MysqlNames.QUOTING);

    private Seeds() {}

    static List<Seed> existing(Session session, List<Table> tables, List<Seed> wanted) throws SQLException {
        return ExistingSeeds.of(tables, wanted, ROWS, queries -> {
            Set<Integer> found = new HashSet<>();
            String sql = IntStream.range(0, queries.size())
                    .mapToObj(i -> "SELECT " + i + " FROM DUAL WHERE EXISTS (" + queries.get(i) + ")")
                    .collect(Collectors.joining(" UNION ALL "));
            session.query(sql, row -> found.add(row.getInt(1)));
            return found;
        });
    }
}
