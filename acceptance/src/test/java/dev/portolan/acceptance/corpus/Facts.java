package dev.portolan.acceptance.corpus;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A schema as two are compared: names folded, keys and indexes by structure and not by name. */
public record Facts(SortedMap<String, Relation> tables, Map<String, String> sequences) {
    /**
     * A table.
     *
     * @param primaryKey a set: its order is the author's or the tool's own
     */
    record Relation(
            SortedMap<String, Field> columns,
            Set<String> primaryKey,
            Set<Set<String>> uniques,
            Set<List<String>> indexes,
            Set<Reference> foreignKeys) {}

    /** @param arguments of its type: a length, or precision and scale */
    record Field(String family, List<String> arguments, boolean nullable, boolean identity) {
        @Override
        public String toString() {
            return arguments.isEmpty() ? family : family + "(" + String.join(",", arguments) + ")";
        }
    }

    /** @param columns pairs of an own column and the one that it refers to */
    record Reference(String table, Set<Map.Entry<String, String>> columns) {
        Set<String> own() {
            return columns.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        }
    }

    static Facts of(Graph graph) {
        SortedMap<String, Relation> tables = new TreeMap<>();
        graph.tables().forEach(t -> tables.put(folded(t.name().name()), relation(t)));
        Map<String, String> sequences = new TreeMap<>();
        graph.sequences()
                .forEach(s -> sequences.put(folded(s.name().name()), "from " + s.start() + " by " + s.increment()));
        return new Facts(tables, sequences);
    }

    /** This schema with the unique keys and foreign keys of another: Hibernate's DDL for SQLite lacks them. */
    Facts withKeysOf(Facts other) {
        SortedMap<String, Relation> all = new TreeMap<>();
        tables.forEach((name, t) -> {
            Relation keys = other.tables.getOrDefault(name, t);
            all.put(name, new Relation(t.columns(), t.primaryKey(), keys.uniques(), t.indexes(), keys.foreignKeys()));
        });
        return new Facts(all, sequences);
    }

    private static Relation relation(Table table) {
        SortedMap<String, Field> columns = new TreeMap<>();
        table.columns().forEach(c -> columns.put(folded(c.name()), field(c)));
        Set<Set<String>> uniques = new HashSet<>();
        table.uniques().forEach(u -> uniques.add(set(u.columns())));
        Set<List<String>> indexes = new HashSet<>();
        for (Index index : table.indexes()) {
            List<String> parts = index.parts().stream()
                    .map(p -> p.column() == null ? "(expression)" : folded(p.column()))
                    .toList();
            if (index.unique()) {
                uniques.add(Set.copyOf(parts));
            } else {
                indexes.add(parts);
            }
        }
        return new Relation(
                columns,
                table.primaryKey() == null ? Set.of() : set(table.primaryKey().columns()),
                uniques,
                indexes,
                table.foreignKeys().stream().map(Facts::reference).collect(Collectors.toSet()));
    }

    private static Field field(Column column) {
        ColumnType.Native type = (ColumnType.Native) column.physicalType();
        return new Field(
                type.name().toLowerCase(Locale.ROOT), type.args(), column.nullable(), column.identity() != null);
    }

    private static Reference reference(ForeignKey key) {
        Set<Map.Entry<String, String>> columns = new HashSet<>();
        for (int i = 0; i < key.columns().size(); i++) {
            columns.add(Map.entry(
                    folded(key.columns().get(i)), folded(key.refColumns().get(i))));
        }
        return new Reference(folded(key.refTable().name()), columns);
    }

    private static Set<String> set(Collection<Name> names) {
        return names.stream().map(Facts::folded).collect(Collectors.toSet());
    }

    private static String folded(Name name) {
        return name.text().toLowerCase(Locale.ROOT);
    }
}
