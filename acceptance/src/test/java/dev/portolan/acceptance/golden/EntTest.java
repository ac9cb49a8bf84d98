package dev.portolan.acceptance.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The migrations that Ent 0.14.5 writes, model by model and step by step: our plan between the same two states is the same text,
 * unless a sentence says what the user gains by ours; and it leads to the same state.
 */
class EntTest {
    private static final String REBUILD =
            "A rebuild that fails leaves the table as it was, loses no row, no view and no trigger, and counts what is left.";
    private static final String IN_PLACE = "What SQLite can do in place needs no new table and no copy of the rows.";
    private static final String GUARD =
            "MariaDB would put a silent zero or an empty string into rows that exist: the guard fails instead.";
    private static final String ACTIONS =
            "Both actions of a foreign key are written, as Atlas does for tables that it has read.";
    private static final String LITERAL = "A literal needs no parentheses: the file reads as Atlas writes it.";
    private static final String BOOL = "The type is written as the server gives it back.";
    private static final String COUNTER = "Where a counter starts is no part of the structure that is read.";
    private static final String EXPLICIT =
            "That a foreign key goes with its column is written, so that a reviewer sees it.";

    /** Dialect, model and file; the sentence. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("mariadb m01_users 20220101000003_add_notnull_nodefault.sql", GUARD),
            Map.entry(
                    "mariadb m02_unique_index 20220101000003_unique_index.sql",
                    "One statement where Ent writes two: no other session sees the table without its index."),
            Map.entry("mariadb m08_defaults 20220101000001_init.sql", BOOL),
            Map.entry("mariadb m08_defaults 20220101000002_change_defaults.sql", BOOL),
            Map.entry("mariadb m11_rename 20220101000002_storagekey_drop_add.sql", GUARD),
            Map.entry("mariadb m14_table_ann 20220101000001_init.sql", COUNTER),
            Map.entry("mariadb m21_circular 20220101000002_drop_one.sql", EXPLICIT),
            Map.entry("postgres m21_circular 20220101000002_drop_one.sql", EXPLICIT),
            Map.entry("sqlite m01_users 20220101000002_add_column.sql", IN_PLACE),
            Map.entry("sqlite m01_users 20220101000003_add_notnull_nodefault.sql", REBUILD),
            Map.entry("sqlite m01_users 20220101000004_drop_column.sql", REBUILD),
            Map.entry("sqlite m02_unique_index 20220101000003_unique_index.sql", IN_PLACE),
            Map.entry("sqlite m04_selfref 20220101000001_tree.sql", ACTIONS),
            Map.entry("sqlite m04_selfref 20220101000002_spouse.sql", IN_PLACE),
            Map.entry("sqlite m04_selfref 20220101000003_friends.sql", ACTIONS),
            Map.entry("sqlite m05_enum 20220101000001_init.sql", LITERAL),
            Map.entry("sqlite m07_composite_unique 20220101000001_init.sql", ACTIONS),
            Map.entry("sqlite m08_defaults 20220101000001_init.sql", LITERAL),
            Map.entry("sqlite m08_defaults 20220101000002_change_defaults.sql", REBUILD),
            Map.entry("sqlite m09_checks 20220101000002_change.sql", REBUILD),
            Map.entry("sqlite m09_checks 20220101000003_unnamed.sql", REBUILD),
            Map.entry("sqlite m09_checks 20220101000004_drop.sql", REBUILD),
            Map.entry("sqlite m11_rename 20220101000002_storagekey_drop_add.sql", REBUILD),
            Map.entry("sqlite m14_table_ann 20220101000001_init.sql", COUNTER),
            Map.entry("sqlite m21_circular 20220101000001_init.sql", ACTIONS),
            Map.entry("sqlite m21_circular 20220101000002_drop_one.sql", REBUILD));

    private static final DirFormat FORMAT = Formats.named("atlas");

    @TestFactory
    List<DynamicTest> migrations() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        int vectors = 0;
        try (InputStream json = EntTest.class.getResourceAsStream("/golden/ent.json")) {
            for (JsonNode node : JsonMapper.shared().readTree(json)) {
                Target target = Target.valueOf(node.get("dialect").asString().toUpperCase(Locale.ROOT));
                String model = node.get("model").asString();
                vectors += node.get("files").size();
                tests.add(DynamicTest.dynamicTest(target.dialect() + " " + model, () -> follows(target, model, node)));
            }
        }
        System.out.println("Ent: " + (vectors - OTHERWISE.size()) + " of " + vectors + " migrations are the same text");
        return tests;
    }

    private static void follows(Target target, String model, JsonNode node) throws IOException, SQLException {
        Dialect dialect = Dialects.named(target.dialect());
        List<String> wrong = new ArrayList<>();
        try (Connection theirs = target.fresh();
                Connection ours = target.fresh()) {
            Physical from = dialect.inspector().inspect(theirs, Scope.ALL);
            for (JsonNode file : node.get("files")) {
                String text = file.get("text").asString();
                execute(theirs, MigrationFile.of(file.get("name").asString(), text), dialect);
                Physical to = dialect.inspector().inspect(theirs, Scope.ALL);
                List<MigrationFile> plan = plan(dialect, from, to);
                for (MigrationFile part : plan) {
                    execute(ours, part, dialect);
                }
                Physical now = dialect.inspector().inspect(ours, Scope.ALL);
                assertEquals(
                        List.of(),
                        new Differ(dialect.rules()).diff(now, to, Hints.NONE).changes(),
                        text(plan));
                String key =
                        target.dialect() + " " + model + " " + file.get("name").asString();
                if (OTHERWISE.containsKey(key)) {
                    assertNotEquals(text, text(plan), key + " is no longer otherwise");
                } else if (!text.equals(text(plan))) {
                    wrong.add(key + "\n" + text + "--- ours\n" + text(plan));
                }
                from = to;
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    private static List<MigrationFile> plan(Dialect dialect, Physical from, Physical to) {
        Difference difference = new Differ(dialect.rules()).diff(from, to, Hints.NONE);
        Planner.Planned planned =
                dialect.planner().plan(difference.from(), difference.to(), difference.changes(), Hints.NONE);
        return planned.steps().isEmpty()
                ? List.of()
                : FORMAT.render(
                        "20220101000001", "x", new Plan(planned.steps(), List.of(), List.of()), dialect.splitRules());
    }

    private static String text(List<MigrationFile> files) {
        StringBuilder all = new StringBuilder();
        files.forEach(f -> all.append(f.text()));
        return all.toString();
    }

    private static void execute(Connection connection, MigrationFile file, Dialect dialect) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Statement one : FORMAT.statements(file, dialect.splitRules())) {
                statement.execute(one.text());
            }
        }
    }
}
