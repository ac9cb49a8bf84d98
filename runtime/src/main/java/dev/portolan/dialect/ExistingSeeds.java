package dev.portolan.dialect;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rows of seeds exist, for inspectors. */
public final class ExistingSeeds {
    private ExistingSeeds() {}

    /** Asks the server all at once. */
    public interface Asking {
        /** @return positions, from 0, of those queries that give a row */
        Set<Integer> found(List<String> queries) throws SQLException;
    }

    /** Those of {@code wanted} whose tables and columns exist, with the rows that do. */
    public static List<Seed> of(List<Table> tables, List<Seed> wanted, ValueText rows, Asking asking)
            throws SQLException {
        Map<QName, Set<Name>> columns = new HashMap<>();
        tables.forEach(t ->
                columns.put(t.name(), t.columns().stream().map(c -> c.name()).collect(Collectors.toSet())));
        List<Seed> readable = wanted.stream()
                .filter(s -> columns.getOrDefault(s.table(), Set.of()).containsAll(s.columns()))
                .toList();
        List<String> queries = new ArrayList<>();
        for (Seed seed : readable) {
            seed.rows().forEach(row -> queries.add(rows.exists(seed, row)));
        }
        if (queries.isEmpty()) {
            return List.of();
        }
        Set<Integer> found = asking.found(queries);
        List<Seed> result = new ArrayList<>();
        int first = 0;
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
