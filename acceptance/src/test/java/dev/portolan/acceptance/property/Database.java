package dev.portolan.acceptance.property;

import dev.portolan.devdb.mariadb.MariadbForTests;
import dev.portolan.devdb.mysql.MysqlForTests;
import dev.portolan.devdb.postgres.PostgresForTests;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/**
 * A database that pairs run on.
 *
 * @param pairs how many in an ordinary run
 * @param available whether it can run here
 */
record Database(String name, int pairs, BooleanSupplier available, Opener opener) {
    static final Database SQLITE =
            new Database("sqlite", 5_000, () -> true, folder -> new SqliteHost(folder.resolve("pair.db")));
    static final Database POSTGRES =
            new Database("postgres", 1_500, PostgresForTests::available, folder -> new PostgresHost());

    static final Database MARIADB = new Database(
            "mariadb",
            1_200,
            MariadbForTests::available,
            folder -> new MysqlHost(new MariadbRules(), MariadbForTests.server()));
    static final Database MYSQL = new Database(
            "mysql", 700, MysqlForTests::available, folder -> new MysqlHost(new MysqlRules(), MysqlForTests.server()));
    static final Database H2 = new Database("h2", 5_000, () -> true, folder -> new H2Host());

    /** Opens it for one thread. */
    @FunctionalInterface
    interface Opener {
        /** @param folder an empty one of its own */
        Host open(Path folder) throws SQLException;
    }
}
