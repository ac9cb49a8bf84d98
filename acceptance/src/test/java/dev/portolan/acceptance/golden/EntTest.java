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
import dev.portolan.schema.Column;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
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
            "Ent's rebuild forgets up to where AUTOINCREMENT has counted, breaks views (reference/atlas.md 10.8) and can stop half-way.";
    private static final String GUARD =
            "Ent's statement puts a zero or an empty string into rows that exist, without a word: the guard fails instead.";
    private static final String START = "Ent begins with 101 where 100 is asked for (reference/ent.md 2.1).";
    private static final String IN_PLACE = "What SQLite can do in place needs no new table and no copy of the rows.";
    private static final String ACTIONS =
            "Both actions of a foreign key are written, as Atlas does: plans.json says so.";

    /** Dialect, model and file; what goes wrong under Ent's text. Ours has all of that text, and lines besides that do it right. */
    private static final Map<String, String> WITH_MORE = Map.of(
            "mariadb m01_users 20220101000003_add_notnull_nodefault.sql", GUARD,
            "mariadb m11_rename 20220101000002_storagekey_drop_add.sql", GUARD,
            "sqlite m01_users 20220101000004_drop_column.sql", REBUILD,
            "sqlite m09_checks 20220101000002_change.sql", REBUILD,
            "sqlite m09_checks 20220101000003_unnamed.sql", REBUILD,
            "sqlite m09_checks 20220101000004_drop.sql", REBUILD,
            "sqlite m21_circular 20220101000002_drop_one.sql", REBUILD);

    /** The same; what the user gains by another text. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry(
                    "mariadb m02_unique_index 20220101000003_unique_index.sql",
                    "One statement where Ent writes two: no other session sees the table without its index."),
            Map.entry("sqlite m01_users 20220101000002_add_column.sql", IN_PLACE),
            Map.entry("sqlite m02_unique_index 20220101000003_unique_index.sql", IN_PLACE),
            Map.entry("sqlite m04_selfref 20220101000001_tree.sql", ACTIONS),
            Map.entry("sqlite m04_selfref 20220101000002_spouse.sql", IN_PLACE),
            Map.entry("sqlite m04_selfref 20220101000003_friends.sql", ACTIONS),
            Map.entry("sqlite m07_composite_unique 20220101000001_init.sql", ACTIONS),
            Map.entry("sqlite m08_defaults 20220101000002_change_defaults.sql", REBUILD),
            Map.entry(
                    "sqlite m11_rename 20220101000002_storagekey_drop_add.sql",
                    "A new column comes last on every database, so that one that counts columns reads the others as before."),
            Map.entry("sqlite m14_table_ann 20220101000001_init.sql", START),
            Map.entry("sqlite m21_circular 20220101000001_init.sql", ACTIONS));

    /** What {@link #WITH_MORE} adds: how its statements begin, or the tables that they are about. */
    private static final List<String> BESIDES = List.of(
            "BEGIN IMMEDIATE;",
            "COMMIT;",
            "PRAGMA legacy_alter_table = ",
            "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_",
            "SELECT EXP(1000 + CHAR_LENGTH(CONCAT('users: nothing to put into ");

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
        // docs/peers.md
        assertEquals(82, vectors);
        assertEquals(64, vectors - OTHERWISE.size() - WITH_MORE.size(), "byte for byte");
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
                List<MigrationFile> plan = plan(dialect, from, asked(model, to));
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
                if (WITH_MORE.containsKey(key)) {
                    assertNotEquals(text, text(plan), key + " is no longer otherwise");
                    assertEquals(text, withoutBesides(text(plan)), WITH_MORE.get(key));
                } else if (OTHERWISE.containsKey(key)) {
                    assertNotEquals(text, text(plan), key + " is no longer otherwise");
                } else if (!text.equals(text(plan))) {
                    wrong.add(key + "\n" + text + "--- ours\n" + text(plan));
                }
                from = to;
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    /** Where a counter starts is asked for by the mapping, and is no part of the structure that is read. */
    private static Physical asked(String model, Physical to) {
        return !model.equals("m14_table_ann")
                ? to
                : new Physical(
                        to.dialect(),
                        to.graph()
                                .withTables(to.graph().tables().stream()
                                        .map(EntTest::started)
                                        .toList()));
    }

    private static Table started(Table table) {
        return table.withColumns(table.columns().stream()
                .map(c -> c.identity() == null
                        ? c
                        : c.withIdentity(new Column.Identity(
                                c.identity().always(), 100L, c.identity().increment())))
                .toList());
    }

    private static String withoutBesides(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("-- atlas:txmode none\n\n", "").lines().toList()) {
            boolean besides = line.contains("`portolan_") || BESIDES.stream().anyMatch(line::startsWith);
            if (!besides) {
                lines.add(line);
            } else if (lines.get(lines.size() - 1).startsWith("-- ")) {
                lines.remove(lines.size() - 1);
            }
        }
        return String.join("\n", lines) + "\n";
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
