package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.DevDatabase;
import dev.portolan.replay.Replay;
import dev.portolan.schema.Physical;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A directory replayed beside the caller's own work: half of a run's time. Only for a dev database that is in memory and nobody
 * else's, so that the caller may use another at the same time.
 */
final class ReplayThread implements CurrentState {
    private final CompletableFuture<Scope> announced = new CompletableFuture<>();
    private final CompletableFuture<Physical> state = new CompletableFuture<>();

    /** Begins at once. */
    ReplayThread(Dialect dialect, Path dir, List<MigrationFile> files, DirFormat format) {
        Runnable work = () -> {
            try (DevDatabase database = Target.dev(dialect, Database.NONE)) {
                Replay.run(database.connection(), dir.toString(), files, format, dialect.splitRules());
                state.complete(dialect.inspector().inspect(database.connection(), announced.join()));
            } catch (SQLException | RuntimeException | Error e) {
                state.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(work, "portolan-replay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void announce(Scope scope) {
        announced.complete(scope);
    }

    @Override
    public Physical read(Scope scope) throws SQLException {
        announce(scope);
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
