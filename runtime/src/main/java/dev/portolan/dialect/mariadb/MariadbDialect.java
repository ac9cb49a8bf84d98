package dev.portolan.dialect.mariadb;

import dev.portolan.dialect.mysql.IndexReplacement;
import dev.portolan.dialect.mysql.Limits;
import dev.portolan.dialect.mysql.MysqlDialect;
import dev.portolan.dialect.mysql.OnlineAlter;
import dev.portolan.sql.SplitRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** MariaDB: what it does otherwise than MySQL. */
public final class MariadbDialect extends MysqlDialect {
    private static final String NAME = "mariadb";
    private static final SplitRules SPLIT_RULES = SplitRules.of(
            SplitRules.Syntax.BEGIN,
            SplitRules.Syntax.COMPOUND,
            SplitRules.Syntax.BACKSLASHES,
            SplitRules.Syntax.HASH_COMMENTS,
            SplitRules.Syntax.SPACED_DASHES,
            SplitRules.Syntax.VERSION_COMMENTS,
            SplitRules.Syntax.MARIADB_COMMENTS);

    public MariadbDialect() {
        this(new MariadbSyntax());
    }

    private MariadbDialect(MariadbSyntax syntax) {
        super(
                NAME,
                new MariadbTypes(),
                new MariadbCatalog(),
                syntax,
                List.of(
                        new IndexReplacement(),
                        new OnlineAlter("MariaDB", syntax, 10, 3, 2),
                        Limits.timeouts("max_statement_time")));
    }

    @Override
    public String driverCoordinates() {
        return "org.mariadb.jdbc:mariadb-java-client";
    }

    @Override
    public boolean serves(Connection connection) throws SQLException {
        return isFamily(connection) && isMariadb(connection);
    }

    @Override
    public SplitRules splitRules() {
        return SPLIT_RULES;
    }

    @Override
    public String embeddedModule() {
        return "dev.portolan:portolan-mariadb";
    }
}
