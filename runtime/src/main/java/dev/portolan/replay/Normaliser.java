package dev.portolan.replay;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.progress.Progress;
import dev.portolan.schema.Change;
import dev.portolan.schema.Desired;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Graph;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.sql.Step;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings the desired state into the form in which the server gives it back (rule 1): what the current state does not show
 * already is created on a scratch database and read by the inspector that read the current state.
 *
 * @param view what {@code scope} looks at, as text
 */
public record Normaliser(Dialect dialect, Scope scope, String view, ScratchDatabase scratch, StateCache cache) {
    /** A scratch database, opened when it is needed. */
    public interface ScratchDatabase {
        /** An open connection to it, empty. */
        Connection empty() throws SQLException;

        /** Takes schemas besides the default one, as {@link dev.portolan.dialect.DevServer.Scratch#take}. */
        default void take(List<Name> schemas) throws SQLException {}

        /** Executes a statement of that connection. */
        default void execute(Statement statement, String sql) throws SQLException {
            statement.execute(sql);
        }

        /** The server's version and settings; null when nothing about it may be remembered. */
        String version() throws SQLException;
    }

    /**
     * @param seen what differs between the current state, that it will be compared with, and this one as it is
     * @throws PortolanException when the server refuses an object, or gives one back that cannot be told
     */
    public Physical normalise(Resolved resolved, Difference seen) throws SQLException {
        Graph desired = resolved.physical().graph();
        Unsettled unsettled = Unsettled.of(seen, desired, dialect.rules());
        if (unsettled.isEmpty()) {
            return resolved.physical();
        }
        if (!unsettled.isAll(desired)) {
            try {
                return completed(resolved, unsettled, created(resolved, unsettled));
            } catch (PortolanException e) {
                // it needs more than its foreign keys tell: with everything there it succeeds, or says what is wrong
            }
        }
        Unsettled all = Unsettled.all(desired, dialect.rules());
        return new Physical(dialect.name(), created(resolved, all));
    }

    private Graph created(Resolved resolved, Unsettled unsettled) throws SQLException {
        String version = cache.isOn() ? scratch.version() : null;
        String key = version == null ? null : key(unsettled.graph(), version);
        Desired known = key == null ? null : cache.find(key);
        if (known != null) {
            return known.graph();
        }
        Graph made = created(resolved, unsettled, scratch.empty());
        if (key != null) {
            cache.store(key, new Desired("desired", made, Hints.NONE));
        }
        return made;
    }

    private String key(Graph graph, String version) {
        Desired asked = new Desired("desired", graph, Hints.NONE);
        return cache.key(
                bytes("desired"), bytes(dialect.name()), bytes(version), bytes(view), bytes(GraphText.write(asked)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Graph created(Resolved resolved, Unsettled unsettled, Connection empty) throws SQLException {
        Graph fitted = dialect.dev().fitted(empty, unsettled.graph());
        Physical wanted = new Physical(dialect.name(), fitted);
        Physical nothing = new Physical(dialect.name(), Graph.EMPTY);
        List<Change> creation = new Differ(dialect.rules())
                .diff(nothing, wanted, Hints.NONE).changes().stream()
                        .filter(change -> !(change instanceof Change.AddSeed))
                        .toList();
        scratch.take(scope.schemas());
        create(
                empty,
                dialect.planner().plan(nothing, wanted, creation, Hints.NONE).steps(),
                resolved.hints());
        Physical read = dialect.inspector().inspect(empty, scope);
        return ReadBack.merge(fitted, read.graph(), dialect.rules());
    }

    /** What a server gave back, and the rest as it is wanted. */
    private Physical completed(Resolved resolved, Unsettled unsettled, Graph made) {
        Graph desired = resolved.physical().graph();
        List<Table> tables = new ArrayList<>();
        made.tables().stream().filter(t -> unsettled.has(t, dialect.rules())).forEach(tables::add);
        desired.tables().stream()
                .filter(t -> !unsettled.has(t, dialect.rules()))
                .forEach(tables::add);
        List<Sequence> sequences = new ArrayList<>(made.sequences());
        desired.sequences().stream()
                .filter(s -> !unsettled.sequences().contains(Unsettled.key(s.name(), dialect.rules())))
                .forEach(sequences::add);
        Graph graph = made.withTables(tables).withSequences(sequences).withViews(desired.views());
        return new Physical(dialect.name(), graph);
    }

    private void create(Connection empty, List<Step> steps, Hints hints) throws SQLException {
        int done = 0;
        try (Statement statement = empty.createStatement();
                Progress progress = Progress.of("creating", steps.size())) {
            statement.setEscapeProcessing(false);
            for (Step step : steps) {
                progress.at(done++);
                try {
                    scratch.execute(statement, step.sql());
                } catch (SQLException e) {
                    throw PortolanException.failed(
                            "desired-refused",
                            "The dev database refused what the entities ask for" + element(step, hints) + ":\n  "
                                    + step.sql().replace("\n", "\n  ") + "\n" + e.getMessage()
                                    + "\nCorrect the mapping; if it names an extension or a type, the dev database needs it too.",
                            e);
                }
            }
        }
    }

    /** The Java element whose table the step names: the longest table name that its comment holds. */
    private static String element(Step step, Hints hints) {
        if (step.comment() == null) {
            return "";
        }
        return hints.origin().entrySet().stream()
                .filter(e -> e.getKey().column() == null)
                .filter(e -> step.comment().contains("\"" + e.getKey().object().text() + "\""))
                .max(Map.Entry.comparingByKey(java.util.Comparator.comparing(
                        (ElementRef ref) -> ref.object().text().length())))
                .map(e -> " (" + e.getValue() + ")")
                .orElse("");
    }
}
