package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.diff.Excludes;
import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Replay;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A scratch database on which files are run, and what is to stand for them. */
final class SquashTrial {
    private static final Set<String> CREATING = Set.of("CREATE", "ALTER", "COMMENT");

    private final Dialect dialect;
    private final Scratch scratch;
    private final Set<String> schemas;

    SquashTrial(Dialect dialect, Scratch scratch, List<String> schemas) {
        this.dialect = dialect;
        this.scratch = scratch;
        this.schemas = new LinkedHashSet<>(schemas);
    }

    /** All that a database holds. @param inSchemas whether it has several schemas, which are listed */
    record State(Physical physical, TableRows rows, boolean inSchemas) {
        /** Kinds of objects that this server lets read back and others do not. */
        Set<String> kinds() {
            Set<String> kinds = new LinkedHashSet<>();
            physical.graph().opaques().forEach(o -> kinds.add(o.kind().toUpperCase(Locale.ROOT)));
            if (inSchemas) {
                kinds.add("SCHEMA");
            }
            return kinds;
        }
    }

    /**
     * Statements on rows, run again.
     *
     * @param done those that did something
     * @param failed what the database said of others, by their places
     */
    record Repeated(List<Squashed> done, Map<String, String> failed, TableRows rows) {
        List<Squashed> failed(List<Squashed> statements, Squashed.Kind kind) {
            return statements.stream()
                    .filter(s -> s.kind() == kind && failed.containsKey(s.place()))
                    .toList();
        }

        String why() {
            return failed.isEmpty() ? "" : "; some fail there: " + failed;
        }
    }

    /** Runs files on an empty database. */
    State replayed(String where, List<MigrationFile> files, DirFormat format) throws SQLException {
        Connection connection = scratch.empty();
        Set<String> before = schemasOf(connection);
        Replay.run(scratch, connection, where, files, format, dialect.splitRules());
        Set<String> made = schemasOf(connection);
        made.removeAll(before);
        schemas.addAll(made);
        return state(connection);
    }

    private State state(Connection connection) throws SQLException {
        Excludes excludes = Excludes.of(List.of(), dialect.names().defaultSchema());
        List<Name> names = schemas.stream().map(Name::quoted).toList();
        scratch.take(names);
        Physical state = dialect.inspector().inspect(connection, new Scope(names, excludes::table, List.of()));
        return new State(
                state,
                TableRows.of(connection, dialect, state.graph()),
                !schemasOf(connection).isEmpty());
    }

