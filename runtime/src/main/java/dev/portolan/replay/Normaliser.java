package dev.portolan.replay;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.schema.Change;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Brings the desired state into the form in which the server gives it back (rule 1): it is created on a scratch database and
 * read by the inspector that reads the current state.
 */
public final class Normaliser {
    private Normaliser() {}

    /**
     * @param scratch an empty scratch database; holds the desired state afterwards
     * @throws PortolanException when the server refuses an object, or gives one back that cannot be told
     */
    public static Physical normalise(Dialect dialect, Resolved resolved, Scope scope, Connection scratch)
            throws SQLException {
        Physical desired = resolved.physical();
        Physical nothing = new Physical(dialect.name(), Graph.EMPTY);
        List<Change> creation = new Differ(dialect.rules())
                .diff(nothing, desired, Hints.NONE).changes().stream()
                        .filter(change -> !(change instanceof Change.AddSeed))
                        .toList();
        create(
                scratch,
                dialect.planner().plan(nothing, desired, creation, Hints.NONE).steps(),
                resolved.hints());
        Physical read = dialect.inspector().inspect(scratch, scope);
        return new Physical(dialect.name(), ReadBack.merge(desired.graph(), read.graph(), dialect.rules()));
    }

    private static void create(Connection scratch, List<Step> steps, Hints hints) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Step step : steps) {
                try {
                    statement.execute(step.sql());
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
