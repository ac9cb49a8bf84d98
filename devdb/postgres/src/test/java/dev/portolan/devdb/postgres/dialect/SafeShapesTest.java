package dev.portolan.devdb.postgres.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.devdb.postgres.PostgresForTests;
import dev.portolan.devdb.server.ShapesContract;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Server;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.dialect.Shapes;
import dev.portolan.dialect.Shaping;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Shape;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.portolan.devdb.postgres.PostgresForTests#available")
class SafeShapesTest extends ShapesContract {
    static final Path CASES = Path.of("src/test/resources/shapes");

    SafeShapesTest() {
        super("postgres", CASES, "", 9);
    }

    @Override
    protected Server server() throws SQLException {
        return PostgresForTests.server();
    }

    @Test
    void aForeignKeyOfAPartitionedTableWaitsSince18() throws SQLException {
        String a = "CREATE TABLE p (id integer PRIMARY KEY);" + "CREATE TABLE t (id integer) PARTITION BY RANGE (id);";
        Physical to = state(a + "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES p (id)");
        Physical from = state(a);
        Planner.Planned plain = plan(diff(from, to, Hints.NONE), Hints.NONE);
        Shapes shapes = Shapes.of(Shape.CONSTRAINT);
        for (String version : List.of("17.9", "18")) {
            Planner.Planned shaped =
                    new Shaping(to, Hints.NONE, shapes, ServerVersion.parse(version)).apply(dialect.shapes(), plain);
            assertEquals(version.equals("17.9") ? 1 : 2, shaped.steps().size());
            if (ServerVersion.of(connection()).isAtLeast(18) || version.equals("17.9")) {
                state(a);
                apply(shaped.steps());
                assertEquals(to, inspect());
            }
        }
    }

    @Test
    void nothingAskedForNothingChanged() throws SQLException {
        Physical to = state("CREATE TABLE t (a integer CHECK (a > 0)); CREATE INDEX i ON t (a)");
        Physical from = state("CREATE TABLE t (a integer)");
        Planner.Planned plain = plan(diff(from, to, Hints.NONE), Hints.NONE);
        ServerVersion version = ServerVersion.of(connection());
        assertEquals(plain, new Shaping(to, Hints.NONE, Shapes.ANNOTATED, version).apply(dialect.shapes(), plain));
    }
}
