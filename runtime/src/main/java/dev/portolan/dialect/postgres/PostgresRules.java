package dev.portolan.dialect.postgres;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import java.util.Set;

/** Sameness on PostgreSQL: the inspector is canonical, so text decides, but for defaults that {@link DefaultRule} knows. */
final class PostgresRules implements DiffRules {
    /** What administrators give a table, and no mapping takes away by saying nothing of it. */
    private static final Set<String> KEPT = Set.of("inherits", "partition by", "tablespace", "unlogged", "with");

    @Override
    public boolean sameType(Column from, Column to) {
        // The sequence of a serial column keeps its name when the table is renamed.
        if (from.physicalType() instanceof Native is
                && to.physicalType() instanceof Native want
                && PostgresTypes.isSerial(is)
                && PostgresTypes.isSerial(want)) {
            return is.name().equals(want.name());
        }
        return from.physicalType().equals(to.physicalType());
    }

    @Override
    public boolean sameDefault(Column column, String from, String to) {
        return column.physicalType() instanceof Native type
                ? DefaultRule.same(type, from, to)
                : DiffRules.super.sameDefault(column, from, to);
    }

    @Override
    public boolean comparesOption(String key, boolean asked) {
        return asked || !KEPT.contains(key);
    }

    @Override
    public boolean comments() {
        return true;
    }

    @Override
    public boolean renamesConstraints() {
        return true;
    }
}
