package dev.portolan.acceptance.generations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.parity.Difference;
import dev.portolan.acceptance.parity.Repair;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Hibernate of any generation made is what the entities ask for. */
class GenerationsTest {
    @TempDir
    static Path work;

    private static final Map<String, SchemaSource> COMPILED = new HashMap<>();

    static List<Dump> dumps() {
        String only = System.getProperty("dumps");
        return Dump.all().stream()
                .filter(d -> only == null || d.toString().matches(only))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dumps")
    void nothingIsToBeChanged(Dump dump) throws IOException, SQLException {
        String url = dump.target().freshUrl();
        try (Connection database = DriverManager.getConnection(url)) {
            assertEquals(List.of(), build(database, dump));
            Result result = dump.target()
                    .generator(source(dump), work.resolve(dump.toString().replace(' ', '-')))
                    .inspect(database)
                    .dryRun()
                    .diff("again");
            assertEquals(
                    "",
                    String.join(
                            "\n",
                            Difference.unexplained(dump.target(), result.changes(), Described::of, Described::of)));
        }
    }

    private static synchronized SchemaSource source(Dump dump) throws IOException {
        Unit unit = dump.unit();
        String key = unit.naming(dump.generation()) + "-" + unit.sourceName(dump.target());
        SchemaSource source = COMPILED.get(key);
        if (source == null) {
            source = unit.source(dump.generation(), dump.target(), work.resolve("classes-" + key));
            COMPILED.put(key, source);
        }
        return source;
    }

    /** What the server refused. */
    private static List<String> build(Connection database, Dump dump) throws SQLException {
        List<String> refused = new ArrayList<>();
        try (var statement = database.createStatement()) {
            for (String schema : List.of("sales", "sq", "xsch")) {
                if (dump.target() == Target.POSTGRES || dump.target() == Target.H2) {
                    statement.execute("create schema " + schema);
                }
            }
            for (String sql : Repair.all(dump.statements(), dump.target())) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    refused.add(sql + " -- " + e.getMessage());
                }
            }
        }
        return refused;
    }
}
