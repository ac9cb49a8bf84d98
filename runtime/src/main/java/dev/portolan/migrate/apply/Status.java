package dev.portolan.migrate.apply;

import java.util.List;

/**
 * Where a database stands.
 *
 * @param state in a word
 * @param dialect of the database
 * @param current the version that it is at; null for none
 * @param executed how many versions are remembered
 * @param pending files that have not run, in order, the one that ran in part among them
 * @param outOfOrder files that have not run and come late
 * @param edited files that are others than those that ran; the first is certain to be one where it is alone
 * @param missing versions that have run and whose file is gone
 * @param partial the file that ran in part; null for none
 */
public record Status(
        State state,
        String dialect,
        String current,
        int executed,
        List<String> pending,
        List<String> outOfOrder,
        List<String> edited,
        List<String> missing,
        Partial partial) {
    /** What counts most comes first. */
    public enum State {
        /** A run is under way. */
        RUNNING,
        /** A run was interrupted, and nobody knows whether a statement took effect. */
        UNKNOWN,
        /** A file was edited after it ran. */
        EDITED,
        /** A statement was refused, and the file ran in part. */
        FAILED,
        /** A file comes late. */
        OUT_OF_ORDER,
        /** Files have not run. */
        PENDING,
        /** All have run. */
        OK
    }

    public Status {
        pending = List.copyOf(pending);
        outOfOrder = List.copyOf(outOfOrder);
        edited = List.copyOf(edited);
        missing = List.copyOf(missing);
    }

    /**
     * A file that ran in part.
     *
     * @param file null when it is gone
     * @param applied statements that have run
     * @param total statements that it has now; had, when it is gone
     * @param line of the next one; 0 when it is not known
     * @param statement the next one; null when it is not known
     * @param error of the last attempt; empty when it was interrupted
     * @param errorStatement that was refused; empty when it was interrupted
     */
    public record Partial(
            String file,
            String version,
            int applied,
            int total,
            int line,
            String statement,
            String error,
            String errorStatement) {}

    /** @param running whether another migrator is at work, in the file that ran in part */
    static Status of(String dialect, Migrations migrations, Outlook outlook, PartialFile partial, boolean running) {
        List<String> pending = outlook.toRun(FileOrder.LINEAR, migrations).stream()
                .map(Migration::name)
                .toList();
        List<String> late = outlook.late().stream().map(Migration::name).toList();
        State state = State.OK;
        if (running) {
            state = State.RUNNING;
        } else if (outlook.partial() != null && outlook.partial().isUnknown()) {
            state = State.UNKNOWN;
        } else if (!outlook.edited().isEmpty()) {
            state = State.EDITED;
        } else if (outlook.partial() != null) {
            state = State.FAILED;
        } else if (!late.isEmpty()) {
            state = State.OUT_OF_ORDER;
        } else if (!pending.isEmpty()) {
            state = State.PENDING;
        }
        return new Status(
                state,
                dialect,
                outlook.current(),
                outlook.revisions().size(),
                pending,
                late,
                outlook.edited(),
                outlook.missing(),
                partial == null ? null : partial.described());
    }
}
