package dev.portolan.acceptance.property;

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

    /** Opens it for one thread. */
    @FunctionalInterface
    interface Opener {
        /** @param folder an empty one of its own */
        Host open(Path folder) throws SQLException;
    }
}
