package dev.portolan.devdb.mysql.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.devdb.mysql.MysqlForTests;
import dev.portolan.devdb.server.mysql.Bench;
import dev.portolan.schema.Check;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The catalog lists checks in an order that changes from one query to the next. */
@EnabledIf("dev.portolan.devdb.mysql.MysqlForTests#available")
class CheckOrderTest {
    @Test
    void checksAreInTheOrderOfTheirNames() throws SQLException {
        try (Bench bench = new Bench("mysql", MysqlForTests.server())) {
            List<Check> checks = bench.state(
                            "CREATE TABLE t (c int, CONSTRAINT z CHECK (c > 0), CONSTRAINT m CHECK (c > 1),"
                                    + " CONSTRAINT a CHECK (c < 9))")
                    .graph()
                    .tables()
                    .get(0)
                    .checks();
            assertEquals(
                    List.of("a", "m", "z"),
                    checks.stream().map(c -> c.name().text()).toList());
        }
    }
}
