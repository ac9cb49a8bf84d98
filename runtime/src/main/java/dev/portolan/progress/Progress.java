package dev.portolan.progress;

import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Work that may take its time: one call a step, and nothing else for the first second. Then the program's {@link ProgressDisplay} is
 * looked for; in a library there is none. One piece of work is shown at a time. For one thread.
 */
public final class Progress implements AutoCloseable {
    private static final long PATIENCE = 1_000_000_000L;
    private static final AtomicBoolean SHOWN = new AtomicBoolean();

    private final String work;
    private final long total;
    private final LongSupplier clock;
    private final long began;
    private boolean asked;
    private ProgressDisplay.Bar bar;

    private Progress(String work, long total, LongSupplier clock) {
        this.work = work;
        this.total = total;
        this.clock = clock;
        this.began = clock.getAsLong();
    }

    /** To be closed when the work ends, however it ends. @param total of the steps, in a unit of the work's own */
    public static Progress of(String work, long total) {
        return new Progress(work, total, System::nanoTime);
    }

    /** With a clock of nanoseconds. */
    static Progress of(String work, long total, LongSupplier clock) {
        return new Progress(work, total, clock);
    }

    /** @param done of the total, so far */
    public void at(long done) {
        if (!asked && clock.getAsLong() - began >= PATIENCE) {
            asked = true;
            bar = shown();
        }
        if (bar != null) {
            bar.at(Math.min(done, total));
        }
    }

    private ProgressDisplay.Bar shown() {
        ProgressDisplay display = ServiceLoader.load(ProgressDisplay.class, Progress.class.getClassLoader())
                .findFirst()
                .filter(ProgressDisplay::isWatched)
                .orElse(null);
        return display != null && SHOWN.compareAndSet(false, true) ? display.show(work, total) : null;
    }

    @Override
    public void close() {
        asked = true;
        if (bar != null) {
            bar.close();
            bar = null;
            SHOWN.set(false);
        }
    }
}
