package dev.portolan.migrate;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What leads from one state to another, whatever they are kept in; nothing is written.
 *
 * @param dialect that the statements are for
 * @param steps in order; none when the states are the same
 * @param notices what may fail on rows, or loses data
 */
public record StateDiff(String dialect, List<Step> steps, List<Notice> notices) {
    /** The word for the entities of the class path. */
    public static final String ENTITIES = "entities";

    public StateDiff {
        steps = List.copyOf(steps);
        notices = List.copyOf(notices);
    }

    /**
     * Two states and how to get at them. A state is a JDBC URL, a migration directory, an SQL file, or {@link #ENTITIES}.
     *
     * @param dialect null for that of a database, of the entities or of the dev server
     * @param format of directories; null for the one that their files have
     * @param placeholders values for what their files leave open, by name
     * @param user of databases; null for the URL's
     * @param password of databases; null for the URL's
     * @param devUrl null for the dialect's default
     * @param schemas besides the default one
     * @param maxFile bytes that a file may have
     * @param cache whether states that earlier runs remembered are used
     * @param exclude globs, besides the history tables of the known tools
     */
    public record Request(
            String from,
            String to,
            String dialect,
            String format,
            Map<String, String> placeholders,
            String user,
            String password,
            String devUrl,
            String devUser,
            String devPassword,
            long maxFile,
            boolean cache,
            List<String> schemas,
            List<String> exclude) {
        public Request {
            placeholders = Map.copyOf(placeholders);
            schemas = List.copyOf(schemas);
            exclude = List.copyOf(exclude);
        }

        boolean has(String state) {
            return from.equals(state) || to.equals(state);
        }
    }

    /**
     * Compares.
     *
     * @param entities asked only when a state is {@link #ENTITIES}
     * @throws PortolanException usage, when it cannot be told what a state is or which dialect is meant; what reading a state throws
     */
    public static StateDiff of(Request request, Supplier<SchemaSource> entities) {
        return new StateComparison(request, request.has(ENTITIES) ? entities.get() : null).run();
    }
}
