package dev.portolan.benchmarks;

import java.io.IOException;

/** The smallest heap, in MiB, in which a command ends well: what it needs, whatever the collector would take. */
final class SmallestHeap {
    private static final int STEP = 2;

    private SmallestHeap() {}

    /** A command whose JVM has that much heap. */
    interface InHeap {
        Command of(int mebibytes) throws IOException;
    }

    /** @param enough a heap in which it surely ends well */
    static int of(InHeap command, int enough) throws IOException, InterruptedException {
        int tooSmall = 0;
        int ends = enough;
        command.of(ends).run();
        while (ends - tooSmall > STEP) {
            int middle = (tooSmall + ends) / 2;
            if (endsWell(command.of(middle))) {
                ends = middle;
            } else {
                tooSmall = middle;
            }
        }
        return ends;
    }

    private static boolean endsWell(Command command) throws InterruptedException {
        try {
            command.run();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
