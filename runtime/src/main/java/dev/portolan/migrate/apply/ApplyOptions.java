package dev.portolan.migrate.apply;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a run is to go.
 *
 * @param baseline the version that the database is at already; null for none
 * @param allowDirty whether the first run may meet a database that holds something
 * @param to the last version to run; null for all
 * @param amount of files to run at most
 * @param interrupted what became of the statement that an interrupted run left behind; null when nobody looked
 * @param acceptEdits whether files that were edited after they ran are taken as they are now
 * @param schema of the table; null for the usual one
 * @param patience how long to wait for another migrator
 */
record ApplyOptions(
        TxMode txMode,
        FileOrder order,
        String baseline,
        boolean allowDirty,
        String to,
        int amount,
        Interrupted interrupted,
        boolean acceptEdits,
        String schema,
        Duration patience) {
    static final ApplyOptions DEFAULT = new ApplyOptions(
            TxMode.FILE,
            FileOrder.LINEAR,
            null,
            false,
            null,
            Integer.MAX_VALUE,
            null,
            false,
            null,
            Duration.ofSeconds(10));

    ApplyOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ApplyOptions(
                draft.txMode,
                draft.order,
                draft.baseline,
                draft.allowDirty,
                draft.to,
                draft.amount,
                draft.interrupted,
                draft.acceptEdits,
                draft.schema,
                draft.patience);
    }

    /** Options on their way. */
    static final class Draft {
        TxMode txMode;
        FileOrder order;
        String baseline;
        boolean allowDirty;
        String to;
        int amount;
        Interrupted interrupted;
        boolean acceptEdits;
        String schema;
        Duration patience;

        private Draft(ApplyOptions from) {
            txMode = from.txMode;
            order = from.order;
            baseline = from.baseline;
            allowDirty = from.allowDirty;
            to = from.to;
            amount = from.amount;
            interrupted = from.interrupted;
            acceptEdits = from.acceptEdits;
            schema = from.schema;
            patience = from.patience;
        }
    }
}
