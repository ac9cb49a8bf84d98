package dev.portolan.progress;

/** Shows a person how far work has come. Found as a service; asked for only when work has lasted a second. */
public interface ProgressDisplay {
    /** Whether a person looks. */
    boolean isWatched();

    /**
     * Begins to show.
     *
     * @param work in a word or two: {@code replaying}
     * @param total how much there is to do, in a unit of the work's own
     */
    Bar show(String work, long total);

    /** What is shown of one piece of work. */
    interface Bar extends AutoCloseable {
        /** @param done of the total; never less than before */
        void at(long done);

        /** Nothing of it is left on the screen. */
        @Override
        void close();
    }
}
