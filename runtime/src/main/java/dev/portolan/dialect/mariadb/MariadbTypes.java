package dev.portolan.dialect.mariadb;

import dev.portolan.dialect.mysql.MysqlTypes;
import dev.portolan.schema.ColumnType.Native;

/** MariaDB has a type for UUIDs, and sequences. */
final class MariadbTypes extends MysqlTypes {
    @Override
    protected Native uuid() {
        return Native.of("uuid");
    }

    @Override
    public boolean sequences() {
        return true;
    }
}
