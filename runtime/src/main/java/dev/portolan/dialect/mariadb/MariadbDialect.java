package dev.portolan.dialect.mariadb;

import dev.portolan.dialect.mysql.MysqlDialect;
import java.sql.Connection;
import java.sql.SQLException;

/** MariaDB: what it does otherwise than MySQL. */
public final class MariadbDialect extends MysqlDialect {
    private static final String NAME = "mariadb";

    public MariadbDialect() {
        super(NAME, new MariadbTypes(), new MariadbCatalog(), new MariadbSyntax());
    }

    @Override
    public String driverCoordinates() {
        return "org.mariadb.jdbc:mariadb-java-client";
    }

    @Override
    public boolean serves(Connection connection) throws SQLException {
        return isFamily(connection) && isMariadb(connection);
    }
}
