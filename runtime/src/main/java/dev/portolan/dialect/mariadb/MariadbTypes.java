package dev.portolan.dialect.mariadb;

import dev.portolan.dialect.IndexFeature;
import dev.portolan.dialect.mysql.MysqlTypes;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import java.util.EnumSet;
import java.util.Set;

/** MariaDB has a type for UUIDs, and sequences. */
final class MariadbTypes extends MysqlTypes {
    @Override
    public Set<IndexFeature> indexFeatures() {
        return EnumSet.of(IndexFeature.METHOD, IndexFeature.PREFIX);
    }

    @Override
    protected Native uuid() {
        return Native.of("uuid");
    }

    @Override
    protected boolean takesOnlyExpressions(ColumnType type) {
        return false;
    }

    @Override
    public boolean sequences() {
        return true;
    }
}
