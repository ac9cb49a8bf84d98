package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows that the mapping needs are missing. */
final class SeedDiff {
    final List<Change> adds = new ArrayList<>();

    /**
     * All rows once those that are missing were added.
     *
     * @param from rows that exist, in tables under their new names
     * @param kept tables that exist and stay: rows of another one are gone
     */
    List<Seed> run(List<Seed> from, List<Seed> to, Set<QName> kept) {
        Map<QName, List<Seed>> existing = new HashMap<>();
        from.stream()
                .filter(s -> kept.contains(s.table()))
                .forEach(s -> existing.computeIfAbsent(s.table(), k -> new ArrayList<>())
                        .add(s));
        List<Seed> all = new ArrayList<>();
        existing.values().forEach(all::addAll);
        for (Seed want : to) {
            List<Seed> present = existing.getOrDefault(want.table(), List.of());
            List<List<String>> missing = missing(want, present);
            if (!missing.isEmpty()) {
                Seed seed = new Seed(want.table(), want.columns(), want.key(), missing);
                adds.add(new Change.AddSeed(seed));
                all.add(seed);
            }
        }
        return all;
    }

    private static List<List<String>> missing(Seed want, List<Seed> present) {
        if (want.key().isEmpty()) {
            return present.stream().allMatch(s -> s.rows().isEmpty()) ? want.rows() : List.of();
        }
        Set<List<String>> keys = new HashSet<>();
        for (Seed seed : present) {
            if (seed.columns().containsAll(want.key())) {
                seed.rows().forEach(row -> keys.add(key(seed.columns(), row, want.key())));
            }
        }
        return want.rows().stream()
                .filter(row -> !keys.contains(key(want.columns(), row, want.key())))
                .toList();
    }

    private static List<String> key(List<Name> columns, List<String> row, List<Name> key) {
        return key.stream().map(k -> row.get(columns.indexOf(k))).toList();
    }
}
