package dev.portolan.dialect.postgres;

import dev.portolan.dialect.ExistingSeeds;
import dev.portolan.dialect.ValueText;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rows of the seeds exist: one query for all. */
final class Seeds {
    private static final ValueText ROWS = new ValueText(PostgresNames.QUOTING);

    private Seeds() {}

    static List<Seed> existing(Session session, List<Table> tables, List<Seed> wanted) throws SQLException {
        return ExistingSeeds.of(tables, wanted, ROWS, queries -> {
            Set<Integer> found = new HashSet<>();
            String questions = queries.stream().map(q -> "EXISTS (" + q + ")").collect(Collectors.joining(", "));
            session.queryText(
                    "SELECT * FROM unnest(ARRAY[" + questions + "]) WITH ORDINALITY AS q(found, position)", row -> {
                        if (row.getBoolean(1)) {
                            found.add(row.getInt(2) - 1);
                        }
                    });
            return found;
        });
    }
}