    private static Set<String> schemasOf(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows = connection.getMetaData().getSchemas()) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_SCHEM"));
            }
        }
        return names;
    }

    /**
     * The steps that make a state, tried.
     *
     * @param all statements that led to it, where the text of what is not understood is looked up
     * @throws PortolanException {@code checkpoint-differs}
     */
    List<Step> schema(State wanted, List<Squashed> all) throws SQLException {
        List<Step> plan = Ddl.of(dialect, wanted.physical(), Hints.NONE).steps();
        List<Step> hanging = new ArrayList<>();
        List<Step> free = new ArrayList<>();
        for (Opaque opaque : wanted.physical().graph().opaques()) {
            if (plan.stream().noneMatch(s -> s.sql().equals(opaque.sql()))) {
                Step step = Step.of(
                        "create " + opaque.kind() + " \"" + opaque.name().name() + "\"", text(opaque, all));
                (opaque.table() == null ? free : hanging).add(step);
            }
        }
        String first = null;
        for (int at : free.isEmpty() ? List.of(plan.size()) : places(plan)) {
            List<Step> steps = new ArrayList<>(plan);
            steps.addAll(hanging);
            steps.addAll(at, free);
            String different = tried(steps, wanted);
            if (different == null) {
                return steps;
            }
            first = first == null ? different : first;
        }
        throw differs(first);
    }

    /** What creates it, as the database tells it, else as a file has it. */
    private static String text(Opaque opaque, List<Squashed> all) {
        String word = opaque.sql().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        if (CREATING.contains(word)) {
            return opaque.sql();
        }
        String name = opaque.name().name().text();
        return all.stream()
                .filter(s -> s.creates(opaque.kind(), name))
                .reduce((a, b) -> b)
                .map(Squashed::sql)
                .orElseThrow(() -> differs("how " + opaque.kind() + " \"" + name + "\" is made is not known"));
    }

    /** Where functions and their like may have to stand: defaults of tables call them, and they read tables. */
    private static List<Integer> places(List<Step> plan) {
        int first = plan.size();
        int last = 0;
        for (int i = 0; i < plan.size(); i++) {
            if (plan.get(i).sql().startsWith("CREATE TABLE")) {
                first = Math.min(first, i);
                last = i + 1;
            }
        }
        return List.copyOf(new LinkedHashSet<>(List.of(first, last, plan.size())));
    }

    private String tried(List<Step> steps, State wanted) throws SQLException {
        Connection connection = scratch.empty();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Step step : steps) {
                try {
                    scratch.execute(statement, step.sql());
                } catch (SQLException e) {
                    return "the database refuses\n  " + step.sql().replace("\n", "\n  ") + "\n" + e.getMessage();
                }
            }
        }
        return difference(state(connection), wanted);
    }

    /** What is otherwise there, in words; null for nothing. */
    String difference(State is, State wanted) {
        for (Difference difference : List.of(
                new Differ(dialect.rules()).diff(is.physical(), wanted.physical(), Hints.NONE),
                new Differ(dialect.rules()).diff(wanted.physical(), is.physical(), Hints.NONE))) {
            if (!difference.isEmpty()) {
                List<Step> steps = dialect.planner()
                        .plan(difference.from(), difference.to(), difference.changes(), difference.hints())
                        .steps();
                return "it would still take: "
                        + (steps.isEmpty()
                                ? difference.changes().get(0)
                                : steps.get(0).sql());
            }
        }
        List<Opaque> missing = new ArrayList<>(wanted.physical().graph().opaques());
        missing.removeAll(is.physical().graph().opaques());
        List<Opaque> more = new ArrayList<>(is.physical().graph().opaques());
        more.removeAll(wanted.physical().graph().opaques());
        missing.addAll(more);
        return missing.isEmpty()
                ? null
                : missing.get(0).kind() + " \"" + missing.get(0).name() + "\" would be another one";
    }

    /** Runs statements behind steps, each by itself. */
    Repeated repeated(List<Step> schema, List<Squashed> rows) throws SQLException {
        Connection connection = scratch.empty();
        List<Squashed> done = new ArrayList<>();
        Map<String, String> failed = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Step step : schema) {
                scratch.execute(statement, step.sql());
            }
            for (Squashed row : rows) {
                try {
                    scratch.execute(statement, row.statement().text());
                    // of the rows of a COPY no count is told
                    if (row.kind() == Squashed.Kind.POSITION || row.copies() || statement.getUpdateCount() != 0) {
                        done.add(row);
                    }
                } catch (SQLException e) {
                    failed.put(
                            row.place(),
                            String.valueOf(e.getMessage())
                                    .replaceAll("\\s+", " ")
                                    .strip());
                }
            }
        }
        return new Repeated(done, failed, state(connection).rows());
    }

    /** The format for a directory of these files alone. */
    DirFormat reading(DirFormat format, List<MigrationFile> files) {
        Map<String, MigrationFile> byName = new LinkedHashMap<>();
        files.forEach(f -> byName.put(f.name(), f));
        return format.in(new Contents(List.copyOf(byName.keySet()), byName, Map.of()))
                .on(dialect.name());
    }

    static PortolanException differs(String what) {
        return PortolanException.failed(
                "checkpoint-differs",
                "a checkpoint would not lead where the files lead: " + what
                        + "\nNothing was written. Write the file by hand, or make the checkpoint before that");
    }
}
