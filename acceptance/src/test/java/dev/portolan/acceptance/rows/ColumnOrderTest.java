package dev.portolan.acceptance.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hibernate sorts the columns of a table, by name or by size: in which order they stand is nothing to migrate. */
class ColumnOrderTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource(Target.class)
    void isNoDifference(Target target) throws IOException, SQLException {
        SchemaSource one = source("one", "@Id Long id; int first; @Column(length = 20) String other; boolean third;");
        SchemaSource two = source("two", "boolean third; @Column(length = 20) String other; int first; @Id Long id;");
        Path dir = work.resolve("migrations");
        Result made = target.generator(one, dir).diff("init");
        String reverse = target.generator(two, work.resolve("others"))
                .diff("init")
                .files()
                .get(0)
                .text();
        assertNotEquals(made.files().get(0).text(), reverse, "the columns of a new table stand as in the class");
        assertSynced(target.generator(two, dir).diff("again"));
        try (Connection database = target.fresh()) {
            Apply.file(database, target, made.files().get(0));
            assertSynced(target.generator(two, dir).inspect(database).diff("again"));
        }
    }

    private static void assertSynced(Result result) {
        assertEquals(
                Result.Outcome.SYNCED, result.outcome(), () -> result.files().toString());
    }

    private SchemaSource source(String name, String fields) throws IOException {
        return Compilation.of(
                        work.resolve(name),
                        Map.of("A.java", "package p; import jakarta.persistence.*; @Entity class A { " + fields + " }"),
                        "-Aportolan.package=p")
                .source();
    }
}
