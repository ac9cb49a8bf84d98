package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.schema.Desired;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The entities' graph, read and resolved beside the caller's own work: opening a database takes as long. */
final class Loading {
    private final CompletableFuture<Desired> loaded = new CompletableFuture<>();
    private final CompletableFuture<Resolved> resolved = new CompletableFuture<>();
    private final Dialect likely;

    /**
     * Begins at once.
     *
     * @param likely the dialect, as far as can be told without asking a server; null when it cannot
     */
    Loading(SchemaSource source, Dialect likely) {
        this.likely = likely;
        Thread thread = new Thread(() -> run(source), "portolan-load");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(SchemaSource source) {
        try {
            Desired desired = source.load();
            loaded.complete(desired);
            if (likely != null) {
                resolved.complete(Resolver.resolve(likely, desired));
            }
        } catch (RuntimeException | Error e) {
            loaded.completeExceptionally(e);
            resolved.completeExceptionally(e);
        }
    }

    /** Waits for it, and throws what reading it threw. */
    Desired desired() {
        return get(loaded);
    }

    /** As it is in that dialect. */
    Resolved resolved(Dialect dialect) {
        boolean asExpected = likely != null && likely.name().equals(dialect.name());
        return asExpected ? get(resolved) : Resolver.resolve(dialect, desired());
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
