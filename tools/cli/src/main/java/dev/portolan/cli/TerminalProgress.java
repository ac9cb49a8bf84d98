package dev.portolan.cli;

import dev.portolan.progress.ProgressDisplay;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error where that is a terminal; gone when the work is done. */
public final class TerminalProgress implements ProgressDisplay {
    private static final int WIDTH = 80;

    @Override
    public boolean isWatched() {
        return Console.isTerminal("portolan.err");
    }

    @Override
    public Bar show(String work, long total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(work)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .clearDisplayOnFinish()
                .setUpdateIntervalMillis(200)
                // with a width, no terminal is asked for it
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build();
        return new Bar() {
            @Override
            public void at(long done) {
                bar.stepTo(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
