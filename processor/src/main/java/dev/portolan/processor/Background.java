package dev.portolan.processor;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Work that needs nothing of the compiler, done beside it. */
final class Background {
    private Background() {}

    static <T> Future<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "portolan");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
