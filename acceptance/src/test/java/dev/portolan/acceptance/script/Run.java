package dev.portolan.acceptance.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Scope;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A script on one dialect, on a database of its own. */
final class Run implements AutoCloseable {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private final Script script;
    private final Target target;
    private final Path work;
    private final Connection database;
    private Scope scope = Scope.ALL;

    Run(Script script, Target target, Path work) throws IOException, SQLException {
        this.script = script;
        this.target = target;
        this.work = work;
        this.database = target.fresh();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    void all() throws IOException, SQLException {
        for (String[] command : script.commands()) {
            switch (command[0]) {
                case "only" -> {
                    if (!Arrays.asList(command).contains(target.dialect())) {
                        return;
                    }
                }
                case "schemas" ->
                    scope = new Scope(
                            Arrays.stream(command).skip(1).map(Name::quoted).toList(), t -> false, List.of());
                case "given", "rows" -> State.execute(target, database, script.text(command[1] + ".sql"));
                case "diff" -> diff(command[1]);
                case "synced" -> assertEquals("", text(plan(command[1]).steps()), command[1]);
                case "refused" -> refused(command[1]);
                case "fails" -> {
                    var failure = assertThrows(PortolanException.class, () -> plan(command[1]));
                    assertEquals(command[2], failure.code(), failure.getMessage());
                }
                case "check" -> expect(command[1] + ".txt", check(script.text(command[1] + ".txt")));
                default -> throw new AssertionError("no such command: " + String.join(" ", command));
            }
        }
    }

    private void diff(String state) throws IOException, SQLException {
        Physical before = State.look(target, database, scope);
        Plan plan = plan(state);
        expect(state + ".up.sql", text(plan.steps()));
        expect(state + ".down.sql", text(plan.reverse()));
        expect(state + ".notices.txt", notices(plan));
        Apply.steps(database, plan.steps());
        assertEquals("", text(plan(state).steps()), "once more to " + state);
        Apply.steps(database, plan.reverse());
        assertEquals(List.of(), State.changes(target, database, scope, before), "back from " + state);
        Apply.steps(database, plan.steps());
        assertEquals("", text(plan(state).steps()), "there again: " + state);
    }

    /** The rows do not let it: nothing has happened, and a notice had said that it may fail. */
    private void refused(String state) throws IOException, SQLException {
        Physical before = State.look(target, database, scope);
        Plan plan = plan(state);
        assertFalse(plan.notices().isEmpty(), "a notice of " + state);
        assertThrows(SQLException.class, () -> Apply.steps(database, plan.steps()));
        if (database.getAutoCommit() && target == Target.SQLITE) {
            State.execute(target, database, "ROLLBACK;"); // as closing does
        } else if (!database.getAutoCommit()) {
            database.rollback();
            database.setAutoCommit(true);
        }
        assertEquals(List.of(), State.changes(target, database, scope, before), "after the failure");
    }

    private Plan plan(String state) throws IOException, SQLException {
        Map<String, String> sources = script.sources(state);
        if (sources.isEmpty()) {
            return new State(target, script.text(state + ".sql"), scope).from(State.look(target, database, scope));
        }
        Path classes = work.resolve(state);
        SchemaSource source = Files.exists(classes)
                ? new Compilation(classes).source()
                : Compilation.of(classes, sources).source();
        Path dir = Files.createDirectories(work.resolve("migrations"));
        Generator generator = target.generator(source, dir).inspect(database).dryRun();
        Plan plan = generator.withoutCache().diff(state).plan();
        // the first of them remembers what it found out, unless an earlier one did; the second has it from there
        for (String run : List.of("remembering", "remembered")) {
            assertEquals(whole(plan), whole(generator.diff(state).plan()), run);
        }
        return plan;
    }

    private static String whole(Plan plan) {
        return text(plan.steps()) + "--\n" + text(plan.reverse()) + "--\n" + plan.notices();
    }

    private void expect(String name, String actual) throws IOException {
        if (UPDATE) {
            script.expect(name, actual);
        } else {
            assertEquals(script.text(name), actual, name);
        }
    }

    private static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.comment() == null ? "" : "-- " + step.comment() + "\n");
            text.append(step.sql()).append(";\n");
        }
        return text.toString();
    }

    private static String notices(Plan plan) {
        StringBuilder text = new StringBuilder();
        plan.notices()
                .forEach(n ->
                        text.append(n.code()).append(' ').append(n.element()).append('\n'));
        return text.toString();
    }

    /** The queries of a text, each with the rows that it gives now. */
    private String check(String text) throws SQLException {
        StringBuilder now = new StringBuilder();
        for (String line : text.lines().filter(l -> l.startsWith("select ")).toList()) {
            now.append(line).append('\n');
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery(line)) {
                while (rows.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(rows.getString(i)));
                    }
                    now.append(String.join("|", values)).append('\n');
                }
            }
        }
        return now.toString();
    }
}
