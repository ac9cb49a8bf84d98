package dev.portolan.dialect.postgres;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;

/** Sameness on PostgreSQL: the inspector is canonical, so text decides. */
final class PostgresRules implements DiffRules {
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
    public boolean comments() {
        return true;
    }

    @Override
    public boolean renamesConstraints() {
        return true;
    }
}
