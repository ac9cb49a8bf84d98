package dev.portolan.dialect.postgres;

import dev.portolan.dialect.ValueText;
import dev.portolan.schema.Column;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which of the wanted rows exist, in one statement for all tables. */
final class Seeds {
    private static final ValueText ROWS = new ValueText(PostgresNames.QUOTING);

    private Seeds() {}

    static List<Seed> existing(Session session, List<Table> tables, List<Seed> wanted) throws SQLException {
        Map<QName, Set<Name>> columns = new HashMap<>();
        tables.forEach(t ->
                columns.put(t.name(), t.columns().stream().map(Column::name).collect(Collectors.toSet())));
        List<Seed> readable = wanted.stream()
                .filter(s -> columns.getOrDefault(s.table(), Set.of()).containsAll(s.columns()))
                .toList();
        List<String> questions = new ArrayList<>();
        for (Seed seed : readable) {
            seed.rows().forEach(row -> questions.add("EXISTS (" + ROWS.exists(seed, row) + ")"));
        }
        if (questions.isEmpty()) {
            return List.of();
        }
        Set<Integer> found = new HashSet<>();
        session.queryText(
                "SELECT * FROM unnest(ARRAY[" + String.join(", ", questions)
                        + "]) WITH ORDINALITY AS q(found, position)",
                row -> {
                    if (row.getBoolean(1)) {
                        found.add(row.getInt(2));
                    }
                });
        List<Seed> result = new ArrayList<>();
        int first = 1;
        for (Seed seed : readable) {
            int start = first;
            result.add(new Seed(
                    seed.table(),
                    seed.columns(),
                    seed.key(),
                    IntStream.range(0, seed.rows().size())
                            .filter(i -> found.contains(start + i))
                            .mapToObj(seed.rows()::get)
                            .toList()));
            first += seed.rows().size();
        }
        return result;
    }
}
