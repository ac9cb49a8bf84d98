package dev.portolan.devdb.server.mysql;

import dev.portolan.dialect.Server;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What is tested on one scratch database, opened for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BenchContract {
    Bench bench;

    protected abstract String dialect();

    protected abstract Server server() throws SQLException;

    @BeforeAll
    void open() throws SQLException {
        bench = new Bench(dialect(), server());
    }

    @AfterAll
    void close() throws SQLException {
        bench.close();
    }
}
