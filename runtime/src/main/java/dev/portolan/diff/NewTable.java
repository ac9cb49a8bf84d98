package dev.portolan.diff;

import dev.portolan.schema.Index;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.List;
import java.util.Map;

/** A table to add: generated names that something in the database has already give way. */
final class NewTable {
    private NewTable() {}

    static Table of(Table want, DiffRules rules, TakenNames taken) {
        Naming naming = new Naming(rules, want, want.name().name(), Map.of(), taken);
        PrimaryKey key = want.primaryKey();
        List<Unique> uniques = want.uniques().stream()
                .map(u -> new Unique(naming.fresh(u.name(), u.named()), u.named(), u.columns(), u.options()))
                .toList();
        List<Index> indexes = want.indexes().stream()
                .map(i -> i.withName(naming.fresh(i.name(), i.named())))
                .toList();
        return want.withPrimaryKey(
                        key == null ? null : key.withName(naming.fresh(key.name(), key.named()), key.named()))
                .withUniques(uniques)
                .withIndexes(indexes);
    }
}
