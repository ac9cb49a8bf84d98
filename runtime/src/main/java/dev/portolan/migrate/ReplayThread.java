package dev.portolan.migrate;

import dev.portolan.schema.Physical;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A directory replayed beside the caller's own work: half of a run's time. Only for a dev database that is in memory and nobody
 * else's, so that the caller may use another at the same time.
 */
final class ReplayThread implements CurrentState {
    private final CompletableFuture<View> announced = new CompletableFuture<>();
    private final CompletableFuture<Physical> state = new CompletableFuture<>();

    /** Begins at once. */
    ReplayThread(ReplayedState replayed) {
        Runnable work = () -> {
            try (Scratch scratch = new Scratch(replayed.dialect(), Database.NONE)) {
                state.complete(replayed.read(scratch, announced::join));
            } catch (SQLException | RuntimeException | Error e) {
                state.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(work, "portolan-replay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void announce(View view) {
        announced.complete(view);
    }

    @Override
    public Physical read(View view) throws SQLException {
        announce(view);
        try {
            return state.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** Lets the thread end when the caller gave up before it said what to look at. */
    @Override
    public void close() {
        announced.cancel(false);
    }
}
